"""All forgeries: each named, with the reason and the number that must be found."""

from tests.record import forged_bytes, forged_chains, forged_fields, forged_receipts
from tests.record.case import Forgery

FORGERIES: list[Forgery] = [
    *forged_fields.forgery.forgeries,
    *forged_bytes.forgery.forgeries,
    *forged_chains.forgery.forgeries,
    *forged_receipts.forgery.forgeries,
]
