"""Entremise's own YAML: from a file's bytes to a scenario, or to what is known of the parties."""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import Any, TypeVar

from pydantic import ValidationError

from entremise.settlement.formats.marked import Marked, Path, read_marked
from entremise.settlement.formats.model import KnownModel, PartyModel, Rule, Scores, SettlementFile, Span
from entremise.settlement.formats.number import weights_of
from entremise.settlement.knowledge import WHOLE, Comparison, Known, Range, State, Uncertain, Values, certain, part
from entremise.settlement.refusal import Code, Note, Refused
from entremise.settlement.sheet import MOST_PARTIES, Forbidden, Issue, Kind, Package, Scenario, Sheet, ranged

Result = TypeVar("Result")


def read_scenario(data: bytes, file: str, *, normalise: bool = False) -> Scenario:
    """A scenario from a settlement file. Raises Refused with file and line."""
    return read_tabled(data, file, normalise=normalise)[0]


def read_tabled(data: bytes, file: str, *, normalise: bool = False) -> tuple[Scenario, Package | None]:
    """A scenario, and the package that its file puts on the table (None: it names none). Raises Refused."""
    own = _Own(data, file, normalise)
    sheets = tuple(own.sheet(n) for n in range(len(own.model.parties)))
    scenario = own.at((), lambda: Scenario(
        own.issues, sheets, own.constraints(), own.model.title, own.model.invented, tuple(own.notes)
    ))  # fmt: skip
    return scenario, own.table(scenario)


def read_uncertain(data: bytes, file: str, *, normalise: bool = False) -> Uncertain:
    """What is known of the parties, from a settlement file. A party with scores alone is certain."""
    own = _Own(data, file, normalise)
    packages = own.model.packages
    chosen = None
    if packages is not None:
        bare = Scenario(own.issues, tuple(own.blank(n) for n in range(2)))
        chosen = tuple(
            own.at(("packages", n), lambda choice=choice: bare.package(choice))  # type: ignore[misc]
            for n, choice in enumerate(packages)
        )
    return own.at((), lambda: Uncertain(
        own.issues, own.states(), own.constraints(), chosen, own.model.title, own.model.invented,
        tuple(own.notes),
    ))  # fmt: skip


class _Own:
    """A settlement file being read: the checked model, the lines, and the issues."""

    def __init__(self, data: bytes, file: str, normalise: bool) -> None:
        self.marked: Marked = read_marked(data, file)
        self.file = file
        self.normalise = normalise
        self.notes: list[Note] = []
        if not isinstance(self.marked.value, dict) or "entremise" not in self.marked.value:
            raise Refused(Code.UNKNOWN_FORMAT, file=file, line=1)
        try:
            self.model = SettlementFile.model_validate(self.marked.value)
        except ValidationError as error:
            raise self._refusal(error) from None
        if self.model.out_of <= 0:
            raise self.refuse(
                Code.OUT_OF_RANGE, ("out_of",), what="out_of", text=str(self.model.out_of), low="1", high="∞"
            )
        self.issues = tuple(self._issue(n) for n in range(len(self.model.issues)))
        self.names = [issue.name for issue in self.issues]
        parties = [party.name for party in self.model.parties]
        if not 2 <= len(parties) <= MOST_PARTIES:
            raise self.refuse(Code.PARTIES, ("parties",), count=len(parties), most=MOST_PARTIES)
        for n, name in enumerate(parties):
            if name in parties[:n]:
                raise self.refuse(Code.TWICE, ("parties", n), what="party", name=name)

    # --- places and refusals ---

    def refuse(self, code: Code, path: Sequence[str | int], /, **params: str | int) -> Refused:
        return Refused(code, file=self.file, line=self.marked.line(path), **params)

    def at(self, path: Path, make: Callable[[], Result]) -> Result:
        """Run a step; what it refuses gets this place."""
        try:
            return make()
        except Refused as refused:
            raise refused.at(self.file, self.marked.line(path)) from None

    def _refusal(self, error: ValidationError) -> Refused:
        first = error.errors()[0]
        path = tuple(first["loc"])
        where = self._where(path)
        if first["type"] == "not_a_number":
            return self.refuse(Code.NOT_A_NUMBER, path, what=where, text=str(first["ctx"]["text"])[:60])
        return self.refuse(Code.AGAINST_SCHEMA, path, where=where, problem=first["type"], said=first["msg"])

    def _where(self, path: Path) -> str:
        """A place in words: parties, issues and states by their names, other entries by their numbers."""
        here: Any = self.marked.value
        words: list[str] = []
        for step in path:
            if not isinstance(step, int) and step not in str(self.marked.lines):
                continue
            try:
                here = here[step]
            except (KeyError, IndexError, TypeError):
                here = None
            if isinstance(step, int) and isinstance(here, dict) and isinstance(here.get("name"), str):
                words[-1:] = [here["name"]]
            else:
                words.append(str(step))
        return ".".join(words)

    # --- issues and constraints ---

    def _issue(self, n: int) -> Issue:
        model, path = self.model.issues[n], ("issues", n)
        given = [form for form in (model.options, model.integer, model.real) if form is not None]
        if len(given) != 1:
            raise self.refuse(Code.AGAINST_SCHEMA, path, where=model.name, problem="one_form", said="")
        if any(model.name == other.name for other in self.model.issues[:n]):
            raise self.refuse(Code.TWICE, path, what="issue", name=model.name)
        if model.options is not None:
            for o, option in enumerate(model.options):
                if option in model.options[:o]:
                    raise self.refuse(Code.TWICE, (*path, "options", o), what="option", name=option)
            issue = Issue(model.name, tuple(model.options))
        elif model.integer is not None:
            low, high = model.integer.low, model.integer.high
            if low.denominator != 1 or high.denominator != 1:
                raise self.refuse(Code.NOT_A_NUMBER, (*path, "integer"), what="integer", text=f"{low}..{high}")
            issue = self.at(path, lambda: ranged(model.name, low, high, Fraction(1), Kind.INTEGER))
        else:
            assert model.real is not None
            real = model.real
            issue = self.at(path, lambda: ranged(model.name, real.low, real.high, real.step, Kind.REAL))
        if len(issue.options) < 2:
            raise self.refuse(Code.ONE_OPTION, path, issue=issue.name, count=len(issue.options))
        return issue

    def sets(self, given: Mapping[str, str | list[str]], path: Path) -> tuple[tuple[int, frozenset[int]], ...]:
        """Issue and option names as numbers."""
        found: list[tuple[int, frozenset[int]]] = []
        if not given:
            raise self.refuse(Code.AGAINST_SCHEMA, path, where=str(path[-1]), problem="empty", said="")
        for name, options in given.items():
            number = self.number(name, (*path, name))
            issue = self.issues[number]
            labels = options if isinstance(options, list) else [options]
            found.append(
                (number, self.at((*path, name), lambda i=issue, o=labels: frozenset(map(i.index, o))))  # type: ignore[misc]
            )
        return tuple(found)

    def number(self, name: str, path: Path) -> int:
        if name not in self.names:
            raise self.refuse(Code.UNKNOWN_ISSUE, path, issue=name)
        return self.names.index(name)

    def constraints(self) -> tuple[Forbidden, ...]:
        rules: list[Forbidden] = []
        for n, rule in enumerate(self.model.constraints):
            rules += self._rule(rule, ("constraints", n))
        return tuple(rules)

    def _rule(self, rule: Rule, path: Path) -> list[Forbidden]:
        if rule.forbid is not None and rule.if_ is None and rule.then is None:
            return [Forbidden(self.sets(rule.forbid, (*path, "forbid")))]
        if rule.forbid is not None or rule.if_ is None or rule.then is None:
            raise self.refuse(Code.AGAINST_SCHEMA, path, where="constraints", problem="one_rule", said="")
        when = dict(self.sets(rule.if_, (*path, "if")))
        rules: list[Forbidden] = []
        for issue, options in self.sets(rule.then, (*path, "then")):
            others = frozenset(range(len(self.issues[issue].options))) - options
            sets = {**when, issue: when.get(issue, others) & others}
            rules.append(Forbidden(tuple(sets.items())))
        return rules

    def table(self, scenario: Scenario) -> Package | None:
        """The package on the table, where the file names one."""
        choice = self.model.table
        if choice is None:
            return None
        for name, option in choice.items():
            issue = self.issues[self.number(name, ("table", name))]
            self.at(("table", name), lambda issue=issue, option=option: issue.index(option))  # type: ignore[misc]
        package = self.at(("table",), lambda: scenario.package(choice))
        if not scenario.allows(package):
            raise self.refuse(Code.NOT_ALLOWED, ("table",))
        return package

    # --- score sheets ---

    def sheet(self, n: int) -> Sheet:
        model, path = self.model.parties[n], ("parties", n)
        if model.scores is None:
            raise self.refuse(Code.AGAINST_SCHEMA, path, where=f"{model.name}.scores", problem="missing", said="")
        for name in model.scores:
            self.number(name, (*path, "scores", name))
        weights: list[Fraction] = []
        values: list[tuple[Fraction, ...]] = []
        for issue in self.issues:
            if issue.name not in model.scores:
                raise self.refuse(Code.MISSING_ISSUE, (*path, "scores"), issue=issue.name)
            scores = model.scores[issue.name]
            weights.append(scores.weight)
            values.append(self._values(issue, scores, model.name, (*path, "scores", issue.name)))
        used, said = weights_of(
            weights, party=model.name, normalise=self.normalise, file=self.file,
            line=self.marked.line((*path, "scores")),
        )  # fmt: skip
        self.notes += [note for note in said if note not in self.notes]
        return Sheet(model.name, used, tuple(values), self._reservation(model, path))

    def blank(self, n: int) -> Sheet:
        """A sheet without preferences."""
        count = len(self.issues)
        nought = tuple(tuple(Fraction(0) for _ in issue.options) for issue in self.issues)
        return Sheet(str(n), (Fraction(1, count),) * count, nought)

    def _reservation(self, model: PartyModel, path: Path) -> Fraction:
        share = (model.reservation or Fraction(0)) / self.model.out_of
        if not 0 <= share <= 1:
            raise self.refuse(
                Code.OUT_OF_RANGE, (*path, "reservation"), what="reservation", text=str(model.reservation),
                low="0", high=str(self.model.out_of),
            )  # fmt: skip
        return share

    def _values(self, issue: Issue, scores: Scores, party: str, path: Path) -> tuple[Fraction, ...]:
        if (scores.options is None) == (scores.linear is None):
            raise self.refuse(Code.AGAINST_SCHEMA, path, where=issue.name, problem="one_form", said="")
        if scores.linear is not None:
            if issue.numbers is None:
                raise self.refuse(Code.UNKNOWN_EVALUATOR, path, issue=issue.name, kind="linear")
            line = scores.linear
            return tuple(
                (line.offset + line.slope * (number - issue.numbers[0])) / self.model.out_of for number in issue.numbers
            )
        assert scores.options is not None
        for option, value in scores.options.items():
            here = (*path, "options", option)
            if option not in issue.options:
                raise self.refuse(Code.UNKNOWN_OPTION, here, issue=issue.name, option=option)
            if not 0 <= value <= self.model.out_of:
                raise self.refuse(
                    Code.OUT_OF_RANGE, here, what=option, text=str(value), low="0", high=str(self.model.out_of)
                )
        for option in issue.options:
            if option not in scores.options:
                raise self.refuse(Code.OPTIONS_DIFFER, (*path, "options"), party=party, issue=issue.name, option=option)
        return tuple(scores.options[option] / self.model.out_of for option in issue.options)

    # --- what is known ---

    def states(self) -> tuple[State, ...]:
        bases = [self._base(n) for n in range(len(self.model.parties))]
        if not self.model.states:
            return (State("", Fraction(1), tuple(bases)),)
        states: list[State] = []
        for s, state in enumerate(self.model.states):
            names = [party.name for party in self.model.parties]
            for name in state.known:
                if name not in names:
                    raise self.refuse(Code.UNKNOWN_PARTY, ("states", s, "known", name), party=name)
            known = tuple(
                self._known(state.known[name], base, ("states", s, "known", name)) if name in state.known else base
                for name, base in zip(names, bases, strict=True)
            )
            states.append(State(state.name, state.chance, known))
        return tuple(states)

    def _base(self, n: int) -> Known:
        model, path = self.model.parties[n], ("parties", n)
        if model.known is None:
            return certain(self.sheet(n))
        nothing = Known(
            model.name,
            tuple(Values((WHOLE,) * len(issue.options)) for issue in self.issues),
            (WHOLE,) * len(self.issues),
            reservation=(self._reservation(model, path),) * 2,
        )
        return self._known(model.known, nothing, (*path, "known"))

    def _known(self, model: KnownModel, base: Known, path: Path) -> Known:
        """What a `known` says, over what was known before."""
        weights = list(base.weights)
        for name, span in model.weights.items():
            weights[self.number(name, (*path, "weights", name))] = self._span(
                span, (*path, "weights", name), Fraction(1)
            )
        values = list(base.values)
        for name, given in model.values.items():
            here = (*path, "values", name)
            number = self.number(name, here)
            values[number] = self._spans(self.issues[number], given, values[number], here)
        order = tuple(self.number(name, (*path, "order", n)) for n, name in enumerate(model.order)) or base.order
        if len(set(order)) != len(order):
            raise self.refuse(Code.TWICE, (*path, "order"), what="issue", name=self.names[max(order, key=order.count)])
        comparisons = tuple(
            self.at(
                (*path, "comparisons", n),
                lambda one=one: Comparison(part(self.issues, one.better), part(self.issues, one.than)),  # type: ignore[misc]
            )
            for n, one in enumerate(model.comparisons)
        )
        lines = tuple(Forbidden(self.sets(sets, (*path, "red_lines", n))) for n, sets in enumerate(model.red_lines))
        reservation = base.reservation
        if model.reservation is not None:
            reservation = self._span(model.reservation, (*path, "reservation"), self.model.out_of)
        return Known(
            base.party, tuple(values), tuple(weights), order, base.comparisons + comparisons,
            base.red_lines + lines, reservation,
        )  # fmt: skip

    def _spans(self, issue: Issue, given: Mapping[str, Span] | list[str], before: Values, path: Path) -> Values:
        if isinstance(given, list):
            order = tuple(
                self.at((*path, n), lambda option=option: issue.index(option))  # type: ignore[misc]
                for n, option in enumerate(given)
            )
            if sorted(order) != list(range(len(issue.options))):
                raise self.refuse(Code.OPTIONS_DIFFER, path, party="", issue=issue.name, option="")
            best = order[0]
            one = (Fraction(1), Fraction(1))
            return Values(tuple(one if o == best else WHOLE for o in range(len(issue.options))), order)
        ranges = list(before.ranges)
        for option, span in given.items():
            index = self.at((*path, option), lambda option=option: issue.index(option))  # type: ignore[misc]
            ranges[index] = self._span(span, (*path, option), self.model.out_of)
        return Values(tuple(ranges))

    def _span(self, span: Span, path: Path, out_of: Fraction) -> Range:
        low, high = span if isinstance(span, list) else (span, span)
        if not 0 <= low <= high <= out_of:
            raise self.refuse(
                Code.OUT_OF_RANGE, path, what=str(path[-1]), text=f"{float(low):g}..{float(high):g}",
                low="0", high=str(out_of),
            )  # fmt: skip
        return low / out_of, high / out_of
