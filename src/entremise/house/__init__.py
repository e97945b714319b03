"""The application: one function a command. Load the view, decide, append, announce."""
