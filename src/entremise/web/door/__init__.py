"""What stands between the street and the rooms: headers, sessions, limits, and what is said when a door stays shut."""
