"""What a running server is made of: its settings, its addresses, the loop that wakes the house, the demonstration."""
