"""Which figures a role sees, exactly or as an estimate: the allow-list of the game (G9)."""

from game.core.match import Match
from game.core.observation import Figure, Role
from game.world.vocabulary import FACTIONS, Variable

_WIDE = 1.645  # nine times in ten, for a normal error


def sees_exactly(match: Match, role: Role, name: str) -> bool:
    """Whether a role knows a row exactly: public rows, its own, and all for the white cell.

    Stances are public; a capacity is known to the faction whose lever it is.
    """
    if role == "white" or name.startswith("stance."):
        return True
    if name.startswith("capacity."):
        return name.split(".")[1] == role
    known = match.rules.known[name]
    return known.public or role in known.to


def figures(match: Match, role: Role) -> tuple[Figure, ...]:
    """Return every figure the role may see, in the rulebook's order."""
    found = (figure(match, role, v) for v in match.rulebook.variables if v.kind != "rate")
    return tuple(f for f in found if f is not None)


def figure(match: Match, role: Role, variable: Variable) -> Figure | None:
    """Return a variable as the role knows it, or `None` if it knows nothing of it."""
    if sees_exactly(match, role, variable.name):
        return _exact(match, variable)
    if role in FACTIONS:
        return _estimate(match, role, variable)
    return None


def _exact(match: Match, variable: Variable) -> Figure:
    history = match.history[variable.name]
    value = history[-1]
    return Figure(
        name=variable.name,
        title=variable.title,
        unit=variable.unit,
        group=variable.group,
        decimals=variable.decimals,
        value=value,
        low=value,
        high=value,
        exact=True,
        change=history[-1] - history[-2] if len(history) > 1 else None,
        history=history,
    )


def _estimate(match: Match, role: Role, variable: Variable) -> Figure | None:
    sighting = match.sightings[role].get(variable.name)  # type: ignore[index]
    if sighting is None:
        return None
    spread = _WIDE * sighting.error
    return Figure(
        name=variable.name,
        title=variable.title,
        unit=variable.unit,
        group=variable.group,
        decimals=variable.decimals,
        value=sighting.value,
        low=max(variable.low, sighting.value - spread),
        high=min(variable.high, sighting.value + spread),
        exact=False,
    )
