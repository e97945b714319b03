"""The map of actors for one seat: what the talks have on record as it sees them, with what its own dossier holds."""

from entremise.house.map.actor_map import ActorMap, Who, actor_map
from entremise.house.map.document import as_json
from entremise.house.map.kept import kept_map
from entremise.house.map.placing import Area, Spot

__all__ = ["ActorMap", "Area", "Spot", "Who", "actor_map", "as_json", "kept_map"]
