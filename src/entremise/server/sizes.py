"""How much a server takes at once."""

from typing import Final

from entremise.house.uploads import MEGABYTE, UPLOAD_LIMIT
from entremise.reports.apart import AT_ONCE

BODY_LIMIT: Final = 2_500_000
"""Bytes of a request's body: more than any act, or any form, can hold."""
UPLOAD_BODY_LIMIT: Final = UPLOAD_LIMIT + BODY_LIMIT
"""The same where a report is sent by somebody who is signed in: a file, and a form around it."""
UPLOADS: Final = 4
"""How many bodies above the ordinary limit are held at once; the others wait on their way."""
READINGS: Final = AT_ONCE
"""How many reports are worked on at once, in threads of their own: no other page waits for them."""
THROWN_AWAY: Final = 64 * MEGABYTE
"""Bytes of a body too large that are read and let go, so that its browser shows our answer."""
HEAD_LIMIT: Final = 32 * 1_024
"""Bytes of a request's head."""
CONNECTIONS: Final = 4_000
"""Connections at once; whoever comes when there are as many is told to come again (503)."""
THREADS: Final = 6
"""How many requests are worked on at once; each thread keeps a connection. The others wait in the order they came.

More wouldn't be quicker: threads share one interpreter, and of many that are begun together all end late. Fewer could
all be waiting for the disk.
"""
