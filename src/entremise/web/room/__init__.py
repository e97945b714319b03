"""A delegation’s room, and its inner room."""
