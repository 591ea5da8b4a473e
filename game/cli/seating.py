"""Who plays at a table that this process keeps: the bots its header asks for; and the time."""

from datetime import UTC, datetime
from time import monotonic

from game.bots.registry import policy_for
from game.cli import choices
from game.table.bots import Bots
from game.table.header import Header


def now() -> str:
    """Return the time as records keep it."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def seat_bots(header: Header) -> Bots:
    """Return the bots a match asks for, and those that order for factions nobody came for."""
    settings = header.settings
    absent = {f: settings.absent for f in settings.people if settings.absent}
    policies, stand_ins = (
        {
            f: policy_for(name, f, header.rulebook, choices.doctrines(), settings.lens, monotonic)
            for f, name in named.items()
        }
        for named in (settings.bots, absent)
    )
    return Bots(policies, stand_ins)
