"""The map of actors: drawn, in words, and as files for other programs."""
