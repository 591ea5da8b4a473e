"""The room in the line mode: posts, codes, and the white cell's way between tables."""

from collections.abc import Callable, Sequence

from game.core.acts.remove import Remove
from game.core.acts.reseat import Reseat
from game.core.acts.show_codes import ShowCodes
from game.core.acts.visit import Visit
from game.core.command import Command
from game.core.conduct.words import POSTS, Post
from game.core.observation import Observation
from game.lines.words import Unclear
from game.table.port import Company, Person
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


def room_actions(seen: Observation, company: Company) -> list[str]:
    """Return how the verbs are written that this seat has."""
    if seen.cell is not None:
        return list(CELL_ONLY.values())
    you = _find(company, company.you)
    return [POST] if you is not None and you.post == "lead" else []


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
