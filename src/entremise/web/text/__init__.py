"""The text: drafts, positions, proposals, signature and the time asked for it."""
