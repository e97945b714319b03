"""What can go wrong with a store, apart from what the record's contract names."""


class KeyTrouble(Exception):
    """Keys are missing, unreadable or not those of this database; the text is one sentence that says which."""


class NotAStore(Exception):
    """The file holds something else than a store; the text is one sentence that names it."""


class StillRead(Exception):
    """What was erased still stands in the database's log, because somebody reads it: erase it again later."""


class OtherNature(Exception):
    """A store of exercises where real talks are expected, or the other way round: `exercise` says which it is."""

    def __init__(self, *, exercise: bool) -> None:
        self.exercise = exercise
        super().__init__(exercise)
