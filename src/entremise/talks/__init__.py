"""The talks themselves: acts, who sees them, what a seat knows, what it may do, what the table does by itself.

Pure: no I/O, no clock, no chance. Time, ids and what happened before are passed in.
"""
