"""The dossier: reports, the facts that they hold, what these are worth, and who stands behind whom. Pure."""
