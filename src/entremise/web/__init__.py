"""The rooms in the browser. Views are thin: load the seat's view, ask the core, append, render."""
