"""The tables of those who come in. Of what opens a door only a digest is kept; of what is said, nothing."""

from django.db import models

_ID = 32
_SLUG = 64


class Account(models.Model):
    """Somebody who has come in once."""

    id = models.CharField(primary_key=True, max_length=_ID)
    language = models.CharField(max_length=35, default="")
    zone = models.CharField(max_length=64, default="")
    theme = models.CharField(max_length=8, default="auto")
    convenes = models.BooleanField(default=False)

    class Meta:
        db_table = "account"


class Place(models.Model):
    """A person's place at one talks."""

    account = models.ForeignKey(Account, models.PROTECT, db_index=False)
    talks = models.CharField(max_length=_ID)
    seat = models.CharField(max_length=_SLUG)
    person = models.CharField(max_length=_SLUG)

    class Meta:
        db_table = "place"
        constraints = (
            models.UniqueConstraint(fields=["account", "talks"], name="one_place_a_talks"),
            models.UniqueConstraint(fields=["talks", "seat", "person"], name="one_holder_a_place"),
        )


class Invitation(models.Model):
    """A one-time link; without talks, for somebody who may convene."""

    id = models.CharField(primary_key=True, max_length=_ID)
    digest = models.BinaryField(unique=True)
    talks = models.CharField(max_length=_ID, db_index=True)
    seat = models.CharField(max_length=_SLUG)
    person = models.CharField(max_length=_SLUG)
    made_by = models.CharField(max_length=2 * _SLUG + 1)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "invitation"


class Session(models.Model):
    """A device at which an account is signed in."""

    id = models.CharField(primary_key=True, max_length=_ID)
    digest = models.BinaryField(unique=True)
    account = models.ForeignKey(Account, models.PROTECT)
    device = models.CharField(max_length=120)
    began_at = models.DateTimeField()
    seen_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "session"


class Passkey(models.Model):
    """A credential of an account (WebAuthn): its public key, and how often it was used."""

    id = models.CharField(primary_key=True, max_length=1_400)
    account = models.ForeignKey(Account, models.PROTECT)
    public_key = models.BinaryField()
    count = models.PositiveBigIntegerField()
    name = models.CharField(max_length=200)
    made_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "passkey"


class Challenge(models.Model):
    """What a passkey was asked to sign, by its digest, until it has been or it is too late."""

    digest = models.BinaryField(primary_key=True)
    purpose = models.CharField(max_length=16)
    account = models.CharField(max_length=_ID)
    expires_at = models.DateTimeField(db_index=True)

    class Meta:
        db_table = "challenge"


class Token(models.Model):
    """What an outside program shows, by its digest."""

    id = models.CharField(primary_key=True, max_length=_ID)
    digest = models.BinaryField(unique=True)
    account = models.ForeignKey(Account, models.PROTECT)
    talks = models.CharField(max_length=_ID)
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "token"


class Subscription(models.Model):
    """A secret address of a feed, by its digest. A table of its own: no token opens a feed, and no address the API."""

    id = models.CharField(primary_key=True, max_length=_ID)
    digest = models.BinaryField(unique=True)
    account = models.ForeignKey(Account, models.PROTECT)
    talks = models.CharField(max_length=_ID)
    feed = models.CharField(max_length=16)
    language = models.CharField(max_length=35)
    made_at = models.DateTimeField()
    fetched_on = models.DateField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "subscription"
