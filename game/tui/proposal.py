"""A deal being written: pure values that change field by field, and the rows that show them."""

from dataclasses import dataclass, replace

from textual.content import Content

from game.core.deals import MOST_ESCROW, MOST_MONITORING, MOST_POINTS, Promise, Proposal, Terms
from game.core.observation import Observation, PledgeView
from game.core.plurals import counted
from game.tui.ink.frame import Frame, fit, ink, stack, wrap
from game.tui.ink.inks import KEY, MUTED, TITLE, WORDS, faction_ink
from game.tui.ink.player_text import clean
from game.tui.ink.rows import ListRow
from game.view.roles import NAMES
from game.world.quarters import parse_quarter, quarter_words
from game.world.vocabulary import Faction

MOST_QUARTERS = 10
FIELDS = (
    ("partner", "With"),
    ("give_points", "You give"),
    ("give_pledge", "You promise"),
    ("give_limit", "  limit"),
    ("get_points", "They give"),
    ("get_pledge", "They promise"),
    ("get_limit", "  limit"),
    ("monitoring", "Monitoring"),
    ("escrow", "Escrow"),
    ("quarters", "Lasts"),
)


@dataclass(frozen=True)
class Sketch:
    """A deal not yet offered. A pledge is an index into the side's list; −1 is no promise."""

    partner: Faction
    give_points: int = 0
    give_pledge: int = -1
    give_limit: float = 0.0
    get_points: int = 0
    get_pledge: int = -1
    get_limit: float = 0.0
    monitoring: int = 1
    escrow: int = 0
    quarters: int = 4


def first_sketch(observation: Observation) -> Sketch | None:
    """An empty deal with the first possible partner."""
    partners = observation.options.partners
    return Sketch(partner=partners[0]) if partners else None


def pledges_of(observation: Observation, faction: str) -> tuple[PledgeView, ...]:
    """What one side could promise."""
    return tuple(view for view in observation.options.pledges if view.faction == faction)


def pledge_at(sketch: Sketch, side: str, observation: Observation) -> PledgeView | None:
    """The promise one side makes in the sketch."""
    faction = observation.role if side == "give" else sketch.partner
    place = sketch.give_pledge if side == "give" else sketch.get_pledge
    views = pledges_of(observation, faction)
    return views[place] if 0 <= place < len(views) else None


def limit_step(view: PledgeView) -> float:
    """How much one key press moves a limit: whole steps where the range is of whole numbers."""
    span = view.high - view.low
    whole = span >= 1 and view.low == int(view.low) and view.high == int(view.high)
    return max(1.0, round(span / 20)) if whole else span / 20


def change(sketch: Sketch, field: str, by: int, observation: Observation) -> Sketch:
    """The sketch with one field moved on by one; everything stays in its range."""
    if field == "partner":
        partners = observation.options.partners
        place = (partners.index(sketch.partner) + by) % len(partners)
        return replace(sketch, partner=partners[place], get_pledge=-1)
    if field.endswith("_points"):
        return _moved(sketch, field, by, 0, MOST_POINTS)
    if field == "escrow":
        return _moved(sketch, field, by, 0, MOST_ESCROW)
    if field == "monitoring":
        return _moved(sketch, field, by, 0, MOST_MONITORING)
    if field == "quarters":
        return _moved(sketch, field, by, 1, MOST_QUARTERS)
    side = field.split("_")[0]
    if field.endswith("_pledge"):
        return _other_pledge(sketch, side, by, observation)
    view = pledge_at(sketch, side, observation)
    if view is None:
        return sketch
    limit = getattr(sketch, field) + by * limit_step(view)
    return replace(sketch, **{field: min(max(limit, view.low), view.high)})


def _moved(sketch: Sketch, field: str, by: int, low: int, high: int) -> Sketch:
    return replace(sketch, **{field: min(max(getattr(sketch, field) + by, low), high)})


def _other_pledge(sketch: Sketch, side: str, by: int, observation: Observation) -> Sketch:
    faction = observation.role if side == "give" else sketch.partner
    views = pledges_of(observation, faction)
    place = getattr(sketch, f"{side}_pledge") + by
    place = max(min(place, len(views) - 1), -1)
    limit = 0.0
    if place >= 0:
        view = views[place]
        limit = (view.low + view.high) / 2
        if limit_step(view) >= 1:
            limit = float(round(limit))
    return replace(sketch, **{f"{side}_pledge": place, f"{side}_limit": limit})


def proposal_of(sketch: Sketch, observation: Observation) -> Proposal:
    """The sketch as it is offered."""
    return Proposal(
        partner=sketch.partner,
        give=_terms(sketch, "give", observation),
        get=_terms(sketch, "get", observation),
        monitoring=sketch.monitoring,
        escrow=sketch.escrow,
        until=quarter_words(parse_quarter(observation.quarter) + sketch.quarters - 1),
    )


def _terms(sketch: Sketch, side: str, observation: Observation) -> Terms:
    view = pledge_at(sketch, side, observation)
    promise = Promise(pledge=view.name, limit=getattr(sketch, f"{side}_limit")) if view else None
    return Terms(points=getattr(sketch, f"{side}_points"), promise=promise)


def field_words(sketch: Sketch, field: str, observation: Observation) -> tuple[str, str]:
    """What a field says now, and its style."""
    value = getattr(sketch, field)
    if field == "partner":
        return NAMES[value], faction_ink(value)
    if field in ("give_points", "get_points"):
        return (
            f"{counted(value, 'point')} a quarter" if value else "no points",
            WORDS if value else MUTED,
        )
    if field == "monitoring":
        words = ("none", "light", "close", "intrusive")[value]
        return f"{value}  {words}", WORDS
    if field == "escrow":
        return f"{counted(value, 'point')} each, lost if caught" if value else "none", WORDS
    if field == "quarters":
        until = quarter_words(parse_quarter(observation.quarter) + value - 1)
        return f"{counted(value, 'quarter')}, until {until[:4]} {until[4:]}", WORDS
    view = pledge_at(sketch, field.split("_")[0], observation)
    if view is None:
        return ("nothing" if field.endswith("pledge") else ""), MUTED
    if field.endswith("pledge"):
        return clean(view.title), TITLE
    sense = "at most" if "most" in view.sense else "at least"
    return f"{sense} {value:g}", WORDS


def sketch_rows(sketch: Sketch, observation: Observation) -> tuple[ListRow, ...]:
    """A row a field; limits only where there is a promise."""
    rows = []
    for field, title in FIELDS:
        if field.endswith("_limit") and not pledge_at(sketch, field.split("_")[0], observation):
            continue
        rows.append(_field_row(sketch, field, title, observation))
    return tuple(rows)


def _field_row(sketch: Sketch, field: str, title: str, observation: Observation) -> ListRow:
    words, style = field_words(sketch, field, observation)
    side = field.split("_")[0]
    view = pledge_at(sketch, side, observation) if side in ("give", "get") else None

    def draw(frame: Frame) -> Content:
        return ink(
            fit(ink((title, MUTED)), 14),
            ("< ", KEY),
            fit(ink((words, style)), max(frame.width - 18, 0), frame.glyphs),
            (" >", KEY),
        )

    def about(frame: Frame) -> Content:
        text = _HELP.get(field, "")
        if view is not None and not field.endswith("_points"):
            text = pledge_words(sketch, view, observation)
        return stack(wrap(ink((text, MUTED)), frame.width))

    return ListRow(field, draw, about)


def pledge_words(sketch: Sketch, view: PledgeView, observation: Observation) -> str:
    """What a pledge binds one to, how long, and what breaking it costs."""
    until = quarter_words(parse_quarter(observation.quarter) + sketch.quarters - 1)
    bound = f"{clean(view.text)} Limit {view.low:g} to {view.high:g}."
    bound += f" Checked each quarter until {until[:4]} {until[4:]}."
    stakes = observation.options.stakes
    if stakes is None:
        return bound
    odds = min(stakes.found + stakes.found_more * sketch.monitoring, 1.0)
    costs = [f"{stakes.blame:g} political capital"]
    costs += [f"the escrow of {counted(sketch.escrow, 'point')}"] if sketch.escrow else []
    return (
        f"{bound} Who breaks it is found out with {odds:.0%} a quarter, more by the other's"
        f" intelligence; that ends the deal and costs the breaker {' and '.join(costs)}."
    )


_HELP = {
    "partner": "Who this deal is with.",
    "give_points": "Points you hand over each quarter while it lasts.",
    "get_points": "Points they hand over each quarter while it lasts.",
    "give_pledge": "Something you promise to keep to.",
    "get_pledge": "Something they promise to keep to.",
    "monitoring": "A level costs each side a point a quarter; a breach is likelier to be found.",
    "escrow": "Points each side puts up and loses if caught breaking it.",
    "quarters": "How long it runs, this quarter included.",
}


def sketch_sentence(sketch: Sketch, observation: Observation) -> str:
    """The deal in one sentence."""
    mine = _side_words(sketch, "give", observation) or "nothing"
    theirs = _side_words(sketch, "get", observation) or "nothing"
    return f"You give {mine}. You get {theirs}."


def _side_words(sketch: Sketch, side: str, observation: Observation) -> str:
    points = getattr(sketch, f"{side}_points")
    parts = [f"{counted(points, 'point')} a quarter"] if points else []
    view = pledge_at(sketch, side, observation)
    if view is not None:
        limit, _ = field_words(sketch, f"{side}_limit", observation)
        parts.append(f"the promise “{clean(view.title)}” ({limit})")
    return " and ".join(parts)
