"""Convening: new talks, seats, delegations, and who is invited."""
