"""Words of the command line into the game's own: factions, bots, scenarios, lenses, formats."""

import os
from collections.abc import Iterable, Mapping
from functools import cache

from game.content.load import doctrine_ids, hindcast_ids, load_doctrine
from game.core import meant
from game.core.errors import UsageError
from game.core.near_names import did_you_mean
from game.core.rulebook import Doctrine, Rulebook
from game.world.vocabulary import FACTIONS, Faction


def choose(kind: str, word: str, known: Iterable[str]) -> str:
    """Return `word` if it is known; `UsageError` says what there is, and the nearest."""
    names = list(known)
    if word in names:
        return word
    raise UsageError(
        f"There is no {kind} {word!r}; there is {', '.join(names)}.{did_you_mean(word, names)}"
    )


def faction(word: str) -> Faction:
    """Return a faction by name."""
    return choose("faction", word.strip().lower(), FACTIONS)  # type: ignore[return-value]


def factions(words: str) -> tuple[Faction, ...]:
    """Return factions from ``us,china``."""
    named = tuple(faction(word.strip()) for word in words.split(","))
    if len(set(named)) < len(named):
        raise UsageError(f"Each faction has one seat; {words!r} names one twice.")
    return named


def by_faction(words: str, default: str) -> dict[Faction, str]:
    """Return ``us=essay,china=adaptive`` as a mapping; the others get `default`."""
    chosen: dict[Faction, str] = dict.fromkeys(FACTIONS, default)
    for pair in filter(None, (part.strip() for part in words.split(","))):
        name, equals, value = pair.partition("=")
        if not equals or not value:
            raise UsageError(f"{pair!r} is not of the form us=essay.")
        chosen[faction(name)] = value
    return chosen


def numbers(pairs: Iterable[str]) -> dict[str, float]:
    """Return ``("research.luck=0.3", …)`` as a mapping."""
    found: dict[str, float] = {}
    for pair in pairs:
        name, _, value = pair.partition("=")
        try:
            found[name.strip()] = float(value)
        except ValueError:
            raise UsageError(f"{pair!r} is not of the form research.luck=0.3.") from None
    return found


def check_setting(rulebook: Rulebook, scenario: str, lens: str, form: str = "full") -> None:
    """`UsageError` for a scenario, lens or format that the rules do not have."""
    if scenario in hindcast_ids():
        raise UsageError(
            f"{scenario} is history, not a match to play; see: fourfronts hindcast {scenario}"
        )
    choose("scenario", scenario, (s.id for s in rulebook.scenarios))
    choose("lens", lens, [*(one.id for one in rulebook.lenses), "mixture"])
    choose("format", form, (one.id for one in rulebook.formats))


@cache
def doctrines() -> Mapping[str, "Doctrine"]:
    """Return every doctrine by name: read once, however many tables a room has."""
    return {name: load_doctrine(name) for name in doctrine_ids()}


def clock(words: str, rulebook: Rulebook, form: str) -> dict[str, float]:
    """Return minutes a phase from ``format``, ``none``, ``5``, ``2d`` or ``orders=10,…``."""
    phases = ("briefing", "negotiation", "orders", "consequences", "debrief")
    usual = next(one.minutes for one in rulebook.formats if one.id == form)
    if words == "none":
        return {}
    minutes = {phase: usual[phase] for phase in phases if phase in usual}
    if words == "format":
        return minutes
    if "=" not in words:
        return dict.fromkeys(phases, _minutes(words))
    for part in words.split(","):
        name, _, value = part.partition("=")
        minutes[choose("phase", name.strip(), phases)] = _minutes(value)
    return minutes


def _minutes(words: str) -> float:
    """Return minutes from ``5``, ``90m``, ``12h`` or ``2d``."""
    units = {"m": 1.0, "h": 60.0, "d": 1440.0}
    number, unit = (
        (words.strip()[:-1], words.strip()[-1:])
        if words.strip()[-1:] in units
        else (words.strip(), "m")
    )
    try:
        value = meant.number(number) * units[unit]
    except meant.NotMeant as why:
        raise UsageError(f"{words!r} is no time for a phase: {why}") from why
    if not 0 < value <= 60 * units["d"]:
        raise UsageError(f"{words!r} is no time for a phase; write minutes, or 12h, or 2d.")
    return value


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
