"""Handmade observations of every phase, rich enough to look like a real match."""

from typing import Any

from game.core.deals import Deal, Promise, Proposal, Terms
from game.core.errors import Refusal
from game.core.observation import (
    AimView,
    CardView,
    Cause,
    Close,
    DealView,
    EstimateView,
    LeverView,
    NewsItem,
    Observation,
    Options,
    PledgeView,
    Receipt,
    Score,
    Seat,
    Stakes,
    StanceView,
)
from game.core.orders.vocabulary import Allocate, PlayCard
from tests.tui.sample_figures import fronts, own_figures

LEVER_FACTS = (
    ("enforcement", "Chip-control enforcement", 3, 6, 0.41, 0.47, ("grey-market chips down",)),
    ("remote_access", "Remote-access policing", 2, 5, 0.22, 0.27, ("rented compute down",)),
    ("model_security", "Model security", 3, 4, 0.36, 0.44, ("distillation down",)),
    ("export_programme", "Export programme", 2, 6, 0.30, 0.33, ("US share abroad up",)),
    ("energy", "Energy and data centres", 2, 6, 0.52, 0.53, ("US compute up", "power up")),
    ("adoption", "Adoption in government", 0, 6, 0.28, 0.24, ("US adoption up",)),
    ("workforce", "Workforce transition", 0, 5, 0.19, 0.16, ("work transition up", "trust up")),
    ("intelligence", "Intelligence", 0, 4, 0.33, 0.28, ("estimates narrower",)),
)


def levers() -> tuple[LeverView, ...]:
    return tuple(
        LeverView(
            name=f"us.{name}",
            title=title,
            text=f"{title}: points spent here build a capacity that fades by a fifth each quarter "
            "when it is left alone.",
            points=points,
            cap=cap,
            room=cap - points,
            capacity=capacity,
            after=after,
            moves=moves,
            rule="R2.1",
        )
        for name, title, points, cap, capacity, after, moves in LEVER_FACTS
    )


def stances() -> tuple[StanceView, ...]:
    controls = ("lifted", "case by case", "presumed denied", "closed to all")
    return (
        StanceView(
            name="us.chip_controls",
            title="Chip controls",
            text="Which accelerators may be sold to China, and on what terms.",
            levels=controls,
            level=2,
            ordered=3,
            cost=2,
            own=True,
            rule="R2.3",
        ),
        StanceView(
            name="us.equipment_controls",
            title="Equipment controls",
            text="Which machines and parts for making chips may be sold.",
            levels=controls,
            level=2,
            ordered=2,
            cost=2,
            own=True,
            rule="R2.4",
        ),
        StanceView(
            name="us.remote_rule",
            title="Remote-access rule",
            text="Whether computing power abroad may be rented by Chinese customers.",
            levels=("no rule", "know your customer", "licence", "ban"),
            level=1,
            ordered=1,
            cost=1,
            own=True,
            rule="R2.5",
        ),
        StanceView(
            name="allies.alignment",
            title="Allied alignment",
            text="How far the allies follow US controls.",
            levels=("independent", "parallel", "aligned", "joint"),
            level=1,
            ordered=1,
            cost=2,
            own=False,
            rule="R2.6",
        ),
        StanceView(
            name="china.import_stance",
            title="Import stance",
            text="Whether China buys what it is offered.",
            levels=("open", "picky", "discouraged", "refused"),
            level=2,
            ordered=2,
            cost=2,
            own=False,
            rule="R2.7",
        ),
        StanceView(
            name="labs.access_policy",
            title="Access policy",
            text="How the labs give access to their models.",
            levels=("closed", "vetted", "open service", "open weights"),
            level=2,
            ordered=2,
            cost=1,
            own=False,
            rule="R4.1",
        ),
    )


def card(name: str, title: str, cost: int, text: str, **more: Any) -> CardView:
    facts: dict[str, Any] = {
        "flavour": None,
        "capital": 0,
        "reactive": False,
        "window": "2026 Q3 to 2028 Q4",
        "hypothetical": True,
        "source": None,
        "effects": (),
        "ordered": False,
        "refusal": None,
    }
    return CardView(id=f"us/{name}", title=title, text=text, cost=cost, **{**facts, **more})


def hand() -> tuple[CardView, ...]:
    return (
        card(
            "chip-security-act",
            "Chip Security Act",
            2,
            "Every controlled accelerator must report where it stands.",
            capital=1,
            effects=("grey-market flow ×0.70 for 6 quarters", "US market −2% for 2 quarters"),
            flavour="Location is the new licence.",
            hypothetical=False,
            source="Bill text, Senate, May 2025",
            ordered=True,
        ),
        card(
            "export-deal-gulf",
            "Gulf compute accord",
            3,
            "A licence for a very large site, under joint guard.",
            capital=1,
            effects=(
                "US share in the Gulf +4 points over 4 quarters",
                "rented compute ×1.10 for 4 quarters",
            ),
        ),
        card(
            "transition-fund",
            "Work transition fund",
            2,
            "Wage insurance and training for those whose tasks go first.",
            effects=("work transition +3 at once, +1 for 4 quarters",),
        ),
        card(
            "no-first-strike",
            "Model stand-down talks",
            1,
            "Offer a pause on the most dangerous training runs.",
            capital=2,
            refusal=Refusal(
                code="requires",
                rule="G4.3",
                message="This card needs talks of at least 40; they stand at 22.",
            ),
        ),
        card(
            "emergency-powers",
            "Emergency powers",
            2,
            "Answer a crisis by decree.",
            reactive=True,
            effects=("enforcement ×1.5 next quarter", "cohesion −2"),
            refusal=Refusal(
                code="phase",
                rule="G4.5",
                message="Reactive cards are played in the consequences phase.",
            ),
        ),
    )


def deals() -> tuple[DealView, ...]:
    offered = Deal(
        id="d3",
        proposer="allies",
        state="offered",
        since="2027Q2",
        proposal=Proposal(
            partner="us",
            give=Terms(promise=Promise(pledge="allies.tool_supply", limit=1.0)),
            get=Terms(points=1),
            monitoring=1,
            escrow=2,
            until="2028Q1",
        ),
    )
    active = Deal(
        id="d1",
        proposer="us",
        state="active",
        since="2026Q4",
        proposal=Proposal(
            partner="labs",
            give=Terms(points=1),
            get=Terms(promise=Promise(pledge="labs.evaluation_floor", limit=3)),
            monitoring=2,
            escrow=0,
            until="2027Q4",
        ),
    )
    return (
        DealView(
            deal=offered,
            may_answer=True,
            may_withdraw=False,
            sentence="Allies supply no more tools to China than maintenance needs, for 1 "
            "point a quarter from the US, until 2028 Q1.",
        ),
        DealView(
            deal=active,
            may_answer=False,
            may_withdraw=False,
            sentence="US pays 1 point a quarter; labs spend at least 3 points on safety "
            "evaluation, until 2027 Q4.",
        ),
    )


def news() -> tuple[NewsItem, ...]:
    return (
        NewsItem(
            quarter="2026Q4",
            title="A second fab line in the south",
            kind="event",
            text="China's fabs report a new line at mature nodes; yields are not known.",
        ),
        NewsItem(
            quarter="2027Q1",
            title="Taiwan opens a case on re-exports",
            kind="event",
            text="Customs found servers bound for a shell company.",
        ),
        NewsItem(
            quarter="2027Q1",
            title="Cheap and open",
            kind="card",
            text="China plays Open weights abroad: its models spread in Africa and Asia.",
        ),
        NewsItem(
            quarter="2027Q1",
            title="Minor incident in cyber security",
            kind="incident",
            text="An agent was turned against its operator; trust falls.",
        ),
        NewsItem(
            quarter="2027Q2",
            title="Allies offer a deal",
            kind="deal",
            text="Tool supply against a point a quarter.",
        ),
    )


def receipt(
    variable: str, title: str, unit: str, before: float, *causes: Any, quarter: str = "2027Q1"
) -> Receipt:
    after = before
    for _, amount, _, _ in causes:
        after += amount
    return Receipt(
        quarter=quarter,
        variable=variable,
        title=title,
        unit=unit,
        before=before,
        after=after,
        causes=tuple(
            Cause(title=words, amount=amount, kind=kind, rule=rule)  # type: ignore[arg-type]
            for words, amount, kind, rule in causes
        ),
    )


def receipts() -> tuple[Receipt, ...]:
    return (
        receipt(
            "lead",
            "US lead at the frontier",
            "months",
            8.8,
            ("Energy and data centres", 0.74, "order", "R6.1"),
            ("Model security", 0.31, "order", "R4.4"),
            ("Chip Security Act", 0.18, "card", "R15.1"),
            ("China's research", -0.52, "coupling", "R5.2"),
            ("Distillation", -0.21, "unseen", "R4.3"),
            ("Talent drawn in", 0.14, "coupling", "R5.4"),
            ("A lucky training run", -0.04, "chance", "R14.2"),
        ),
        receipt(
            "adoption.us",
            "US adoption",
            "share",
            0.291,
            ("Capability of the models", 0.014, "coupling", "R7.1"),
            ("Enterprise roll-out by the labs", 0.006, "order", "R7.2"),
            ("Low public trust", -0.003, "coupling", "R7.4"),
            ("Power cap", 0.004, "limit", "R7.5"),
        ),
        receipt(
            "distribution.us",
            "US and allied stack",
            "share",
            0.579,
            ("Export programme", 0.004, "order", "R8.2"),
            ("Low-cost exports by China", -0.013, "coupling", "R8.3"),
            ("Cut-off in the spring", -0.002, "card", "R15.1"),
        ),
        receipt(
            "resilience.us",
            "US resilience",
            "points of 100",
            51.4,
            ("Minor incident", -1.6, "chance", "R10.2"),
            ("Adoption outran transition", -0.9, "coupling", "R9.2"),
            ("Safety evaluation by the labs", 0.4, "order", "R9.4"),
        ),
        receipt(
            "trust.us",
            "Public trust",
            "points of 100",
            47.2,
            ("Minor incident", -2.4, "chance", "R10.2"),
            ("Adoption outran transition", -0.8, "coupling", "R9.2"),
        ),
    )


def aims() -> tuple[AimView, ...]:
    return (
        AimView(
            title="Lead at the frontier",
            variable="lead",
            value=9.4,
            zero=2,
            full=12,
            weight=0.35,
            reached=0.74,
        ),
        AimView(
            title="Hold third countries' AI",
            variable="distribution.us",
            value=0.568,
            zero=0.4,
            full=0.55,
            weight=0.2,
            reached=1.0,
        ),
        AimView(
            title="A stable home front",
            variable="resilience.us",
            value=49.3,
            zero=30,
            full=60,
            weight=0.2,
            reached=0.64,
        ),
        AimView(
            title="An economy that uses it",
            variable="adoption.us",
            value=0.312,
            zero=0.2,
            full=0.5,
            weight=0.25,
            reached=0.37,
        ),
    )


def pledges() -> tuple[PledgeView, ...]:
    return (
        PledgeView(
            name="us.chip_ceiling",
            faction="us",
            title="Chip ceiling",
            text="Keep chip controls at most at this level.",
            sense="at_most",
            low=0,
            high=3,
        ),
        PledgeView(
            name="us.no_remote_cutoff",
            faction="us",
            title="No remote cut-off",
            text="Keep the remote-access rule at most at this level.",
            sense="at_most",
            low=0,
            high=3,
        ),
        PledgeView(
            name="china.no_distillation",
            faction="china",
            title="No distillation",
            text="Spend at most this many points on distillation.",
            sense="at_most",
            low=0,
            high=6,
        ),
        PledgeView(
            name="allies.tool_supply",
            faction="allies",
            title="Tool supply",
            text="Supply at most this level of tools to China.",
            sense="at_most",
            low=0,
            high=3,
        ),
    )


def seats(ready: tuple[str, ...] = ("china",)) -> tuple[Seat, ...]:
    names = {"us": "Ada", "allies": "adaptive", "china": "adaptive", "labs": "essay"}
    return tuple(
        Seat(
            faction=faction,
            name=name,
            player="person" if faction == "us" else "bot",
            ready=faction in ready,
        )  # type: ignore[arg-type]
        for faction, name in names.items()
    )


def options(phase: str) -> Options:
    return Options(
        may_order=phase == "orders",
        may_commit=phase == "orders",
        may_ready=phase in ("briefing", "negotiation", "consequences", "debrief"),
        may_deal=phase == "negotiation",
        may_react=phase == "consequences",
        partners=("allies", "china", "labs") if phase == "negotiation" else (),
        pledges=pledges() if phase == "negotiation" else (),
        stakes=Stakes(found=0.15, found_more=0.2, blame=3) if phase == "negotiation" else None,
        estimates=("lead", "adoption.us") if phase == "orders" else (),
        plays_left=1 if phase == "orders" else 0,
    )


def close() -> Close:
    def score(faction: Any, points: float, met: bool) -> Score:
        return Score(faction=faction, score=points, met_aims=met, aims=aims())

    return Close(
        ending="contested lead",
        text="The US is ahead, but neither far enough nor safely enough to set the terms. The "
        "next two years are as open as these were.",
        shared_loss=False,
        scores=(
            score("us", 64.2, True),
            score("allies", 58.0, True),
            score("china", 47.7, False),
            score("labs", 71.3, True),
        ),
        lens="B",
        lens_title="Controls backfire",
        seed="5f0c" * 16,
    )


PROMPTS = {"orders": "Spend your budget.", "briefing": "Read what is known."}


def observation(phase: Any = "orders", **more: Any) -> Observation:
    """One seat's view in a phase: the US in the fourth quarter, three bots opposite."""
    draft = tuple(
        Allocate(lever=lever.name, points=lever.points) for lever in levers() if lever.points
    )
    over = phase == "over"
    facts: dict[str, Any] = {
        "role": "us",
        "match": "m1",
        "scenario": "2026q3",
        "quarter": "2027Q2",
        "turn": 4,
        "turns": 10,
        "phase": phase,
        "prompt": PROMPTS.get(phase, "Go on."),
        "seats": seats(),
        "fronts": fronts(),
        "figures": own_figures(),
        "budget": 16,
        "spent": 14,
        "capital": 7,
        "capital_spent": 3,
        "levers": levers(),
        "stances": stances(),
        "hand": hand(),
        "deals": deals() if phase in ("negotiation", "orders") else deals()[1:],
        "news": news(),
        "receipts": receipts(),
        "aims": aims(),
        "estimates": (
            EstimateView(
                quarter="2027Q1", figure="lead", low=8.0, central=8.6, high=9.2, outcome=8.8
            ),
            EstimateView(
                quarter="2026Q4", figure="lead", low=7.9, central=8.1, high=8.3, outcome=8.5
            ),
        ),
        "draft": (*draft, PlayCard(card="us/chip-security-act")) if phase == "orders" else (),
        "options": options(phase),
        "close": close() if over else None,
    }
    if phase in ("consequences", "debrief"):
        facts["receipts"] = tuple(r.model_copy(update={"quarter": "2027Q2"}) for r in receipts())
    return Observation(**{**facts, **more})


def fresh(phase: Any = "orders") -> Observation:
    """A quarter in which nothing has been decided yet."""
    empty = tuple(lever.model_copy(update={"points": 0, "room": lever.cap}) for lever in levers())
    same = tuple(s.model_copy(update={"ordered": s.level}) for s in stances())
    kept = tuple(c.model_copy(update={"ordered": False}) for c in hand())
    return observation(
        phase, levers=empty, stances=same, hand=kept, draft=(), spent=0, capital_spent=0
    )
