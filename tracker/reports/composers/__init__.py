"""What each kind of report says: one composer a file, the parts that several share in `parts`."""
