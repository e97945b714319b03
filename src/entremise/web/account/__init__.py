"""One’s own account: language, theme, sessions, passkeys."""
