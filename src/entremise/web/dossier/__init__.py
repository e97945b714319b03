"""The dossier of one's own seat: its reports, the desk at which they are read, its facts. No other seat sees it."""
