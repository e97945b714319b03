"""The view of a seat: the wall first, then the fold."""
