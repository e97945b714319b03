"""What the settlement engine says to people: English sentences, by code. Parameters stand in braces."""

from collections.abc import Mapping

from entremise.settlement.refusal import Code, Note, Refusal, Remark
from entremise.words.catalogue import N_, Translator

REFUSALS: Mapping[Code, str] = {
    Code.UNKNOWN_FORMAT: N_(
        "This is no scenario that is known here: give a folder with a GENIUS domain and its profiles (XML), a GeniusWeb"
        " or NegMAS folder, or a settlement file that begins with “entremise: settlement/1”."
    ),
    Code.EMPTY_PLACE: N_("There is nothing to read at {path}."),
    Code.NOT_TEXT: N_("This is not text in UTF-8; save the file as UTF-8."),
    Code.BROKEN_XML: N_("The XML is broken here: {reason}."),
    Code.BROKEN_YAML: N_("The YAML is broken here: {reason}."),
    Code.BROKEN_JSON: N_("The JSON is broken here: {reason}."),
    Code.ENTITIES: N_("The file declares or fetches entities, which is refused; write their text out instead."),
    Code.TOO_DEEP: N_("Elements are nested more than {most} deep; a scenario never needs that."),
    Code.TOO_BIG: N_("The file is larger than {most} bytes; a scenario never needs that."),
    Code.NOT_A_DOMAIN: N_(
        "The file begins with <{tag}>; a GENIUS domain begins with <negotiation_template>, a profile with"
        " <utility_space>."
    ),
    Code.NO_DOMAIN: N_("The folder has profiles but no domain: one file that begins with <negotiation_template>."),
    Code.TWO_DOMAINS: N_("This is a second domain beside {other}; a folder holds one."),
    Code.NOT_ADDITIVE: N_(
        "This profile isn't a sum over the issues (<{tag}>), and only such score sheets can be settled"
        " exactly; give each"
        " issue a weight and each option an evaluation."
    ),
    Code.UNKNOWN_EVALUATOR: N_(
        "Issue “{issue}” is scored by “{kind}”, which isn't known here; use evaluations of options, or a"
        " linear evaluator"
        " with offset and slope on a range."
    ),
    Code.AGAINST_SCHEMA: N_("{where}: {said}"),
    Code.ANCHORS: N_("Anchors and aliases (& and *) are refused; write the value out."),
    Code.NOT_A_NUMBER: N_(
        "{what} is “{text}”, which is no number; write a decimal such as 0.25, or a ratio such as 1/3."
    ),
    Code.NEGATIVE: N_("{what} is {text}; it must not be negative."),
    Code.OUT_OF_RANGE: N_("{what} is {text}; it must lie between {low} and {high}."),
    Code.WEIGHTS: N_(
        "The weights of {party} add up to {sum}, not to 1; correct them, or ask for --normalise to divide"
        " them by their sum."
    ),
    Code.NO_WEIGHT: N_("Issue “{issue}” has no weight in this profile; give it one (0 if it doesn't matter)."),
    Code.NO_STEP: N_(
        "Issue “{issue}” is a range of real numbers; give a step above 0 (--step) at which it is to be taken."
    ),
    Code.EMPTY_RANGE: N_("Issue “{issue}” runs from {low} to {high}; the first must not be above the second."),
    Code.TOO_MANY_OPTIONS: N_(
        "Issue “{issue}” has {count} options; take a larger step, so that there are at most {most}."
    ),
    Code.PARTIES: N_("There is {count} party; there must be 2 to {most}."),
    Code.NO_ISSUES: N_("There is no issue to settle; give at least one, with two options."),
    Code.ONE_OPTION: N_(
        "Issue “{issue}” has {count} option, so there is nothing to settle; give two, or leave it out."
    ),
    Code.TWICE: N_("The {what} “{name}” is there twice; give each its own name."),
    Code.UNKNOWN_ISSUE: N_("There is no issue “{issue}”; use the names (or numbers) under which issues are declared."),
    Code.UNKNOWN_OPTION: N_("Issue “{issue}” has no option “{option}”; use one that is declared for it."),
    Code.UNKNOWN_PARTY: N_("There is no party “{party}”; use a name from “parties”."),
    Code.MISSING_ISSUE: N_("Issue “{issue}” is missing here; every issue needs its line."),
    Code.OPTIONS_DIFFER: N_(
        "For issue “{issue}”, the options of {party} aren't those of the domain: “{option}” is missing or"
        " another; score"
        " each option of the domain once."
    ),
    Code.NOTHING_ALLOWED: N_("The constraints leave no package at all; drop or loosen one."),
    Code.NOT_ALLOWED: N_("The constraints forbid this package; choose another."),
    Code.TOO_MANY_PACKAGES: N_(
        "There are {count} packages, more than the {cap} that may be looked at; name some under “packages”, or raise"
        " --packages."
    ),
    Code.FRONTIER_CAP: N_("The frontier has more than {cap} vectors; raise --cap."),
    Code.ZONE_CAP: N_("The zone can't be counted with {cap} MB; {needed} MB would be needed; raise --memory."),
    Code.SOLVER_CAP: N_(
        "The constraints tie so many issues together that {ways} ways to stand would have to be looked at"
        " (at most {cap});"
        " drop or split a constraint."
    ),
    Code.DRAWS: N_("{draws} draws were asked for; take between {low} and {high}."),
    Code.CONTRADICTION: N_("What is known of {party} contradicts itself: no score sheet fits; drop or loosen a line."),
    Code.HARDLY_CONSISTENT: N_(
        "Of {tried} sheets drawn for {party}, {kept} agreed with all that is known; that is too few to say anything;"
        " loosen a range or a comparison."
    ),
    Code.CANNOT_WRITE: N_("{where} can't say this: {what}."),
}

REMARKS: Mapping[Remark, str] = {
    Remark.WEIGHTS_NEARLY_ONE: N_("the weights of {party} add up to {sum}; they are used as they stand"),
    Remark.WEIGHTS_NORMALISED: N_("the weights of {party} added up to {sum}; they were divided by that"),
    Remark.ALL_ZERO: N_("no option of issue “{issue}” is worth anything here"),
    Remark.INVENTED: N_("the scores are invented"),
    Remark.THINNED: N_(
        "the frontier passes {cap} vectors: {points} are given, and no vector left out is better than the"
        " nearest one given"
        " by more than {epsilon} for any party; raise --cap for more"
    ),
    Remark.ZONE_UNKNOWN: N_("the zone could not be counted exactly within the caps (--memory), and is not guessed"),
    Remark.PACKAGES_UNKNOWN: N_("the packages that the constraints allow could not be counted, and are not guessed"),
    Remark.POINTS_CUT: N_("more packages tie for “{point}” than are listed"),
}

PROBLEMS: Mapping[str, str] = {
    "missing": N_("this is needed and missing"),
    "extra_forbidden": N_("this isn't known here; see docs/settlement.md for what is"),
    "string_type": N_("this should be text"),
    "list_type": N_("this should be a list"),
    "dict_type": N_("this should be names with values beneath them"),
    "model_type": N_("this should be names with values beneath them"),
    "model_attributes_type": N_("this should be names with values beneath them"),
    "bool_parsing": N_("this should be true or false"),
    "literal_error": N_("this should be settlement/1"),
    "one_form": N_("give exactly one form: options, or a range"),
    "one_rule": N_("give either “if” with “then”, or “forbid”"),
    "empty": N_("name at least one issue"),
    "too_short": N_("there should be more entries here"),
    "too_long": N_("there should be fewer entries here"),
}

POINTS: Mapping[str, str] = {
    "nash": N_("Nash"),
    "kalai_smorodinsky": N_("Kalai–Smorodinsky"),
    "egalitarian": N_("egalitarian"),
    "welfare": N_("greatest welfare"),
}


QUESTIONS: Mapping[str, str] = {
    "weighs-more": N_("Does “{first}” weigh more for you than “{second}”?"),
    "would-accept": N_("Would you accept this: {package}?"),
    "worth-more": N_("On “{first}”, is “{second}” worth more than {half} to you, where your best is at most 1?"),
    "reservation": N_("Would an accord have to be worth more than {half} to you (1 is your best) for you to sign it?"),
}

ASSUMPTIONS: Mapping[bool, str] = {
    False: N_("The parties' sheets are drawn independently of one another; name “states” to drop that assumption."),
    True: N_("The parties' sheets hang together through states of the world; within a state they are independent."),
}


def sentence(refusal: Refusal, _: Translator) -> str:
    """A refusal as one sentence, after its file and line."""
    params: dict[str, object] = dict.fromkeys(
        ("party", "option", "issue", "what", "said", "where", "cap", "needed", "ways"), ""
    )
    params.update(refusal.params)
    if refusal.code is Code.AGAINST_SCHEMA:
        problem = PROBLEMS.get(str(refusal.params.get("problem", "")))
        params["said"] = (_(problem) if problem else str(params["said"])) + "."
    return _place(refusal.file, refusal.line, _template(refusal, _).format_map(params), _)


def _template(refusal: Refusal, _: Translator) -> str:
    """The sentence of a code; of those that count something, the one for that number."""
    if refusal.code is Code.PARTIES:
        return _.ngettext(
            "There is {count} party; there must be 2 to {most}.",
            "There are {count} parties; there must be 2 to {most}.",
            int(refusal.params["count"]),
        )
    if refusal.code is Code.ONE_OPTION:
        return _.ngettext(
            "Issue “{issue}” has {count} option, so there is nothing to settle; give two, or leave it out.",
            "Issue “{issue}” has {count} options, so there is nothing to settle; give two, or leave it out.",
            int(refusal.params["count"]),
        )
    return _(REFUSALS[refusal.code])


def remark(note: Note, _: Translator) -> str:
    """A note as one sentence, after its file and line."""
    params: dict[str, object] = dict(note.params)
    if "point" in params:
        params["point"] = _(POINTS[str(params["point"])])
    return _place(note.file, note.line, _(REMARKS[note.remark]).format_map(params), _)


def _place(file: str | None, line: int | None, said: str, _: Translator) -> str:
    if file is None:
        return said
    if line is None:
        return _("{file}: {said}", file=file, said=said)
    return _("{file}, line {line}: {said}", file=file, line=line, said=said)
