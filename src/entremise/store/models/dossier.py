"""The tables of the dossiers. Each belongs to one seat at one talks, and is found through that seat alone."""

from django.db import models

_ID = 32
_SLUG = 64


class DossierEntry(models.Model):
    """What somebody did to the dossier of their seat, sealed."""

    talks = models.CharField(max_length=_ID)
    seat = models.CharField(max_length=_SLUG)
    n = models.PositiveBigIntegerField()
    sealed = models.BinaryField()

    class Meta:
        db_table = "dossier_entry"
        constraints = (models.UniqueConstraint(fields=["talks", "seat", "n"], name="one_dossier_entry_a_number"),)


class DossierText(models.Model):
    """The text of a source with what a reading of it offers, sealed. Gone with the source.

    `source` is made of the source's name with the seat's key: the name itself would tell what was read.
    """

    talks = models.CharField(max_length=_ID)
    seat = models.CharField(max_length=_SLUG)
    source = models.CharField(max_length=_SLUG)
    sealed = models.BinaryField()

    class Meta:
        db_table = "dossier_text"
        constraints = (models.UniqueConstraint(fields=["talks", "seat", "source"], name="one_dossier_text_a_source"),)
