"""English word lists."""

from collections.abc import Mapping
from typing import Final

from entremise.dossier.reading.forms import english
from entremise.dossier.reading.lexicon import Act, Lexicon, Thing, nouns, verbs

_VERBS: Final[Mapping[Act, str]] = {
    Act.SIGN: "sign, cosign",
    Act.INITIAL: "initial",
    Act.AFFIX: "affix, append, put put put",
    Act.REFUSE: "refuse, decline",
    Act.REJECT: "reject, rebuff, spurn",
    Act.ASK: "ask, request, seek sought sought",
    Act.DEMAND: "demand, insist",
    Act.GRANT: "grant, give gave given, allow",
    Act.LEAVE: "leave left left, quit quit quit, abandon",
    Act.DEPART: "depart, fly flew flown",
    Act.WITHDRAW: "withdraw withdrew withdrawn",
    Act.FAIL: "fail, collapse, founder, stall, flounder",
    Act.END: "end, conclude, finish",
    Act.ADJOURN: "adjourn, suspend, postpone, halt, interrupt",
    Act.START: "open, begin began begun, start, resume, hold held held, continue, reopen, erupt",
    Act.NEGOTIATE: "negotiate",
    Act.MEET: "meet met met",
    Act.GATHER: "gather, convene, reunite",
    Act.RECEIVE: "receive",
    Act.PRESENT: "present, submit, table, circulate, propose",
    Act.ATTACK: "attack, shell, bomb, besiege, bombard, invade, fight fought fought, advance, encircle, ambush",
    Act.LAUNCH: "launch, mount",
    Act.SEIZE: "seize, capture, overrun overran overrun",
    Act.BREAK: "violate, breach, break broke broken",
    Act.CEASE: "end, stop, halt, cease",
    Act.ACCEPT: "accept, approve, endorse",
    Act.AGREE: "agree, consent",
    Act.OPPOSE: "oppose",
    Act.INTEND: "want, hope, plan, intend, aim, wish, mean meant meant, decide, prefer, prepare, opt, offer, choose "
    "chose chosen, volunteer, resolve",
    Act.AVOID: "avoid, forget forgot forgotten, refrain, abstain, omit, neglect, shun, escape, balk, baulk, delay, "
    "shirk, "
    "resist, forgo forwent forgone",
    Act.DOUBT: "doubt, question, hesitate, wonder, fear, worry",
    Act.PROMISE: "promise, pledge, undertake undertook undertaken, vow, commit",
    Act.THREATEN: "threaten",
    Act.DROP: "drop, renounce, abandon",
    Act.TRY: "try, attempt, strive strove striven, seek sought sought",
    Act.SUCCEED: "manage, succeed",
    Act.CONTINUE: "continue, keep kept kept",
    Act.SEEM: "seem, appear",
    Act.EXPECT: "expect, schedule, plan, suppose",
    Act.PREVENT: "prevent, stop, bar, keep kept kept, dissuade",
    Act.SAY: "say said said, tell told told, declare, announce, state, claim, add, confirm, explain, report, note, "
    "acknowledge, admit, stress, insist, argue, assert, reply, affirm, indicate, maintain, warn, complain, "
    "write wrote written, believe, suggest, reveal, recall, remind",
    Act.JUDGE: "welcome, regret, condemn, denounce, criticise, criticize, hail, praise, deplore",
    Act.DENY: "deny, dispute, dismiss, refute, rebut",
    Act.ACCUSE: "accuse, blame",
    Act.URGE: "urge, press, invite, call, exhort",
    Act.BACK: "back, support, arm, finance, fund",
    Act.LEAD: "lead led led, head, command, chair, co-chair",
    Act.HOST: "host, co-host",
    Act.SPONSOR: "sponsor, co-sponsor",
    Act.MEDIATE: "mediate, broker, facilitate",
    Act.SHUTTLE: "shuttle",
    Act.SERVE: "serve, act",
    Act.CONTROL: "control, hold held held, administer, govern, rule",
    Act.OCCUPY: "occupy",
    Act.RECOGNISE: "recognise, recognize",
    Act.ENJOY: "enjoy",
    Act.JOIN: "join, attend",
    Act.BE: "be was been",
    Act.HAVE: "have had had",
    Act.STAND: "stay, remain, stand stood stood, arrive, sit sat sat",
    Act.CHOOSE: "choose chose chosen, pick, select",
    Act.LAST: "last, divide, ravage, grip",
    Act.KILL: "kill",
    Act.OTHER: "make made made, take took taken, go went gone, come came come, know knew known, see saw seen, "
    "get got got, do did done, find found found, move, bring brought brought, extend, send sent sent, "
    "reach, guarantee, require, travel, return, honour, honor, violate, sabotage, obtain, deploy, implement, settle, "
    "consult, disarm, dismantle, assist, base, build built built, lose lost lost, win won won, pay paid paid, "
    "become became become, begin began begun, carry, help, hand, publish, adopt, change, cause, protect, "
    "set set set, run ran run, cut cut cut, turn, pull, storm, walk, fall fell fallen, call, put put put, bear bore "
    "borne, "
    "speak spoke spoken, exclude, include, release, exchange, appoint, elect, name, pass, consider, discuss, debate, "
    "reconsider, contemplate, risk, dare, "
    "free, shake shook shaken, telephone, join",
}
_IDIOMS: Final[Mapping[str, tuple[tuple[tuple[str, ...], Act], ...]]] = {
    "take": (
        (("place",), Act.START),
        (("effect",), Act.START),
        (("up", "arms"), Act.ATTACK),
        (("part", "in"), Act.JOIN),
        (("control", "of"), Act.SEIZE),
        (("over",), Act.SEIZE),
    ),
    "come": (
        (("close", "to"), Act.AVOID),
        (("near", "to"), Act.AVOID),
        (("into", "force"), Act.START),
        (("into", "effect"), Act.START),
    ),
    "enter": ((("into", "force"), Act.START),),
    "break": ((("down",), Act.FAIL), (("off",), Act.ADJOURN), (("up",), Act.END), (("out",), Act.START)),
    "walk": ((("out", "of"), Act.WALK_OUT), (("out",), Act.WALK_OUT), (("away", "from"), Act.WALK_OUT)),
    "storm": ((("out", "of"), Act.WALK_OUT), (("out",), Act.WALK_OUT)),
    "pull": ((("out", "of"), Act.WITHDRAW),),
    "put": ((("forward",), Act.PRESENT), (("an", "end", "to"), Act.CEASE), (("off",), Act.ADJOURN)),
    "turn": ((("down",), Act.REJECT),),
    "ask": ((("for",), Act.ASK),),
    "call": ((("off",), Act.ADJOURN), (("for",), Act.URGE), (("on",), Act.URGE), (("upon",), Act.URGE)),
    "sit": ((("down", "with"), Act.MEET), (("down",), Act.MEET)),
    "bring": ((("an", "end", "to"), Act.CEASE),),
    "be": (
        (("ready",), Act.PROMISE),
        (("willing",), Act.PROMISE),
        (("prepared",), Act.PROMISE),
        (("host", "to"), Act.HOST),
        (("unable",), Act.AVOID),
        (("unwilling",), Act.AVOID),
        (("loath",), Act.AVOID),
        (("in", "no", "position"), Act.AVOID),
        (("in", "no", "mood"), Act.AVOID),
        (("no", "sign"), Act.FALSE),
        (("no", "evidence"), Act.FALSE),
        (("no", "indication"), Act.FALSE),
        (("no", "question"), Act.FALSE),
        (("out", "of", "the", "question"), Act.FALSE),
        (("true",), Act.TRUE),
        (("false",), Act.FALSE),
        (("untrue",), Act.FALSE),
        (("wrong",), Act.FALSE),
        (("impossible",), Act.FALSE),
        (("reluctant",), Act.DOUBT),
        (("hesitant",), Act.DOUBT),
        (("able",), Act.DOUBT),
        (("possible",), Act.DOUBT),
        (("likely",), Act.DOUBT),
        (("unlikely",), Act.DOUBT),
        (("unclear",), Act.DOUBT),
        (("clear",), Act.TRUE),
        (("close", "to"), Act.INTEND),
        (("on", "the", "verge"), Act.INTEND),
        (("on", "the", "brink"), Act.INTEND),
        (("on", "the", "point"), Act.INTEND),
    ),
    "go": ((("on",), Act.SUCCEED),),
    "open": ((("fire",), Act.ATTACK),),
    "rule": ((("out",), Act.AVOID),),
    "stop": ((("short",), Act.AVOID),),
    "fall": ((("short",), Act.AVOID), (("apart",), Act.FAIL), (("through",), Act.FAIL)),
    "fight": ((("alongside",), Act.BACK),),
    "side": ((("with",), Act.BACK),),
}
_NOUNS: Final = (
    (Thing.TALKS, "", "=talks, =peace talks, =negotiations, negotiation, conference, dialogue, summit, =discussions, "
     "round table, round of talks/rounds of talks, =ceasefire talks, round, new round/new rounds"),
    (Thing.MEETING, "", "meeting, session, encounter, face-to-face meeting, sitting"),
    (Thing.ACCORD, "", "accord, agreement, peace agreement, deal, treaty, document, text, memorandum, pact, protocol, "
     "peace accord, peace deal, =terms, memorandum of understanding/memoranda of understanding, interim accord, "
     "power-sharing agreement, declaration, ceasefire agreement, cessation of hostilities agreement"),
    (Thing.DRAFT, "", "draft, draft agreement, draft accord, draft text, draft memorandum of understanding, "
     "draft memorandum/draft memoranda"),
    (Thing.PROPOSAL, "", "proposal, offer, plan, final offer, peace plan, compromise"),
    (Thing.TIME, "", "time/time, more time/more time, extension, delay, day, week, hour, month, year, minute, "
         "postponement"),
    (Thing.SIGNATURE, "", "signature, signing, formal signing"),
    (Thing.TABLE, "", "table, negotiating table, room, peace process/peace processes, process/processes"),
    (Thing.CEASEFIRE, "", "ceasefire, cease-fire, truce, cessation of hostilities/cessations of hostilities, "
         "armistice"),
    (Thing.FIGHTING, "", "fighting/fighting, clash/clashes, =hostilities, war, civil war, conflict, shelling, siege, "
     "battle, violence/violence"),
    (Thing.OFFENSIVE, "", "offensive, attack, assault, strike, air strike, airstrike, raid"),
    (Thing.ARMS, "", "=arms, =weapons"),
    (Thing.FAILURE, "", "failure, collapse, breakdown, deadlock"),
    (Thing.MEDIATION, "", "mediation, good offices/good offices, shuttle diplomacy/shuttle diplomacy"),
    (Thing.GO_BETWEEN, "", "go-between, intermediary/intermediaries, mediator, facilitator, broker"),
    (Thing.SUPPORT, "", "support/support, backing/backing"),
    (Thing.AUSPICES, "", "=auspices, aegis/aegis, sponsorship"),
    (Thing.TERRITORY, "", "territory/territories, region, area, city/cities, east/east, west/west, north/north, "
     "harbour, harbor, port, valley, village, island, bridge, airport, mine, coast, "
     "south/south, part, half/halves, province, border, bank, west bank"),
    (Thing.PLACE, "", "capital, hotel, base, venue, country/countries, town, building, hall, site, premises/premises"),
    (Thing.POSTS, "", "power, office, post"),
    (Thing.POSITIONS, "", "=positions, position"),
    (Thing.DEMAND, "", "demand, condition, claim, concession, call"),
    (Thing.REFUSAL, "", "refusal, rejection"),
    (Thing.ROLE, "", "role"),
    (Thing.PROCESS, "", "participation"),
    (Thing.OVERTHROW, "", "overthrow, fall, coup, assassination, independence/independences, invasion, revolution, "
     "uprising, election, instability/instabilities"),
    (Thing.OFFICE, "leads", "president, prime minister, leader, head, chief, commander, secretary-general, king, emir, "
     "chairman/chairmen, chairwoman, chair, co-chairman/co-chairmen, opposition leader, chancellor, chief of staff, "
     "un secretary-general, head of state/heads of state"),
    (Thing.OFFICE, "minister", "minister, foreign minister, defence minister, defense minister, justice minister, "
     "interior minister, secretary of state/secretaries of state, deputy minister"),
    (Thing.OFFICE, "mediates", "mediator, envoy, special envoy, facilitator, special representative, chief mediator"),
    (Thing.OFFICE, "speaks", "spokesman/spokesmen, spokeswoman/spokeswomen, spokesperson"),
    (Thing.OFFICE, "", "representative, negotiator, general, colonel, marshal, diplomat, ambassador, vice-president, "
     "vice president"),
    (Thing.OFFICE, "aide", "aide, adviser, advisor, confidant, close associate"),
    (Thing.GROUP, "party", "government, army/armies, movement, front, party/parties, faction, opposition, regime, "
         "junta, "
     "rebellion, delegation, guerrilla, militia, coalition, alliance, side, wing, liberation army"),
    (Thing.GROUP, "organisation", "ministry/ministries, organisation, organization, committee, commission, parliament, "
     "council, union, contact group, league, mission, house, assembly/assemblies, presidency"),
    (Thing.GROUP, "collective", "international community/international communities, =powers, power, armed group, "
         "group, "
     "=officials, =authorities, =rebels, =insurgents, =separatists, =islamists, =leaders, =negotiators, =mediators, "
     "=envoys, =allies, =presidents, =chairmen, =co-chairmen, team, =ministers, =parties, =delegations, "
     "=governments, =monitors, entourage"),
    (Thing.FORCES, "collective", "=forces, =troops, =fighters, =soldiers, =men, =militias, =supporters"),
    (Thing.SIDES, "", "=sides, =parties, =rivals, =foes, =enemies, =protagonists"),
    (Thing.UNNAMED, "", "source, =reports, =media, witness/witnesses, resident, observer, diplomat, analyst, expert, "
     "=officials, agency/agencies, newspaper"),
    (Thing.OTHER, "", "press conference, news conference, joint statement, statement, control, intention, "
     "guarantee, reason, wish/wishes, interest, reluctance, inability, unwillingness"),
)  # fmt: skip


def _plural(one: str) -> str:
    if one.endswith(("s", "x", "ch", "sh")):
        return one + "es"
    return one[:-1] + "ies" if one.endswith("y") and one[-2] not in "aeiou" else one + "s"


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_forms, _classes = verbs(_VERBS, english, ",")
for _lemma in ("enter", "side", "rule"):
    _more, _kinds = verbs({Act.OTHER: _lemma}, english, ",")
    _forms.update({form: _forms.get(form, ()) + readings for form, readings in _more.items()})
    _classes.update(_kinds)

ENGLISH: Final = Lexicon(
    language="en",
    verbs=_forms,
    classes=_classes,
    idioms=_IDIOMS,
    nouns=nouns(_NOUNS, _plural),
    determiners=_words(
        "the a an one this that these those its his her their our no each every some several both all any another two "
        "three "
        "four five six seven eight nine ten many few most neither either"
    ),
    plurals=_words("these those several both all two three four five six seven eight nine ten many few most some"),
    feminines=frozenset(),
    masculines=frozenset(),
    none=_words("no none nobody neither nothing"),
    numerals={"two": 2, "both": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
              "ten": 10},
    adjectives=_words(
        "main new former first last other same young vast high powerful possible joint final formal early earlier late "
        "armed rebel western eastern northern southern foreign international national political military civil common "
        "direct indirect long brief fragile provisional interim opposition key self-proclaimed self-declared disputed "
        "special deputy acting disarmed so-called potential eventual peace separate"
    ),
    possible=_words("possible potential eventual prospective"),
    of=_words("of"),
    agents=_words("by"),
    between=_words("between"),
    prepositions=_words(
        "of to in on at by for with without against between from into over under after before since during until till "
        "about near among toward towards through via despite behind within upon across around as than like outside "
        "inside"
    ),
    locatives=_words("in at to from near into for through outside"),
    also=("and", "or", "nor", "as well as", "along with", "together with"),
    relatives=_words("who which that whom whose where"),
    conditions=_words("if unless whether provided"),
    later=_words("until till before"),
    clauses=_words("that because while when after before since although though but as if unless whether until till "
    "once"),
    pronouns={"he": "he", "she": "she", "they": "they", "it": "it", "him": "he", "them": "they", "nobody": "nobody",
    "nothing": "nobody", "us": "one", "me": "one",
              "neither": "nobody", "none": "nobody", "i": "i", "we": "i", "there": "it", "her": "she", "this": "it"},
    adverbs=_words(
        "not never yet already also still both then since just ever even only again later however meanwhile once "
        "together "
        "now today yesterday tomorrow n't soon twice hardly always often n't so long no all more less nearly almost "
        "himself herself themselves "
        "far instead why how what here thus hence therefore nevertheless nonetheless moreover besides elsewhere "
        "afterwards indeed rather perhaps "
        "monday tuesday wednesday thursday friday saturday sunday"
    ),
    not_=_words("not never n't hardly"),
    apparent=_words("apparently reportedly allegedly seemingly purportedly supposedly"),
    maybe=_words("perhaps maybe possibly probably"),
    particles=_words("al el ben bin ibn de du la van von abu ould der di da dos"),
    titles={"mr": False, "mr.": False, "mrs": True, "mrs.": True, "ms": True, "ms.": True, "miss": True, "sir": False,
            "dr": None, "dr.": None},
    according=("according to",),
    months={name: k for k, name in enumerate(
        "january february march april may june july august september october november december".split(), 1)},
    days={name: k for k, name in enumerate("monday tuesday wednesday thursday friday saturday sunday".split())},
    since=_words("since"),
    claims=_words("report reports claim claims allegation allegations rumour rumours rumor rumors suggestion "
    "suggestions "
                  "accusation accusations"),
    almost=_words("almost nearly virtually"),
    effects={
        **dict.fromkeys(("failure", "refusal", "inability", "unwillingness"), "negated"),
        **dict.fromkeys(("reluctance", "hesitation"), "possible"),
    },
    phrases={
        ("as", "soon", "as"): "once",
        **dict.fromkeys((("in", "case"), ("on", "condition", "that"), ("provided", "that"), ("as", "long", "as"),
                         ("in", "the", "event", "that"), ("so", "long", "as")), "condition"),
        **dict.fromkeys((("so", "that"), ("in", "order", "that")), "later"),
    },
)  # fmt: skip
