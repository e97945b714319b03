"""How much a server takes at once."""

from typing import Final

BODY_LIMIT: Final = 2_500_000
"""Bytes of a request's body: more than any act, or any form, can hold."""
HEAD_LIMIT: Final = 32 * 1_024
"""Bytes of a request's head."""
CONNECTIONS: Final = 4_000
"""Connections at once; whoever comes when there are as many is told to come again (503)."""
THREADS: Final = 6
"""How many requests are worked on at once; each thread keeps a connection. The others wait in the order they came.

More wouldn't be quicker: threads share one interpreter, and of many that are begun together all end late. Fewer could
all be waiting for the disk.
"""
