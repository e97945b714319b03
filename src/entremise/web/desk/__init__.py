"""The shuttle desk: the parties side by side, the text between them, and words carried across."""
