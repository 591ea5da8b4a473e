"""Points on levers (G3): whole points, within the lever's cap and the quarter's budget."""

from game.core.errors import Refusal
from game.core.grammar import Typed, Unclear, pick, whole
from game.core.match import Match
from game.core.near_names import did_you_mean
from game.core.orders.cost import points_spent
from game.core.orders.vocabulary import Allocate, Orders
from game.core.plurals import counted
from game.core.rule_titles import FACTION_TITLES
from game.world.vocabulary import Faction, Lever


def check(order: Allocate, match: Match, faction: Faction, others: Orders) -> Refusal | None:
    """Say why this may not be ordered beside the `others` of the draft, or nothing."""
    own = {lever.name: lever for lever in match.rules.levers if lever.faction == faction}
    lever = own.get(order.lever)
    if lever is None:
        return Refusal(code="not-your-lever", message=_not_own(order, match, own), rule="G3.4")
    if order.points > lever.cap:
        return Refusal(
            code="over-cap",
            message=f"{lever.title} takes at most {counted(lever.cap, 'point')} a quarter.",
            rule="G3.2",
        )
    left = match.budget(faction) - points_spent(others, match)
    if order.points > left:
        return Refusal(
            code="over-budget",
            message=f"{lever.title} {order.points} is over budget: you have {left} left for it."
            " Take points off another lever first.",
            rule="G3.1",
        )
    return None


def _not_own(order: Allocate, match: Match, own: dict[str, Lever]) -> str:
    number = match.rules.lever_index.get(order.lever)
    if number is None:
        return f"There is no lever {order.lever}.{did_you_mean(order.lever, own)}"
    lever = match.rules.levers[number]
    return f"{lever.title} is a lever of {FACTION_TITLES[lever.faction]}; you move your own."


def describe(order: Allocate, match: Match) -> str:
    """Return the order in a player's words."""
    lever = match.rules.levers[match.rules.lever_index[order.lever]]
    return f"{lever.title}: {counted(order.points, 'point')}"


def typed(line: Typed) -> Allocate:
    """Return the order that is typed as a lever and its points."""
    if len(line.words) < 2:
        raise Unclear("Say which lever and how many points: spend 3 4, or spend enforcement 4.")
    caps = {lever.name: lever.cap for lever in line.seen.levers}
    titles = {lever.name: lever.title for lever in line.seen.levers}
    lever = pick(line.words[:-1], titles, "lever")
    return Allocate(lever=lever, points=whole(line.words[-1], caps[lever]))
