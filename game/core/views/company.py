"""What a faction's members see of each other, and the press a role may read (G18, G19)."""

from game.core.conduct.press import readable
from game.core.match import Match
from game.core.observation import Role, SuggestionView
from game.world.vocabulary import FACTIONS


def around(match: Match, role: Role) -> dict[str, object]:
    """Return the fields of an observation that say who sits where and what was written."""
    seen: dict[str, object] = {
        "clock": match.clock,
        "members": tuple(one for one in match.members if role in (one.faction, "white")),
        "press": readable(match, role),
        "sign_off": match.settings.sign_off,
    }
    return seen | _inside(match, role)


def _inside(match: Match, role: Role) -> dict[str, object]:
    """Return what only the faction's own members see."""
    if role not in FACTIONS:
        return {}
    return {
        "authors": dict(match.authors.get(role, {})),
        "suggestions": tuple(
            SuggestionView(by=one.by, order=one.order)
            for one in match.suggestions
            if one.faction == role
        ),
        "signed": tuple(sorted(match.signed.get(role, frozenset()))),
    }
