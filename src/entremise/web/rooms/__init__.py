"""The rooms: the shuttle desk, a delegation's room, the gallery, and what they share."""
