"""A case of own text: a truce drafted in secret, a meeting put off, a strike whose toll rises, a copied report.

Countries, outlets and people are invented.
"""

# ruff: noqa: E501  (sentences of reports stay on one line each)
from __future__ import annotations

from functools import cache

from carsica.dossier.dossier import Dossier
from carsica.record.claim import (
    Claim,
    Copy,
    Edge,
    Ledger,
    LinkedActor,
    LinkedEvent,
    LinkedPlace,
    LinkedPlan,
    LinkedRole,
    Links,
    Origin,
    PlanReaction,
    PlanVersion,
    Pointer,
)
from tests.dossier.drafts import Draft, source

TIDE = (
    Draft(
        "The Tidewater Post",
        "2026-03-10",
        "en",
        "Valdora and Kastria draft a truce in secret",
        "Valdora and Kastria are drafting a 12-point truce in secret, two officials who asked not to be named told "
        "The Tidewater Post. The paper rests on two pillars, a ceasefire along the Sarn and an exchange of prisoners.\n"
        "The work is led by Mara Lindqvist, the mediators' special envoy. She is to meet foreign minister Tomas Varga, "
        "a former ambassador, in Geneva on 14 March.\n"
        "Overnight Kastria launched more than 120 drones at Port Sarn. At least four people died, governor Ilia Denev said.",
        "https://tidewater.example/2026/03/10/truce",
    )
    .actor("a1", "state", "Valdora")
    .actor("a2", "state", "Kastria")
    .actor(
        "a3",
        "person",
        "Mara Lindqvist",
        roles=(("special envoy", "the mediators", True, "the mediators' special envoy"),),
    )
    .actor(
        "a4",
        "person",
        "Tomas Varga",
        roles=(
            ("foreign minister", "Valdora", True, "foreign minister"),
            ("ambassador", None, False, "a former ambassador"),
        ),
    )
    .actor("a5", "person", "Ilia Denev", roles=(("governor", "Port Sarn", True, "governor"),))
    .place("p1", "Geneva", country="CH", geonames=2660646, latitude=46.2022, longitude=6.1457, precision="city")
    .place("p2", "Port Sarn")
    .says(
        "s1",
        (source("anonymous", "two officials", "two officials who asked not to be named", count=2),),
        "Valdora and Kastria are drafting a 12-point truce in secret",
        "told",
        certainty="certain",
    )
    .says("s2", (source("person", "Ilia Denev", actor="a5"),), "At least four people died", "said")
    .event(
        "e1",
        "CONSULT",
        "meeting",
        "planned",
        "meet",
        start="2026-03-14",
        places=("p1",),
        who=(("a3", "participant"), ("a4", "participant")),
    )
    .event(
        "e2",
        "ASSAULT",
        "air_drone_strike",
        "occurred",
        "launched",
        start="2026-03-09",
        places=("p2",),
        who=(("a2", "agent"),),
    )
    .figure("f1", "12-point", "point", "points in plan", 12, 12)
    .figure("f2", "more than 120 drones", "drone", "launched", 121, None, event="e2")
    .figure("f3", "At least four people", "person", "killed", 4, None, event="e2", according_to="s2")
    .time("14 March", "2026-03-14")
    .time("Overnight", "2026-03-09", "2026-03-10", "part_of_day")
    .plan(
        "pl1", "12-point truce", "12-point truce", 12, ("a ceasefire along the Sarn", "an exchange of prisoners")
    )
)

PONENTE = (
    Draft(
        "Corriere di Ponente",
        "2026-03-11",
        "it",
        "Valdora e Kastria tratterebbero in segreto",
        "Valdora e Kastria starebbero preparando in segreto una tregua in dodici punti, scrive il Tidewater Post, che cita "
        "due funzionari coperti dall’anonimato.\n"
        "«Non esiste alcuna bozza», ha replicato Pavel Orsic, portavoce del governo di Kastria.\n"
        "L’incontro fra Lindqvist e il ministro Varga sarebbe slittato al 18 marzo, a Vienna.\n"
        "Nella notte fra il 9 e il 10, secondo l’aeronautica, sono stati lanciati 131 droni; i morti a Port Sarn sono sei.",
        "https://ponente.example/tregua",
    )
    .actor("a1", "state", "Valdora")
    .actor("a2", "state", "Kastria", "Kastria", "governo di Kastria")
    .actor(
        "a3",
        "person",
        "Pavel Orsic",
        roles=(("portavoce", "governo di Kastria", True, "portavoce del governo di Kastria"),),
    )
    .actor("a4", "person", "Lindqvist")
    .actor("a5", "person", "Varga", roles=(("ministro", None, True, "ministro"),))
    .actor("a6", "outlet", "Tidewater Post")
    .place("p1", "Vienna", country="AT", geonames=2761369, latitude=48.2085, longitude=16.3721, precision="city")
    .place("p2", "Port Sarn")
    .says(
        "s1",
        (
            source("outlet", "Tidewater Post", actor="a6"),
            source("anonymous", "due funzionari", "due funzionari coperti dall’anonimato", count=2),
        ),
        "Valdora e Kastria starebbero preparando in segreto una tregua in dodici punti",
        "scrive",
        hearsay=True,
    )
    .says(
        "s2",
        (source("person", "Pavel Orsic", actor="a3"),),
        "Non esiste alcuna bozza",
        "ha replicato",
        polarity="negative",
        kind="direct",
        certainty="certain",
        denies="s1",
    )
    .says(
        "s3",
        (),
        "L’incontro fra Lindqvist e il ministro Varga sarebbe slittato al 18 marzo, a Vienna",
        hearsay=True,
    )
    .says(
        "s4", (source("organisation", "aeronautica", "l’aeronautica"),), "sono stati lanciati 131 droni", "secondo"
    )
    .event(
        "e1", "CONSULT", "meeting", "postponed", "incontro", start="2026-03-18", places=("p1",), according_to="s3"
    )
    .event("e2", "ASSAULT", "air_drone_strike", "occurred", "lanciati", start="2026-03-09", according_to="s4")
    .figure("f1", "131 droni", "drone", "launched", 131, 131, event="e2", according_to="s4")
    .figure("f2", "sei", "person", "killed", 6, 6, event="e2")
    .time("18 marzo", "2026-03-18")
    .time("Nella notte fra il 9 e il 10", "2026-03-09", "2026-03-10", "part_of_day")
    .plan("pl1", "tregua in dodici punti", "tregua in dodici punti", 12)
)

GOLFE = (
    Draft(
        "La Dépêche du Golfe",
        "2026-03-11T18:30:00+01:00",
        "fr",
        "Trêve : ce que l’on sait du texte en douze points",
        "Selon le Corriere di Ponente, qui reprend le Tidewater Post, la Valdora et la Kastria prépareraient une trêve en "
        "douze points.\n"
        "La rencontre de Genève a été reportée, confirme un diplomate.\n"
        "Un élu de Port Sarn parle de cinq morts, tandis que l’armée évoque environ cent quarante drones.",
    )
    .actor("a1", "outlet", "Corriere di Ponente")
    .actor("a2", "outlet", "Tidewater Post")
    .place("p1", "Genève", country="CH", geonames=2660646, latitude=46.2022, longitude=6.1457, precision="city")
    .says(
        "s1",
        (source("outlet", "Corriere di Ponente", actor="a1"), source("outlet", "Tidewater Post", actor="a2")),
        "la Valdora et la Kastria prépareraient une trêve en douze points",
        "Selon",
        hearsay=True,
    )
    .says(
        "s2", (source("anonymous", "un diplomate", count=1),), "La rencontre de Genève a été reportée", "confirme"
    )
    .says("s3", (source("organisation", "l’armée"),), "environ cent quarante drones", "évoque")
    .event("e1", "CONSULT", "meeting", "postponed", "rencontre", places=("p1",), according_to="s2")
    .figure("f1", "cinq", "person", "killed", 5, 5)
    .figure(
        "f2", "environ cent quarante drones", "drone", "launched", 140, 140, approximate=True, according_to="s3"
    )
)

VALLI = Draft(
    "Eco delle Valli",
    "2026-03-11",
    "it",
    PONENTE.title,
    PONENTE.body,
).says(
    "s1",
    (
        source("outlet", "Tidewater Post"),
        source("anonymous", "due funzionari", "due funzionari coperti dall’anonimato", count=2),
    ),
    "Valdora e Kastria starebbero preparando in segreto una tregua in dodici punti",
    "scrive",
    hearsay=True,
)

HAFEN = (
    Draft(
        "Hafenblatt",
        "2026-03-12",
        "de",
        "Varga bestätigt Entwurf mit fünfzehn Punkten",
        "Es gebe einen Entwurf, er umfasse inzwischen fünfzehn Punkte, sagte Außenminister Tomas Varga dem Hafenblatt. "
        "Neu sei ein Abzug schwerer Waffen binnen dreißig Tagen.\n"
        "Das Treffen in Wien bleibe geplant.",
    )
    .actor("a1", "person", "Tomas Varga", roles=(("Außenminister", None, True, "Außenminister"),))
    .place("p1", "Wien", country="AT", geonames=2761369, latitude=48.2085, longitude=16.3721, precision="city")
    .says(
        "s1",
        (source("person", "Tomas Varga", actor="a1"),),
        "Es gebe einen Entwurf, er umfasse inzwischen fünfzehn Punkte",
        "sagte",
        hearsay=True,
    )
    .event("e1", "CONSULT", "meeting", "planned", "Treffen", start="2026-03-18", places=("p1",))
    .figure("f1", "fünfzehn Punkte", "point", "points in plan", 15, 15, according_to="s1")
    .plan("pl1", "Entwurf", "Entwurf", 15, (), ("ein Abzug schwerer Waffen binnen dreißig Tagen",))
)

STEP = (
    Draft(
        "Степовий вісник",
        "2026-03-13",
        "uk",
        "У Порт-Сарні вже сім загиблих",
        "Кількість загиблих у Порт-Сарні зросла до сімох, повідомив губернатор Ілія Денев.\n"
        "За словами прессекретаря Павла Орсича, Кастрія не готує жодної угоди.",
    )
    .actor("a1", "person", "Ілія Денев", roles=(("губернатор", None, True, "губернатор"),))
    .actor("a2", "person", "Павло Орсич", "Павла Орсича")
    .actor("a3", "state", "Кастрія")
    .place("p1", "Порт-Сарн", "Порт-Сарні")
    .says(
        "s1",
        (source("person", "Ілія Денев", actor="a1"),),
        "Кількість загиблих у Порт-Сарні зросла до сімох",
        "повідомив",
    )
    .says(
        "s2",
        (source("person", "Павло Орсич", "Павла Орсича", actor="a2"),),
        "Кастрія не готує жодної угоди",
        "За словами",
        polarity="negative",
    )
    .figure("f1", "сімох", "person", "killed", 7, 7, according_to="s1")
)

NORTH = (
    Draft(
        "Northlight",
        "2026-03-17",
        "en",
        "Live: Vienna talks off, third draft down to nine points",
        "14:02 The Vienna meeting is cancelled, a spokesman for the mediators said.\n"
        "14:20 A third draft has nine points. “It is a surrender paper,” former foreign minister Tomas Varga said; he left "
        "office on Monday.\n"
        "15:45 Prosecutors arrested port chief Dana Kolar over bribes, Northlight has learned from the court.\n"
        "16:10 The toll in Port Sarn stands at nine, the rescue service said.",
    )
    .actor("a1", "person", "Tomas Varga", roles=(("foreign minister", None, False, "former foreign minister"),))
    .actor("a2", "person", "Dana Kolar", roles=(("port chief", None, True, "port chief"),))
    .actor("a3", "organisation", "rescue service")
    .place("p1", "Vienna", country="AT", geonames=2761369, latitude=48.2085, longitude=16.3721, precision="city")
    .place("p2", "Port Sarn")
    .says(
        "s1",
        (source("anonymous", "a spokesman for the mediators", count=1),),
        "The Vienna meeting is cancelled",
        "said",
    )
    .says(
        "s2",
        (source("person", "Tomas Varga", actor="a1"),),
        "It is a surrender paper",
        kind="direct",
        polarity="negative",
    )
    .says(
        "s3",
        (source("organisation", "the court"),),
        "Prosecutors arrested port chief Dana Kolar over bribes",
        "has learned",
    )
    .says(
        "s4", (source("organisation", "the rescue service", actor="a3"),), "The toll in Port Sarn stands at nine"
    )
    .event(
        "e1", "CONSULT", "meeting", "cancelled", "meeting", start="2026-03-18", places=("p1",), according_to="s1"
    )
    .event(
        "e2",
        "COERCE",
        "arrest",
        "occurred",
        "arrested",
        start="2026-03-17",
        who=(("a2", "target"),),
        according_to="s3",
    )
    .figure("f1", "nine points", "point", "points in plan", 9, 9)
    .figure("f2", "nine", "person", "killed", 9, 9, according_to="s4")
    .time("Monday", "2026-03-16")
    .plan("pl1", "third draft", "third draft", 9)
)
NORTH.rows["figures"][1] = type(NORTH.rows["figures"][1])(
    "f2", NORTH.span("nine", 3), "person", "killed", 9, 9, according_to="s4"
)

HOSTILE = Draft(
    '<script>alert("outlet")</script>',
    None,
    "en",
    "<img src=x onerror=alert(1)> & \"quotes\" 'single'",
    "</p></style><script>document.title = 'owned' + 1</script> said <b>bold</b> officials.\n\x1b[31mred\x07 [bold]markup[/bold]",
    "javascript:alert(1)",
).says(
    "s1",
    (source("anonymous", "<b>bold</b> officials", "officials"),),
    "</p></style><script>document.title = 'owned' + 1</script>",
    "said",
)

DRAFTS = (TIDE, PONENTE, GOLFE, VALLI, HAFEN, STEP, NORTH)


def _actors() -> tuple[LinkedActor, ...]:
    def linked(id: str, type: str, name: str, *rows: tuple[Draft, str]) -> LinkedActor:
        roles = tuple(
            LinkedRole(r.title, r.of, r.current, Pointer(d.id, a, r.span), (d.published or "")[:10])
            for d, a in rows
            for r in d.row("actors", a).roles
        )
        names = tuple(dict.fromkeys(d.row("actors", a).name for d, a in rows))
        return LinkedActor(id, type, name, names, tuple(p for d, a in rows for p in d.points("actors", a)), roles)  # type: ignore[arg-type]

    return (
        linked("A1", "state", "Valdora", (TIDE, "a1"), (PONENTE, "a1")),
        linked("A2", "state", "Kastria", (TIDE, "a2"), (PONENTE, "a2"), (STEP, "a3")),
        linked("A3", "person", "Mara Lindqvist", (TIDE, "a3"), (PONENTE, "a4")),
        linked("A4", "person", "Tomas Varga", (TIDE, "a4"), (PONENTE, "a5"), (HAFEN, "a1"), (NORTH, "a1")),
        linked("A5", "person", "Ilia Denev", (TIDE, "a5"), (STEP, "a1")),
        linked("A6", "person", "Pavel Orsic", (PONENTE, "a3"), (STEP, "a2")),
        linked("A7", "outlet", "The Tidewater Post", (PONENTE, "a6"), (GOLFE, "a2")),
        linked("A8", "person", "Dana Kolar", (NORTH, "a2")),
        linked("A9", "organisation", "rescue service", (NORTH, "a3")),
    )


def _claims() -> tuple[Claim, ...]:
    truce = (
        *(d.member("s1") for d in (TIDE, PONENTE, VALLI, GOLFE, HAFEN)),
        PONENTE.member("s2"),
        STEP.member("s2"),
    )
    arrest = NORTH.member("s3")
    toll = STEP.member("s1")
    off = NORTH.member("s1")
    return (
        Claim(
            "C1",
            truce[0].text,
            truce,
            (
                Edge((PONENTE.id, "s1"), (TIDE.id, "s1"), "cites", "names the Tidewater Post; a day later"),
                Edge((VALLI.id, "s1"), (PONENTE.id, "s1"), "copies", "same text, 100 %"),
                Edge((GOLFE.id, "s1"), (PONENTE.id, "s1"), "cites", "names the Corriere di Ponente"),
                Edge((HAFEN.id, "s1"), (TIDE.id, "s1"), "confirms", "a party it concerns, on the record"),
                Edge((PONENTE.id, "s2"), (PONENTE.id, "s1"), "denies", "names the draft"),
                Edge((STEP.id, "s2"), (TIDE.id, "s1"), "denies", "says there is no agreement under way"),
            ),
            (
                Origin("anonymous", "two officials", "2026-03-10", TIDE.id),
                Origin("person", "Tomas Varga", "2026-03-12", HAFEN.id),
            ),
            2,
            6,
            6,
            ((PONENTE.id, "s2"), (STEP.id, "s2")),
            "disputed",
        ),
        Claim(
            "C2",
            arrest.text,
            (arrest,),
            (),
            (Origin("organisation", "the court", "2026-03-17"),),
            1,
            1,
            1,
            (),
            "asserted",
        ),
        Claim(
            "C3",
            TIDE.member("s2").text,
            (TIDE.member("s2"), toll),
            (Edge((STEP.id, "s1"), (TIDE.id, "s2"), "own source", "the governor again"),),
            (Origin("person", "Ilia Denev", "2026-03-10", TIDE.id),),
            1,
            2,
            2,
            (),
            "confirmed",
        ),
        Claim(
            "C4",
            off.text,
            (off,),
            (),
            (Origin("anonymous", "a spokesman for the mediators", "2026-03-17"),),
            1,
            1,
            1,
            (),
            "withdrawn",
        ),
    )


def _events() -> tuple[LinkedEvent, ...]:
    return (
        LinkedEvent(
            "E1",
            "CONSULT",
            "meeting",
            "cancelled",
            "2026-03-18",
            "2026-03-18",
            ("P1", "P2"),
            (("A3", "participant"), ("A4", "participant")),
            (
                TIDE.mention_of("e1", "planned", "2026-03-14", "P1"),
                PONENTE.mention_of("e1", "postponed", "2026-03-18", "P2"),
                GOLFE.mention_of("e1", "postponed", None, "P1"),
                HAFEN.mention_of("e1", "planned", "2026-03-18", "P2"),
                NORTH.mention_of("e1", "cancelled", "2026-03-18", "P2"),
            ),
        ),
        LinkedEvent(
            "E2",
            "ASSAULT",
            "air_drone_strike",
            "occurred",
            "2026-03-09",
            "2026-03-10",
            ("P3",),
            (("A2", "agent"),),
            (
                TIDE.mention_of("e2", "occurred", "2026-03-09", "P3"),
                PONENTE.mention_of("e2", "occurred", "2026-03-09"),
            ),
        ),
        LinkedEvent(
            "E3",
            "COERCE",
            "arrest",
            "occurred",
            None,
            None,
            (),
            (("A8", "target"),),
            (NORTH.mention_of("e2", "occurred", None),),
        ),
    )


def _ledgers() -> tuple[Ledger, ...]:
    return (
        Ledger(
            "L1",
            "drone",
            "launched",
            "E2",
            (
                TIDE.entry("f2", "The Tidewater Post"),
                PONENTE.entry("f1", "aeronautica"),
                GOLFE.entry("f2", "l’armée"),
            ),
        ),
        Ledger(
            "L2",
            "person",
            "killed",
            "E2",
            (
                TIDE.entry("f3", "Ilia Denev"),
                PONENTE.entry("f2", "Corriere di Ponente"),
                STEP.entry("f1", "Ilia Denev"),
                NORTH.entry("f2", "rescue service"),
            ),
        ),
        Ledger("L3", "person", "killed", None, (GOLFE.entry("f1", "un élu"),)),
    )


def _plans() -> tuple[LinkedPlan, ...]:
    first = TIDE.row("plans", "pl1")
    second = HAFEN.row("plans", "pl1")
    no = PONENTE.row("statements", "s2").content[0]
    paper = NORTH.row("statements", "s2").content[0]
    return (
        LinkedPlan(
            "PL1",
            "12-point truce",
            ("12-point truce", "tregua in dodici punti", "third draft"),
            ("A3",),
            (
                PlanVersion(
                    12,
                    "2026-03-10",
                    (*TIDE.points("plans", "pl1"), *PONENTE.points("plans", "pl1")),
                    tuple((p.title, Pointer(TIDE.id, "pl1", p.span)) for p in first.pillars),
                ),
                PlanVersion(
                    15,
                    "2026-03-12",
                    HAFEN.points("plans", "pl1"),
                    (),
                    tuple((p.text, Pointer(HAFEN.id, "pl1", p.span)) for p in second.provisions),
                ),
                PlanVersion(9, "2026-03-17", NORTH.points("plans", "pl1")),
            ),
            (
                PlanReaction(
                    "Pavel Orsic", no.of(PONENTE.text), "negative", Pointer(PONENTE.id, "s2", no), "2026-03-11"
                ),
                PlanReaction(
                    "Tomas Varga", paper.of(NORTH.text), "negative", Pointer(NORTH.id, "s2", paper), "2026-03-17"
                ),
            ),
        ),
    )


def _places() -> tuple[LinkedPlace, ...]:
    geneva = TIDE.row("places", "p1")
    vienna = HAFEN.row("places", "p1")

    def at(place: object) -> dict:
        return {n: getattr(place, n) for n in ("country", "geonames", "latitude", "longitude", "precision")}

    return (
        LinkedPlace(
            "P1",
            "Geneva",
            ("Geneva", "Genève"),
            (*TIDE.points("places", "p1"), *GOLFE.points("places", "p1")),
            **at(geneva),
        ),
        LinkedPlace(
            "P2",
            "Vienna",
            ("Vienna", "Wien"),
            (*PONENTE.points("places", "p1"), *HAFEN.points("places", "p1"), *NORTH.points("places", "p1")),
            **at(vienna),
        ),
        LinkedPlace(
            "P3",
            "Port Sarn",
            ("Port Sarn", "Порт-Сарн"),
            (*TIDE.points("places", "p2"), *STEP.points("places", "p1")),
        ),
    )


@cache
def sample() -> Dossier:
    """The case, linked by hand."""
    links = Links(
        _actors(), _places(), _events(), _claims(), _ledgers(), _plans(), (Copy(VALLI.id, PONENTE.id, 1.0),)
    )
    return Dossier.of((d.reading() for d in DRAFTS), links, "The Sarn truce")


@cache
def hostile() -> Dossier:
    """A case whose only report means harm."""
    member = HOSTILE.member("s1")
    origin = Origin("anonymous", "<script>alert('origin')</script>", None)
    claim = Claim("C<1>", member.text, (member,), (), (origin,), 1, 1, 1, (), "asserted")
    return Dossier.of((HOSTILE.reading(),), Links(claims=(claim,)), "<script>alert('case')</script>")
