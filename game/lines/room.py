"""The room in the line mode: how others come in, posts, and the white cell's way between tables."""

from functools import partial

from game.core.observation import Observation
from game.lines.cell import Page
from game.lines.pages import wrap
from game.table.port import Company, Glance
from game.view.countdown import clock_words
from game.view.waiting import in_lobby, waiting_words


def pages_of_room(seen: Observation, company: Company, now: float) -> dict[str, Page]:
    """Return the page about the room, where there is one around the table."""
    if not company.invitation.page and not company.glances:
        return {}
    return {"room": ("how others come in, and the tables", partial(room, company=company, now=now))}


def room(seen: Observation, company: Company, now: float) -> list[str]:
    """Return what is waited for, the ways in with the codes one may read out, and the tables."""
    lines = lobby(seen, company)
    invitation = company.invitation
    if invitation.page:
        lines += [
            f"In a browser: {invitation.page}",
            f"In a terminal: fourfronts join {invitation.page} CODE",
        ]
    lines += [f"By SSH: {invitation.ssh}"] if invitation.ssh else []
    lines += [f"Code of {role}: {code}" for role, code in invitation.codes.items()]
    lines += [_glance(glance, company, now) for glance in company.glances]
    return lines


def lobby(seen: Observation, company: Company) -> list[str]:
    """Return what the table waits for, while it does."""
    return wrap(waiting_words(seen, company)) if in_lobby(seen, company) else []


def _glance(glance: Glance, company: Company, now: float) -> str:
    here = " (you are here)" if glance.table == company.table else ""
    words = [
        f"{glance.quarter} {glance.phase}",
        clock_words(glance.clock, now),
        f"{glance.here} of {glance.people} here",
    ]
    return f"Table {glance.table}{here}: " + ", ".join(word for word in words if word)
