"""Who plays at a table that this process keeps: the bots its header asks for; and the time."""

from datetime import UTC, datetime
from time import monotonic

from game.bots.fitting import fitting
from game.bots.registry import policy_for
from game.bots.search import STRENGTHS
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
    # A record from before doctrines were kept is played on with today's, as far as they fit.
    doctrines = header.doctrines or fitting(choices.doctrines(), header.rulebook)
    strengths = header.strengths or STRENGTHS
    policies, stand_ins = (
        {
            f: policy_for(name, f, header.rulebook, doctrines, settings.lens, monotonic, strengths)
            for f, name in named.items()
        }
        for named in (settings.bots, absent)
    )
    return Bots(policies, stand_ins)
