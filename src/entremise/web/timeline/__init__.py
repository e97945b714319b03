"""The timeline: what a seat knows, in the order in which it happened."""
