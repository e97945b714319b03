"""New talks from a case file: who is who, and on an exercise server, if wanted, what has happened so far.

A file is what its content says, never what its name does; nothing of it is shown as it was given, but the names of
its acts and the sentences on its faults.
"""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from threading import Lock
from typing import Any, Final

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from entremise.cases import Case, load_case, vary
from entremise.cases.faults import Faulty
from entremise.cases.reading import SIZE_LIMIT
from entremise.cases.script import Script
from entremise.house.exercise import Ahead, play_into
from entremise.house.premises import here
from entremise.people.values import Account, Session
from entremise.talks.acts.base import Hand
from entremise.talks.acts.convening import Convene, SeatKind
from entremise.talks.acts.form import parse_act
from entremise.talks.refusal import Refused
from entremise.talks.view.state import View
from entremise.web.access import account_page
from entremise.web.convening.convene import SPEAKS
from entremise.web.convening.placing import NONCE_LIMIT, Convener, convene, take_place
from entremise.web.door import errors
from entremise.web.language import language_of
from entremise.web.shell import show
from entremise.words import faults, refusals
from entremise.words.catalogue import Translator, translator
from entremise.words.direction import isolate
from entremise.words.names import Reader

FAULTS: Final = 50
"""How many faults are told at once."""
PLAYED: Final = 500
"""How many acts are played at most: each is placed as in live talks, while the browser waits."""
TYPED: Final = 129

_one_at_a_time = Lock()
"""The same file sent twice is played once: the second waits, and finds the talks."""


class _Wrong(Exception):
    """What is wrong with what was sent, as sentences."""

    def __init__(self, *says: str) -> None:
        self.says = says
        super().__init__(*says)


@dataclass(frozen=True, slots=True)
class _Sent:
    """The form as sent: `who` convenes, as `seat/person`, and `until` which act is played."""

    nonce: str
    who: str
    until: str

    @classmethod
    def of(cls, request: HttpRequest) -> "_Sent":
        said = {name: request.POST.get(name, "").strip()[:TYPED] for name in ("who", "until")}
        return cls(request.POST.get("nonce", "")[:NONCE_LIMIT] or secrets.token_urlsafe(16), **said)


@account_page("GET", "POST")
def from_case(request: HttpRequest, session: Session, account: Account) -> HttpResponse:
    """The form; sent, it convenes."""
    if not account.convenes:
        return errors.not_found(request)
    _ = translator(language_of(request))
    sent = _Sent.of(request)
    if request.method != "POST":
        return _page(request, sent)
    try:
        case = _case(request.FILES.get("case"), _)
        talks, refused = _convened(account, case, sent, _)
    except _Wrong as wrong:
        return _page(request, sent, wrong=wrong.says, status=422)
    if refused:
        return _page(request, sent, talks=talks, refused=refused)
    return redirect("delegation", talks=talks)


def _case(given: Any, _: Translator) -> Case:
    if not isinstance(given, UploadedFile) or given.size is None:
        raise _Wrong(_("Choose a case file: YAML, of {size} MB at most.", size=SIZE_LIMIT // 2**20))
    try:
        # One byte more than may be: that it is too large is then said like any other fault.
        return load_case(given.read(SIZE_LIMIT + 1), "")
    except Faulty as faulty:
        said = [
            sentence if one.line is None else _("Line {line}: {sentence}", line=one.line, sentence=sentence)
            for one in faulty.faults[:FAULTS]
            for sentence in [faults.sentence(one, _)]
        ]
        more = len(faulty.faults) - FAULTS
        if more > 0:
            said.append(_.ngettext("{n} more fault.", "{n} more faults.", more).format(n=more))
        raise _Wrong(*said) from None


def _convened(account: Account, case: Case, sent: _Sent, _: Translator) -> tuple[str, Sequence[str]]:
    """The talks, and what was refused of the acts that were to be played."""
    convener, premises = Convener(account, sent.nonce), here()
    by = _who(case, sent, _)
    try:
        if sent.until and premises.exercise:
            return convener.talks, _played(convener, case, by, sent.until, _)
        act = parse_act(Convene.kind, case.acts[0].fields)
        assert isinstance(act, Convene), "a case begins with it"
        return convene(premises, convener, by, act, {}), ()
    except Refused as refused:
        raise _Wrong(refusals.sentence(refused.refusal, Reader.of(View(None), _))) from None


def _who(case: Case, sent: _Sent, _: Translator) -> Hand:
    """As whom somebody convenes: as the form says, else as the case does."""
    seat, _between, person = sent.who.partition("/")
    first = case.acts[0].by
    if not sent.who:
        seat, person = first.seat, first.person or ""
    known = case.top.seats.get(seat)
    entry = case.top.persons.get(f"{seat}/{person}")
    if known is None or known.kind is not SeatKind.MEDIATOR or entry is None:
        could = [
            name
            for name, one in case.top.persons.items()
            if case.top.seats[name.partition("/")[0]].kind is SeatKind.MEDIATOR
            and any(capacity.value in SPEAKS for capacity in one.capacities)
        ]
        if not could:
            raise _Wrong(_("No mediator of this case has a head or a delegate: add one to its “persons” first."))
        said = _.pgettext("between names", ", ").join(isolate(one) for one in could)
        raise _Wrong(_("Say who you are in this case. You may be one of these: {persons}.", persons=said))
    if not any(capacity.value in SPEAKS for capacity in entry.capacities):
        raise _Wrong(_("Whoever convenes speaks for the seat: be its head, or a delegate."))
    return Hand(seat=seat, person=person)


def _played(convener: Convener, case: Case, by: Hand, until: str, _: Translator) -> Sequence[str]:
    premises, script = here(), _script(case, until, _)
    with _one_at_a_time:
        refused: Sequence[str] = ()
        if premises.house.view(convener.talks, by.seat).convened is None:
            try:
                came = play_into(premises.house, convener.talks, script)
            except Ahead:
                raise _Wrong(_("These acts lie ahead of this server’s clock: stop at an earlier one.")) from None
            reader = Reader.of(premises.house.view(convener.talks, by.seat), _)
            refused = [f"{isolate(one.label)}: {refusals.sentence(one.refusal, reader)}" for one in came]
        take_place(premises, convener.account, convener.talks, by)
        return refused


def _script(case: Case, until: str, _: Translator) -> Script:
    try:
        script = vary(case, until=until)
    except Faulty as faulty:
        raise _Wrong(*(faults.sentence(one, _) for one in faulty.faults)) from None
    if len(script.cues) > PLAYED:
        raise _Wrong(_("At most {n} acts are played here: stop at an earlier one.", n=PLAYED))
    return script


def _page(
    request: HttpRequest,
    sent: _Sent,
    *,
    wrong: Sequence[str] = (),
    talks: str = "",
    refused: Sequence[str] = (),
    status: int = 200,
) -> HttpResponse:
    shown = {"sent": sent, "wrong": wrong, "talks": talks, "refused": refused, "limit": SIZE_LIMIT // 2**20}
    return show(request, "entremise/convening/case.html", shown, status=status)
