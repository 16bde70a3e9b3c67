"""The command line: one module a group of commands, each imported only when one of them is asked for."""
