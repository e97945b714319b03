"""What stands in the database's files, byte by byte, and in its rows."""

from pathlib import Path
from typing import Any

from django.db import connections

from tests.record.cast import TALKS


def files(folder: Path) -> bytes:
    """All bytes of the database, its log and its index."""
    return b"\n".join(path.read_bytes() for path in sorted(folder.glob("talks.sqlite3*")) if path.is_file())


def row(store: Any, act: str) -> dict[str, Any]:
    """The row of an act."""
    from entremise.store.models import Act

    return dict(Act.objects.using(store.alias).values().get(talks=TALKS, ident=act))


def pragma(store: Any, name: str) -> Any:
    with connections[store.alias].cursor() as cursor:
        cursor.execute(f"PRAGMA {name}")
        return cursor.fetchone()[0]
