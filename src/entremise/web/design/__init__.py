"""The design, on one page."""
