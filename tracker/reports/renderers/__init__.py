"""How a report is printed: one renderer a format, each a function from a `Report` to text or bytes."""
