"""Stances (G7): one level a quarter, paid in political capital."""

from game.core.errors import Refusal
from game.core.grammar import Typed, Unclear, pick, whole
from game.core.match import Match
from game.core.near_names import did_you_mean
from game.core.orders.cost import capital_spent
from game.core.orders.vocabulary import Orders, SetStance
from game.core.rule_titles import FACTION_TITLES
from game.world.vocabulary import Faction, Stance


def check(order: SetStance, match: Match, faction: Faction, others: Orders) -> Refusal | None:
    """Say why this may not be ordered beside the `others` of the draft, or nothing."""
    own = {stance.name: stance for stance in match.rules.stances if stance.faction == faction}
    stance = own.get(order.stance)
    if stance is None:
        return Refusal(code="not-your-stance", message=_not_own(order, match, own), rule="G7.3")
    level = int(match.value(f"stance.{stance.name}"))
    if abs(order.level - level) > 1:
        return Refusal(
            code="one-level",
            message=f"{stance.title} stands at {level} and moves one level a quarter;"
            f" order {level + (1 if order.level > level else -1)} now.",
            rule="G7.2",
        )
    left = match.capital(faction) - capital_spent(others, match)
    if order.level != level and stance.cost > left:
        return Refusal(
            code="capital",
            message=f"Moving {stance.title} costs {stance.cost} political capital;"
            f" you have {left:.1f} left.",
            rule="G7.1",
        )
    return None


def _not_own(order: SetStance, match: Match, own: dict[str, Stance]) -> str:
    number = match.rules.stance_index.get(order.stance)
    if number is None:
        return f"There is no stance {order.stance}.{did_you_mean(order.stance, own)}"
    stance = match.rules.stances[number]
    return f"{stance.title} is a stance of {FACTION_TITLES[stance.faction]}; you turn your own."


def describe(order: SetStance, match: Match) -> str:
    """Return the order in a player's words."""
    stance = match.rules.stances[match.rules.stance_index[order.stance]]
    return f"{stance.title}: {stance.levels[order.level]}"


def typed(line: Typed) -> SetStance:
    """Return the order that is typed as a stance and its level."""
    if len(line.words) < 2:
        raise Unclear("Say which stance and its level: stance 1 2, or stance chip_controls 2.")
    own = {stance.name: stance for stance in line.seen.stances if stance.own}
    name = pick(line.words[:-1], {name: one.title for name, one in own.items()}, "stance")
    return SetStance(stance=name, level=whole(line.words[-1], len(own[name].levels) - 1))
