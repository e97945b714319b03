"""The text that is negotiated: articles in one or more languages, options in brackets, drafts, their digest."""
