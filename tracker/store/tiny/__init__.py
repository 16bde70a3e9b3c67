"""Plans as TinyDB files with a journal beside each: durable at the cost of one small write an edit."""
