"""Documents into outlines, outlines into plans. A format's library is imported only where it is used."""
