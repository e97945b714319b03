"""The design on one page: what there is, and when it is used. For those who build pages, and those who judge them."""

from typing import Final

from django.http import HttpRequest, HttpResponse

from entremise.web.access import open_page
from entremise.web.language import language_of
from entremise.web.shell import show
from entremise.web.visit import SIDES
from entremise.words.catalogue import N_, translator

COLOURS: Final = (
    ("paper", N_("The ground")),
    ("sheet", N_("What lies on it")),
    ("ink", N_("Text")),
    ("quiet", N_("Text that comes second")),
    ("rule", N_("Lines that divide")),
    ("edge", N_("Lines that one must see")),
    ("act", N_("What one may do next: the night’s own colour, near no party’s")),
    ("grave", N_("What can’t be undone, and what is wrong")),
    ("doubt", N_("What is doubtful, invented, or an exercise")),
)
SPACES: Final = ("s1", "s2", "s3", "s4", "s5", "s6", "s7")
TYPES: Final = (
    ("h1", N_("One a page: what the page is")),
    ("h2", N_("A part of the page")),
    ("h3", N_("A part of a part")),
    ("lead", N_("The one sentence on top")),
    ("body", N_("Text")),
    ("small", N_("What comes second")),
)


@open_page("GET")
def design(request: HttpRequest) -> HttpResponse:
    """Every colour, size, space and piece, as pages have them."""
    _ = translator(language_of(request))
    shown = {
        "colours": [(name, _(use)) for name, use in COLOURS],
        "spaces": SPACES,
        "types": [(name, _(use)) for name, use in TYPES],
        "sides": range(SIDES),
    }
    return show(request, "entremise/design/design.html", shown)
