"""The room: how others come in, and how its tables stand."""

from game.core.observation import Observation
from game.table.port import Company, Invitation
from game.view.cells import Page, PageRow, Phrase, note
from game.view.desk import glance
from game.view.waiting import in_lobby, waiting_words


def room(seen: Observation, company: Company, now: float) -> Page:
    """What is waited for, the ways in with the codes one may read out, and the tables."""
    codes = (note(f"Code of {role}: {code}") for role, code in company.invitation.codes.items())
    tables = (glance(one, company, now) for one in company.glances)
    return Page("room", (*lobby(seen, company).rows, *_doors(company), *codes, *tables))


def lobby(seen: Observation, company: Company) -> Page:
    """What the table waits for, while it does."""
    rows = (note(waiting_words(seen, company)),) if in_lobby(seen, company) else ()
    return Page("lobby", rows)


def ways_in(invitation: Invitation) -> tuple[tuple[str, str], ...]:
    """The doors that are open, each with what to type."""
    page = (
        ("In a browser", invitation.page),
        ("In a terminal", f"fourfronts join {invitation.page} CODE"),
    )
    ssh = (("By SSH", invitation.ssh),) if invitation.ssh else ()
    return (*(page if invitation.page else ()), *ssh)


def _doors(company: Company) -> tuple[PageRow, ...]:
    return tuple(
        PageRow(
            f"door {title}",
            (Phrase(title, "muted"), Phrase(words, "title")),
            told=(f"{title}: {words}",),
            kind="note",
        )
        for title, words in ways_in(company.invitation)
    )
