"""What outside programs open: the same house by the same rules as the pages."""
