"""Coming in and going out: links, the list of one's talks, signing out."""
