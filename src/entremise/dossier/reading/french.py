"""French word lists."""

from collections.abc import Mapping
from typing import Final

from entremise.dossier.reading.forms import french
from entremise.dossier.reading.lexicon import Act, Lexicon, Thing, nouns, verbs

_VERBS: Final[Mapping[Act, str]] = {
    Act.SIGN: "signer cosigner",
    Act.INITIAL: "parapher",
    Act.AFFIX: "apposer",
    Act.REFUSE: "refuser décliner",
    Act.REJECT: "rejeter repousser récuser",
    Act.ASK: "demander solliciter réclamer",
    Act.DEMAND: "exiger réclamer revendiquer insister",
    Act.GRANT: "accorder octroyer concéder donner",
    Act.LEAVE: "quitter déserter abandonner",
    Act.DEPART: "partir repartir regagner",
    Act.WITHDRAW: "retirer",
    Act.FAIL: "échouer capoter achopper faillir",
    Act.END: "achever terminer solder conclure clôturer clore finir",
    Act.ADJOURN: "ajourner suspendre reporter interrompre différer",
    Act.START: "ouvrir débuter commencer reprendre tenir poursuivre entamer démarrer dérouler éclater durer",
    Act.NEGOTIATE: "négocier dialoguer",
    Act.MEET: "rencontrer réunir retrouver entretenir",
    Act.GATHER: "réunir rassembler convier convoquer",
    Act.RECEIVE: "recevoir",
    Act.PRESENT: "présenter soumettre proposer remettre transmettre",
    Act.ATTACK: "attaquer bombarder assiéger pilonner encercler combattre affronter envahir assaillir",
    Act.LAUNCH: "lancer déclencher mener",
    Act.SEIZE: "emparer conquérir capturer",
    Act.BREAK: "violer rompre enfreindre",
    Act.CEASE: "cesser",
    Act.ACCEPT: "accepter approuver avaliser",
    Act.AGREE: "convenir consentir entendre",
    Act.OPPOSE: "opposer",
    Act.INTEND: "vouloir souhaiter espérer compter envisager prévoir projeter décider préférer apprêter préparer "
    "choisir résoudre désirer offrir",
    Act.PROMISE: "promettre engager",
    Act.THREATEN: "menacer",
    Act.DROP: "renoncer",
    Act.TRY: "tenter essayer chercher efforcer",
    Act.SUCCEED: "réussir parvenir",
    Act.CONTINUE: "continuer",
    Act.AVOID: "éviter oublier omettre négliger abstenir garder exclure tarder interdire manquer répugner rechigner "
    "échapper",
    Act.DOUBT: "douter hésiter ignorer craindre redouter",
    Act.SEEM: "sembler paraître",
    Act.EXPECT: "attendre prévoir supposer censer",
    Act.PREVENT: "empêcher dissuader",
    Act.SAY: "dire déclarer affirmer annoncer assurer indiquer ajouter estimer préciser confirmer expliquer confier "
    "reconnaître prétendre soutenir rapporter signaler souligner marteler répéter rappeler prévenir avertir "
    "déplorer juger considérer répondre promettre révéler écrire lancer conclure insister croire penser sourire "
    "soupirer lâcher résumer rétorquer ironiser",
    Act.JUDGE: "juger saluer regretter dénoncer condamner déplorer critiquer fustiger",
    Act.DENY: "démentir nier contester réfuter",
    Act.ACCUSE: "accuser reprocher",
    Act.URGE: "appeler exhorter inviter presser sommer",
    Act.BACK: "soutenir appuyer épauler armer financer",
    Act.LEAD: "diriger commander présider conduire mener",
    Act.HOST: "accueillir abriter héberger",
    Act.SPONSOR: "parrainer patronner",
    Act.MEDIATE: "faciliter",
    Act.SERVE: "servir jouer assurer agir exercer",
    Act.CONTROL: "contrôler tenir administrer gouverner",
    Act.OCCUPY: "occuper",
    Act.RECOGNISE: "reconnaître",
    Act.ENJOY: "bénéficier jouir disposer",
    Act.JOIN: "participer assister rejoindre rallier",
    Act.BE: "être",
    Act.HAVE: "avoir",
    Act.STAND: "trouver rester demeurer",
    Act.CHOOSE: "choisir désigner",
    Act.LAST: "plonger déchirer diviser déchirer secouer ravager miner",
    Act.KILL: "tuer",
    Act.OTHER: "faire aller venir voir savoir prendre mettre rendre passer porter arriver entrer revenir "
    "devoir pouvoir falloir tomber permettre apprendre comprendre adopter publier diffuser déployer "
    "surveiller désarmer consulter convaincre bloquer provoquer causer opérer inviter nommer élire former "
    "couvrir observer protester monter descendre exprimer étendre envoyer obtenir baser gagner perdre "
    "poser représenter négliger affaiblir renforcer détenir libérer échanger fonder créer poursuivre fournir "
    "remercier saluer attirer",
}
_WILLING: Final = tuple(
    ((form, "à"), Act.PROMISE)
    for one in ("prêt", "disposé", "décidé", "résolu", "déterminé")
    for form in (one, one + "e", one + "s", one + "es")
)
_IDIOMS: Final[Mapping[str, tuple[tuple[tuple[str, ...], Act], ...]]] = {
    "avoir": ((("lieu",), Act.START),),
    "mettre": ((("fin", "à"), Act.CEASE), (("un", "terme", "à"), Act.CEASE), (("fin",), Act.CEASE)),
    "prendre": (
        (("fin",), Act.END),
        (("part", "à"), Act.JOIN),
        (("le", "contrôle"), Act.SEIZE),
        (("les", "armes"), Act.ATTACK),
    ),
    "reprendre": ((("les", "armes"), Act.ATTACK), (("les", "combats"), Act.ATTACK)),
    "déposer": (),
    "entrer": ((("en", "vigueur"), Act.START),),
    "claquer": ((("la", "porte"), Act.WALK_OUT),),
    "faire": ((("la", "navette"), Act.SHUTTLE), (("état", "de"), Act.SAY), (("savoir",), Act.SAY)),
    "être": (
        (("à", "la", "tête"), Act.LEAD),
        (("l'", "hôte"), Act.HOST),
        *_WILLING,
        (("vrai",), Act.TRUE),
        (("exact",), Act.TRUE),
        (("faux",), Act.FALSE),
        (("inexact",), Act.FALSE),
        (("exclu",), Act.FALSE),
        (("impossible",), Act.FALSE),
        (("hors", "de", "question"), Act.FALSE),
        (("possible",), Act.DOUBT),
        (("probable",), Act.DOUBT),
        (("peu", "probable"), Act.DOUBT),
        (("question",), Act.DOUBT),
        (("sur", "le", "point"), Act.INTEND),
        (("en", "passe"), Act.INTEND),
        (("à", "deux", "doigts"), Act.INTEND),
        (("près",), Act.INTEND),
        (("en", "mesure"), Act.DOUBT),
        (("incapable",), Act.AVOID),
        (("incapables",), Act.AVOID),
    ),
    "passer": ((("à", "deux", "doigts"), Act.AVOID), (("près",), Act.AVOID)),
    "disposer": ((("à",), Act.PROMISE),),
    "résoudre": ((("à",), Act.PROMISE),),
    "finir": ((("par",), Act.SUCCEED),),
    "pouvoir": (),
    "dire": _WILLING,
    "voler": ((("en", "éclats"), Act.FAIL),),
    "tourner": ((("court",), Act.FAIL),),
    "ouvrir": ((("le", "feu"), Act.ATTACK),),
    "venir": ((("de",), Act.SUCCEED), (("en", "aide", "à"), Act.BACK)),
}
_NOUNS: Final = (
    (Thing.TALKS, "", "=pourparlers, pourparlers de paix/pourparlers de paix, négociation, discussion, dialogue, "
     "conférence, table ronde/tables rondes, sommet, débat"),
    (Thing.MEETING, "", "rencontre, réunion, entretien, entrevue, tête-à-tête/tête-à-tête, séance, "
         "rendez-vous/rendez-vous"),
    (Thing.ACCORD, "", "accord, accord de paix/accords de paix, traité, document, texte, mémorandum, protocole, "
     "accord de cessez-le-feu/accords de cessez-le-feu, termes de l'accord/termes des accords, =termes, pacte, "
     "compromis/compromis, arrangement, déclaration"),
    (Thing.DRAFT, "", "projet d'accord/projets d'accord, projet de texte/projets de texte, projet, brouillon, ébauche"),
    (Thing.PROPOSAL, "", "proposition, offre, plan de paix/plans de paix"),
    (Thing.TIME, "", "délai, sursis/sursis, prolongation, hiver, printemps/printemps, automne, délai "
    "supplémentaire/délais supplémentaires, "
     "temps de réflexion/temps de réflexion, temps supplémentaire/temps supplémentaires, heure, jour, semaine, "
     "mois/mois, "
     "an, année, minute, temps/temps, report"),
    (Thing.SIGNATURE, "", "signature, paraphe"),
    (Thing.TABLE, "", "table des négociations/tables des négociations, table des pourparlers/tables de pourparlers, "
         "table, "
     "salle, processus/processus, processus de paix/processus de paix"),
    (Thing.CEASEFIRE, "", "cessez-le-feu/cessez-le-feu, trêve, cessation des hostilités/cessations des hostilités, "
     "armistice"),
    (Thing.FIGHTING, "", "combat, affrontement, hostilité, guerre, guerre civile/guerres civiles, conflit, "
     "bombardement, violence, =combats"),
    (Thing.OFFENSIVE, "", "offensive, attaque, assaut, raid, frappe, bombardement"),
    (Thing.ARMS, "", "=armes"),
    (Thing.FAILURE, "", "échec, impasse, faillite"),
    (Thing.MEDIATION, "", "médiation, effort de médiation/efforts de médiation, =bons offices, entremise"),
    (Thing.GO_BETWEEN, "", "intermédiaire, médiateur, médiatrice, facilitateur, entremetteur"),
    (Thing.SUPPORT, "", "soutien, appui, concours/concours"),
    (Thing.AUSPICES, "", "égide, =auspices, patronage, parrainage"),
    (Thing.TERRITORY, "", "territoire, région, terroir, ville, zone, est/est, ouest/ouest, nord/nord, sud/sud, partie, "
     "moitié, province, côte, frontière, reste, port, vallée, village, île, pont, aéroport, localité, mine, camp de "
     "réfugiés/camps de réfugiés"),
    (Thing.PLACE, "", "capitale, pays/pays, lieu, lieux/lieux, hôtel, base, ville, bâtiment, immeuble"),
    (Thing.POSTS, "", "pouvoir, poste, fonction, parti"),
    (Thing.POSITIONS, "", "=positions, position"),
    (Thing.DEMAND, "", "exigence, demande, revendication, condition, retrait, démission, reconnaissance, amnistie"),
    (Thing.REFUSAL, "", "refus/refus, rejet"),
    (Thing.ROLE, "", "rôle"),
    (Thing.PROCESS, "", "participation"),
    (Thing.OVERTHROW, "", "renversement, chute, coup d'état/coups d'état, assassinat, indépendance, invasion, "
     "révolution, tentative de coup d'état/tentatives de coup d'état, soulèvement, instabilité"),
    (Thing.OFFICE, "leads", "président, présidente, premier ministre/premiers ministres, chef, dirigeant, dirigeante, "
     "leader, commandant, secrétaire général/secrétaires généraux, secrétaire générale, roi, émir, patron, "
     "chef d'état/chefs d'état, chancelier, chancelière, numéro un/numéros un, coprésident, ancien président"),
    (Thing.OFFICE, "minister", "ministre, chef de la diplomatie/chefs de la diplomatie, vice-ministre, "
     "ministre des affaires étrangères/ministres des affaires étrangères, ministre de la défense/ministres de la "
     "défense"),
    (Thing.OFFICE, "mediates", "médiateur, médiatrice, émissaire, envoyé, envoyée, envoyé spécial/envoyés spéciaux, "
     "envoyée spéciale, facilitateur, représentant spécial/représentants spéciaux"),
    (Thing.OFFICE, "speaks", "porte-parole/porte-parole"),
    (Thing.OFFICE, "", "représentant, représentante, négociateur, négociatrice, général/généraux, maréchal/maréchaux, "
     "colonel, diplomate, ambassadeur, ambassadrice, vice-président, homme fort/hommes forts"),
    (Thing.OFFICE, "aide", "conseiller, conseillère, proche, collaborateur, collaboratrice"),
    (Thing.GROUP, "party", "gouvernement, gouvernement d'union nationale/gouvernements d'union nationale, armée, "
     "mouvement, front, parti, faction, opposition, régime, junte, rébellion, délégation, guérilla, milice, "
     "coordination, coalition, alliance, branche, camp, aile, plateforme, armée de libération/armées de libération"),
    (Thing.GROUP, "organisation", "ministère, organisation, comité, haut comité/hauts comités, commission, "
     "assemblée, assemblée nationale/assemblées nationales, parlement, conseil, haut conseil/hauts conseils, union, "
     "groupe de contact/groupes de contact, agence, ligue, force, mission, chambre, présidence"),
    (Thing.GROUP, "collective", "communauté internationale/communautés internationales, puissance, groupe armé/groupes "
     "armés, groupe, =responsables, =autorités, =rebelles, =insurgés, =séparatistes, =islamistes, =loyalistes, "
     "=djihadistes, =occidentaux, =dirigeants, =chefs, =médiateurs, =négociateurs, =émissaires, "
     "=milices, =mouvements, =partis, =délégations, =coprésidents, =alliés, entourage, équipe, =chefs de guerre, "
     "=ministres, =présidents, =gouvernements, =groupes rebelles, =parrains"),
    (Thing.FORCES, "collective", "=forces, =hommes, =troupes, =combattants, soldat, blindé, char, =milices, "
    "=partisans, aviation"),
    (Thing.SIDES, "", "=parties, =camps, =protagonistes, =belligérants, =rivaux, =personnalités, =adversaires"),
    (Thing.UNNAMED, "", "source, =informations, information, rumeur, =médias, média, témoin, habitant, observateur, "
     "diplomate, analyste, expert, presse, agence, rapport"),
    (Thing.OTHER, "", "conférence de presse/conférences de presse, point de presse/points de presse, contrôle, siège, "
     "chef-lieu, heure fixée"),
)  # fmt: skip


def _plural(one: str) -> str:
    if one.endswith(("s", "x", "z")):
        return one
    if one.endswith("al"):
        return one[:-2] + "aux"
    return one + ("x" if one.endswith(("eau", "eu")) else "s")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_forms, _classes = verbs(_VERBS, french)
for _lemma in ("claquer", "voler", "tourner", "déposer", "disposer"):
    if _lemma not in _classes:
        _more, _kinds = verbs({Act.OTHER: _lemma}, french)
        _forms.update({form: _forms.get(form, ()) + readings for form, readings in _more.items()})
        _classes.update(_kinds)

FRENCH: Final = Lexicon(
    language="fr",
    verbs=_forms,
    classes=_classes,
    idioms=_IDIOMS,
    nouns=nouns(_NOUNS, _plural),
    determiners=_words(
        "le la les l' un une des du au aux ce cet cette ces son sa ses leur leurs mon notre nos plusieurs certains "
        "certaines quelques aucun aucune chaque tout toute tous toutes nul nulle divers diverses deux trois quatre "
        "cinq "
        "six sept huit neuf dix onze douze quinze seize vingt trente seul seule"
    ),
    plurals=_words("les des aux ces ses leurs nos plusieurs certains certaines quelques tous toutes deux trois quatre "
                   "cinq six sept huit neuf dix onze douze quinze seize vingt trente divers diverses"),
    feminines=_words("la une cette sa certaines aucune toute toutes nulle seule"),
    masculines=_words("le un ce cet du au certains aucun tout tous nul seul"),
    none=_words("aucun aucune nul nulle personne rien"),
    numerals={"deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "neuf": 9, "dix": 10},
    adjectives=_words(
        "principal principaux principale principales grand grande grands grandes petit petite petits petites nouveau "
        "nouvelle nouveaux nouvelles ancien ancienne anciens anciennes premier première dernier dernière derniers "
        "dernières "
        "autre autres même mêmes jeune vaste vastes haut haute puissant puissants possible éventuel éventuelle "
        "prétendu "
        "plus importants importantes important importante armé armés armée armées rebelle rebelles loyaliste "
        "loyalistes "
        "actuel actuelle actuels actuelles définitif définitive fidèle fidèles étranger étrangers étrangère étrangères "
        "autoproclamé autoproclamée autoproclamés occidental occidentale occidentaux occidentales indirect indirects "
        "national nationale nationaux nationales international internationale politique politiques militaire "
        "militaires "
        "civil civile séparatiste séparatistes africain africaine arabe arabes meilleur meilleure futur "
        "prochain prochaine commun commune directs direct long longue bref brève fragile provisoire général générale "
        "gouvernementale gouvernemental hutus hutu tutsi tutsis tutsie hutue islamiste islamistes kurde kurdes "
        "présent présente présents présentes absent absente absents absentes de-facto déchu déchue élu élue"
    ),
    possible=_words("possible éventuel éventuelle éventuels éventuelles hypothétique"),
    of=_words("de d' du des"),
    agents=_words("par"),
    between=_words("entre"),
    prepositions=_words(
        "à au aux de d' du des en dans sur sous par pour avec sans contre entre vers chez selon depuis pendant "
        "durant dès "
        "avant après jusqu' jusque lors malgré devant derrière parmi envers outre hors près via afin"
    ),
    locatives=_words("à en dans au aux près vers depuis sur"),
    also=("et", "ou", "ni", "ainsi que", "de même que", "tout comme", "comme", "mais aussi"),
    relatives=_words("qui que qu' dont où lequel laquelle lesquels lesquelles"),
    conditions=_words("si s' moins condition"),
    later=_words("jusqu' avant"),
    clauses=_words("que qu' si car lorsque lorsqu' quand alors tandis puisque puisqu' comme"),
    pronouns={"il": "he", "elle": "she", "ils": "they", "elles": "they-f", "lui": "he", "celui-ci": "latter",
              "celle-ci": "latter-f", "celui-là": "latter", "celle-là": "latter-f", "ce dernier": "latter",
              "ceux-ci": "they", "personne": "nobody", "on": "one", "aucun": "nobody", "aucune": "nobody",
              "rien": "nobody", "nul": "nobody", "nulle": "nobody", "-il": "he", "-elle": "she",
              "-ils": "they", "-elles": "they-f", "-t-ils": "they",
              "-t-elles": "they-f", "-t-il": "he", "-t-elle": "she", "-t-on": "one", "eux": "they",
              "je": "i", "j'": "i", "nous": "i", "ce": "it", "c'": "it", "cela": "it", "y": "it"},
    adverbs=_words(
        "pas plus jamais point guère encore déjà toujours aussi donc alors enfin ensuite bien tous deux toutes "
        "cependant "
        "pourtant toutefois ainsi notamment d'abord abord désormais hier aujourd'hui demain tout très également "
        "non seulement lui-même elle-même eux-mêmes puis mal peu beaucoup tant autant parfois souvent tard tôt "
        "mercredi "
        "lundi mardi jeudi vendredi samedi dimanche en-fin ne n' d' rien sitôt aussitôt bientôt maintenant soudain "
        "même "
        "apparemment cela pour loin pourquoi comment combien ailleurs ici certes surtout plutôt pis"
    ),
    not_=_words("pas plus jamais point guère rien aucun aucune personne nullement"),
    apparent=_words("apparemment visiblement vraisemblablement"),
    maybe=_words("peut-être éventuellement possiblement probablement"),
    particles=_words("al el ben bin ibn de du des la van von abu abou ould n' d' der di da dos"),
    titles={"m.": False, "mm.": False, "mme": True, "mmes": True, "mlle": True, "mgr": False, "mgr.": False, "dr": None,
            "dr.": None},
    according=("selon", "d'après", "d' après", "aux dires de", "de l'avis de"),
    months={name: k for k, name in enumerate(
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(), 1)},
    days={name: k for k, name in enumerate("lundi mardi mercredi jeudi vendredi samedi dimanche".split())},
    since=_words("depuis"),
    claims=_words("informations information rumeurs rumeur allégations affirmations accusations accusation allégation"),
    almost=_words("presque quasiment"),
    effects={
        **dict.fromkeys(("refus", "incapacité", "impossibilité", "échec"), "negated"),
        **dict.fromkeys(("hésitation", "hésitations", "réticence", "réticences", "peine"), "possible"),
    },
    phrases={
        **dict.fromkeys((("dès", "que"), ("aussitôt", "que"), ("sitôt", "que"), ("une", "fois"), ("une", "fois", "que"),
                         ("dès", "lors", "que")), "once"),
        **dict.fromkeys((("à", "condition", "que"), ("pourvu", "que"), ("au", "cas", "où"), ("à", "moins", "que"),
                         ("sauf", "si"), ("à", "supposer", "que"), ("en", "admettant", "que")), "condition"),
        **dict.fromkeys((("pour", "que"), ("afin", "que"), ("avant", "que"), ("en", "attendant", "que"),
                         ("de", "peur", "que"), ("de", "crainte", "que")), "later"),
        ("faute", "de"): "prep",
    },
)  # fmt: skip
