"""Paper: the printed pack, and what happened on paper, entered afterwards."""
