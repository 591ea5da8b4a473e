"""The room in the line mode: how others come in, posts, and the white cell's way between tables."""

from collections.abc import Callable, Sequence
from functools import partial

from game.core.acts.remove import Remove
from game.core.acts.reseat import Reseat
from game.core.acts.show_codes import ShowCodes
from game.core.acts.visit import Visit
from game.core.command import Command
from game.core.conduct.words import POSTS, Post
from game.core.observation import Observation
from game.lines.cell import Page
from game.lines.pages import wrap
from game.lines.words import Unclear
from game.table.port import Company, Glance, Person
from game.view.countdown import clock_words
from game.view.waiting import in_lobby, waiting_words
from game.world.vocabulary import FACTIONS, Faction

POST = (
    "post NAME POST: give a member another post (lead, treasurer, intelligence, negotiator, member)"
)
CELL_ONLY = {
    "post": "post NAME POST FACTION: give somebody another post, or a place in another faction",
    "remove": "remove NAME: take somebody off the table",
    "table": "table NUMBER: go to another table of the room",
    "codes": "codes show, codes hide: whether the wall shows the codes",
}
ROOM_VERBS = tuple(CELL_ONLY)


def pages_of_room(seen: Observation, company: Company, now: float) -> dict[str, Page]:
    """Return the page about the room, where there is one around the table."""
    if not company.invitation.page and not company.glances:
        return {}
    return {"room": ("how others come in, and the tables", partial(room, company=company, now=now))}


def room_actions(seen: Observation, company: Company) -> list[str]:
    """Return how the verbs are written that this seat has."""
    if seen.cell is not None:
        return list(CELL_ONLY.values())
    you = _find(company, company.you)
    return [POST] if you is not None and you.post == "lead" else []


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


def read_room(seen: Observation, company: Company, verb: str, words: Sequence[str]) -> Command:
    """Return the command a line stands for; `Unclear` says how to write it."""
    return _READERS[verb](company, words)


def _post(company: Company, words: Sequence[str]) -> Reseat:
    faction = words[-1] if words and words[-1] in FACTIONS else ""
    rest = words[:-1] if faction else words
    post = _known_post(rest[-1]) if len(rest) > 1 else None
    if post is None:
        raise Unclear(f"Say {CELL_ONLY['post']}. Posts: {', '.join(POSTS)}.")
    person = _person(company, rest[:-1])
    place: Faction | None = next((f for f in FACTIONS if f == (faction or person.role)), None)
    if place is None:
        raise Unclear(f"{person.name} only watches; say the faction too: {CELL_ONLY['post']}.")
    return Reseat(member=person.member, faction=place, post=post)


def _remove(company: Company, words: Sequence[str]) -> Remove:
    return Remove(member=_person(company, words).member)


def _table(company: Company, words: Sequence[str]) -> Visit:
    if len(words) != 1 or words[0] not in map(str, range(1, company.tables + 1)):
        raise Unclear(f"Say which table, from 1 to {company.tables}: table 2.")
    return Visit(table=int(words[0]))


def _codes(company: Company, words: Sequence[str]) -> ShowCodes:
    if tuple(words) not in (("show",), ("hide",)):
        raise Unclear(f"Say {CELL_ONLY['codes']}.")
    return ShowCodes(shown=words[0] == "show")


def _known_post(word: str) -> Post | None:
    return next((post for post in POSTS if post == word), None)


def _person(company: Company, words: Sequence[str]) -> Person:
    """Return whom a name or pseudonym means."""
    wanted = " ".join(words).casefold()
    for person in company.people:
        if wanted in (person.name.casefold(), person.member):
            return person
    raise Unclear("Say somebody's name as page `people` has it.")


def _find(company: Company, member: str) -> Person | None:
    return next((person for person in company.people if person.member == member), None)


_READERS: dict[str, Callable[[Company, Sequence[str]], Command]] = {
    "post": _post,
    "remove": _remove,
    "table": _table,
    "codes": _codes,
}
