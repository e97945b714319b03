"""The tables of the talks. Everything is found through talks or a seat; `Act.seq` never leaves the house.

Ids and request keys are unique within their talks or seat only, so that no constraint answers for a row that
is hidden from the one who writes.
"""

from django.db import models


class Keyring(models.Model):
    """One row: what tells the right keys from wrong ones, and whether exercises are kept here. No key is in it."""

    probe = models.BinaryField()
    record_key = models.BinaryField()
    exercise = models.BooleanField(default=False)

    class Meta:
        db_table = "keyring"


class Talks(models.Model):
    """Talks: `key` is theirs, wrapped by the master key, which is not in the database."""

    id = models.CharField(primary_key=True, max_length=32)
    key = models.BinaryField()
    last_seq = models.PositiveBigIntegerField(default=0)
    last_recorded = models.TextField(null=True)
    erasures = models.PositiveBigIntegerField(default=0)

    class Meta:
        db_table = "talks"


class Seat(models.Model):
    """A seat's chain: how many entries it has, and its head. `erasures` counts what was since erased of it."""

    talks = models.ForeignKey(Talks, models.PROTECT, db_index=False)
    slug = models.CharField(max_length=64)
    n = models.PositiveBigIntegerField(default=0)
    head = models.BinaryField()
    erasures = models.PositiveBigIntegerField(default=0)

    class Meta:
        db_table = "seat"
        constraints = (models.UniqueConstraint(fields=["talks", "slug"], name="one_seat_a_slug"),)


class Act(models.Model):
    """An act, its salt and body sealed under a key of its own, which the talks' key wraps.

    Rows are only ever added at the end and never change their size, so that none moves and erasure needn't
    trust the database to leave no copy behind.
    """

    talks = models.ForeignKey(Talks, models.PROTECT, db_index=False)
    seq = models.PositiveBigIntegerField()
    ident = models.CharField(max_length=32)
    kind = models.TextField()
    version = models.PositiveIntegerField()
    recorded_at = models.TextField()
    effective_at = models.TextField(null=True)
    public = models.BooleanField(default=False)
    erased = models.BooleanField(default=False)
    key = models.BinaryField()
    sealed = models.BinaryField()

    class Meta:
        db_table = "act"
        constraints = (
            models.UniqueConstraint(fields=["talks", "seq"], name="one_act_a_seq"),
            models.UniqueConstraint(fields=["talks", "ident"], name="one_act_an_id"),
        )
        indexes = (
            models.Index(fields=["talks", "kind", "seq"], name="acts_by_kind"),
            models.Index(fields=["talks", "seq"], name="public_acts", condition=models.Q(public=True)),
        )


class Entry(models.Model):
    """An act on one seat's chain."""

    seat = models.ForeignKey(Seat, models.PROTECT, db_index=False)
    n = models.PositiveBigIntegerField()
    act = models.ForeignKey(Act, models.PROTECT, db_index=False)
    leaf = models.BinaryField()
    head = models.BinaryField()

    class Meta:
        db_table = "entry"
        constraints = (
            models.UniqueConstraint(fields=["seat", "n"], name="one_entry_a_number"),
            models.UniqueConstraint(fields=["act", "seat"], name="one_entry_an_act"),
        )


class Shown(models.Model):
    """An act that is embedded in a later one: whoever has an entry of `by` has been shown `act`."""

    act = models.ForeignKey(Act, models.PROTECT, db_index=False, related_name="shown_by")
    by = models.ForeignKey(Act, models.PROTECT, db_index=False, related_name="shows")

    class Meta:
        db_table = "shown"
        constraints = (models.UniqueConstraint(fields=["act", "by"], name="shown_once"),)


class Request(models.Model):
    """What a seat asked under a key of its own, as a digest, and the act that came of it."""

    seat = models.ForeignKey(Seat, models.PROTECT, db_index=False)
    key = models.CharField(max_length=200)
    digest = models.BinaryField()
    act = models.ForeignKey(Act, models.PROTECT, db_index=False)

    class Meta:
        db_table = "request"
        constraints = (models.UniqueConstraint(fields=["seat", "key"], name="one_request_a_key"),)
