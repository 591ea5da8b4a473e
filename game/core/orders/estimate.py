"""Estimates (G6): what a faction believes before the reveal, for the debrief to score."""

from game.core.errors import Refusal
from game.core.grammar import Typed, Unclear, number
from game.core.match import Match
from game.core.near_names import called, did_you_mean
from game.core.orders.vocabulary import Estimate, Orders
from game.core.rule_titles import SHARES, titles_of
from game.world.vocabulary import Faction


def figures(match: Match) -> tuple[str, ...]:
    """Return what can be estimated: public figures that an aim or an ending rests on (G6.3)."""
    named = [aim.variable for aim in match.rulebook.aims]
    named += [c.variable for e in match.rulebook.endings for c in e.conditions if c.variable]
    public = {v.name for v in match.rulebook.variables if v.known.public}
    return tuple(name for name in dict.fromkeys(named) if name in public)


def check(order: Estimate, match: Match, faction: Faction, others: Orders) -> Refusal | None:
    """Say why this may not be written down, or nothing."""
    known = figures(match)
    if order.figure not in known:
        return Refusal(
            code="no-estimate",
            message=f"{order.figure} can't be estimated.{did_you_mean(order.figure, known)}",
            rule="G6.3",
        )
    if not order.low <= order.central <= order.high:
        return Refusal(
            code="order-of-estimate",
            message="An estimate goes from low over central to high; put them in that order.",
            rule="G6.2",
        )
    return None


def describe(order: Estimate, match: Match) -> str:
    """Return the order in a player's words."""
    title = titles_of(match.rulebook).row(order.figure)
    return f"Estimate {title}: {order.central:g} ({order.low:g} to {order.high:g})"


def typed(line: Typed) -> Estimate:
    """Return the order that is typed as a figure and its range."""
    words = " ".join(line.words).replace(" %", "%").split()
    if len(words) < 4:
        known = ", ".join(line.seen.options.estimates) or "lead"
        raise Unclear(f"Say figure, low, central, high: estimate lead 5 7 9. Figures: {known}.")
    said = " ".join(words[:-3])
    listed = {one.name: one for one in line.seen.figures if one.name in line.seen.options.estimates}
    figure = called(said, {name: one.title for name, one in listed.items()}) or said
    share = figure in listed and listed[figure].unit in SHARES
    low, central, high = (number(word, share=share) for word in words[-3:])
    return Estimate(figure=figure, low=low, central=central, high=high)
