"""After sessions have ended: whoever still listens with one of them is shown out at once."""

from entremise.house.premises import here
from entremise.people.values import Account


def shown_out(account: Account) -> None:
    """Sessions of this account may have ended: its open pages look whether theirs still stand."""
    for place in here().people.places(account):
        here().hub.look_at_the_door(place.talks, place.seat)
