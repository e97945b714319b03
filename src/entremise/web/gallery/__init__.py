"""The gallery: chronicle, communiqués, the map of actors; and what every seat can look up."""
