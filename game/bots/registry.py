"""From a name on the command line (``essay``, ``random``) to a policy for a faction.

``name@strength`` is the same bot playing worse or better. The strengths of ``search`` are how hard
it looks; those of ``adaptive`` are doctrines of their own (`adaptive@easy`, `adaptive@hard`).
"""

from collections.abc import Iterable, Mapping

from game.bots.doctrine import DoctrinePolicy
from game.bots.policy import Policy
from game.bots.random import RandomPolicy
from game.bots.search import STRENGTHS, Now, SearchPolicy, Strength
from game.core.errors import UsageError
from game.core.near_names import suggested
from game.core.rulebook import Doctrine, Rulebook
from game.core.seeds import MIXTURE
from game.world.vocabulary import Faction

RANDOM = "random"
SEARCH = "search"
_USUAL = "normal"
"""The strength of a search that is named without one."""


def _searches(strengths: Iterable[str]) -> tuple[str, ...]:
    return (SEARCH, *(f"{SEARCH}@{name}" for name in strengths if name != _USUAL))


SEARCHES = _searches(STRENGTHS)
ADAPTIVE = "adaptive"
DOCTRINES = "doctrines"
KINDS = (SEARCH, ADAPTIVE, DOCTRINES, RANDOM)
"""The kinds of bots: two that play to win, the arguments acted out, and chance."""


def kind_of(name: str) -> str:
    """The kind a bot is of, whatever its strength; one of `KINDS`."""
    bot = bot_of(name)
    return bot if bot in KINDS else DOCTRINES


def bot_of(name: str) -> str:
    """The bot without its strength: ``adaptive@hard`` → ``adaptive``."""
    return name.partition("@")[0]


def policy_for(
    name: str,
    faction: Faction,
    rulebook: Rulebook,
    doctrines: Mapping[str, Doctrine],
    lens: str = MIXTURE,
    clock: Now | None = None,
    strengths: Mapping[str, Strength] = STRENGTHS,
) -> Policy:
    """Return the policy called ``name`` for ``faction``; ``lens`` is the one announced to all.

    With a ``clock`` it does not let people wait (see `SearchPolicy`). A match's own ``doctrines``
    and ``strengths`` make the bots that it began with, whatever there is today.

    `UsageError` when there is none by that name (with the nearest one), or when the doctrine has
    no plan for the faction (with those that have).
    """
    if name == RANDOM:
        return RandomPolicy(faction, rulebook)
    if name in _searches(strengths):
        strength = strengths[name.partition("@")[2] or _USUAL]
        return SearchPolicy(faction, rulebook, doctrines, lens, strength, clock)
    if name not in doctrines:
        raise UsageError(f"there is no bot called {name}; {_suggestion(name, doctrines)}")
    if faction not in doctrines[name].plans:
        able = [other for other, doctrine in doctrines.items() if faction in doctrine.plans]
        raise UsageError(
            f"the doctrine {name} has no plan for {faction}; these have one:"
            f" {', '.join([*able, *SEARCHES, RANDOM])}"
        )
    return DoctrinePolicy(doctrines[name], faction, rulebook)


def names(doctrines: Iterable[str]) -> tuple[str, ...]:
    """Return the name of every bot there is, the doctrines first."""
    return (*doctrines, *SEARCHES, RANDOM)


def _suggestion(name: str, doctrines: Mapping[str, Doctrine]) -> str:
    known = names(doctrines)
    return suggested(name, known) or f"choose one of {', '.join(known)}"
