"""Reports that are sent over the network: how large they may be, and what to read one counts for."""

from typing import Final

MEGABYTE: Final = 1024 * 1024
UPLOAD_LIMIT: Final = 16 * MEGABYTE
"""Bytes of a file that is sent. A report of a hundred pages, with pictures, has a third of that."""
REPORT_COSTS: Final = 18
"""Things sent that a report counts for: to read it may keep a processor busy for a minute. Six may be sent in a minute,
and something is left for all else."""
FILED_COSTS: Final = 6
"""The same for a report that comes within a dossier as a file: its text is taken from its file already."""
CUT_SHORT: Final = "entremise.cut-short"
"""Where a request says (in `META`) that it brought more than may be sent: only its beginning is there."""
