"""The others at a hosted table in the line mode: press, people, suggestions, signatures.

Who plays alone sees none of this: bots read no press, and one person needs no sign-off.
"""

from functools import partial

from game.core.conduct.words import Message, Party
from game.core.names import FACTION_TITLES
from game.core.observation import Observation
from game.core.orders.verbs import key_words, order_words
from game.lines.cell import Page
from game.lines.pages import inset, wrap
from game.table.port import Company, Person
from game.view.members import NOBODY_ELSE, called, signatures
from game.world.vocabulary import FACTIONS

LATEST = 5
"""Most messages shown unasked."""


def hosted(seen: Observation, company: Company) -> bool:
    """Whether there is anybody around the table to write to or to work with."""
    return bool(seen.members or company.people)


def pages_around(company: Company) -> dict[str, Page]:
    """Return the pages about the others."""
    return {
        "press": ("what was written, to you and by you", partial(press, company=company)),
        "people": (
            "who is here, suggestions, who wrote and signed",
            partial(people, company=company),
        ),
    }


def press(seen: Observation, company: Company) -> list[str]:
    """Return all press the seat may read, oldest first."""
    lines = [line for one in seen.press for line in message(one, seen, company)]
    return lines or ["No press yet."]


def fresh(seen: Observation, company: Company, heard: int) -> list[str]:
    """Return the press that came after the first `heard` messages; one's own is known."""
    own = {"", company.you}
    new = [m for m in seen.press[heard:] if m.sender != seen.role or m.by not in own]
    earlier = len(new) - LATEST
    lines = [f"({earlier} earlier messages: say `press`.)"] if earlier > 0 else []
    return [*lines, *(line for one in new[-LATEST:] for line in message(one, seen, company))]


def message(one: Message, seen: Observation, company: Company) -> list[str]:
    """Return one message; the lines of its text are always indented, so that it feigns no other."""
    place = f"Press, {one.quarter} {one.phase}, {_writer(one, company)} to {_readers(one, seen)}:"
    return [*wrap(place, "   "), *inset(" ".join(one.text.split()))]


def _writer(one: Message, company: Company) -> str:
    name = called(one.by, company)
    return f"{_party(one.sender)} ({name})" if name else _party(one.sender)


def _readers(one: Message, seen: Observation) -> str:
    if not one.to:
        return "all"
    if one.to == (one.sender,):
        return "its own"
    return ", ".join("you" if p == seen.role else _party(p) for p in one.to if p != one.sender)


def _party(party: Party) -> str:
    return "White cell" if party == "white" else FACTION_TITLES[party]


def people(seen: Observation, company: Company) -> list[str]:
    """Return who is here; for a faction also its suggestions, authors and signatures."""
    lines = [line for person in company.people for line in wrap(_person(person, company), "   ")]
    if not company.people:
        lines = [f"{_title(one.faction)}: {one.member}, {one.post}" for one in seen.members]
    for place, one in enumerate(seen.suggestions, 1):
        words = f"{called(one.by, company)} suggests {order_words(one.order)}"
        lines += wrap(f"{place}. {words} (adopt {place}, or dismiss {place})", "   ")
    for key, by in seen.authors.items():
        written = f"- {key_words(key)} was written by {called(by, company)}"
        lines += wrap(written, "   ") if by else []
    return [*lines, *signed(seen, company)]


def signed(seen: Observation, company: Company) -> list[str]:
    """Return who has signed the draft and who has not, where drafts are signed."""
    if not seen.sign_off or seen.role not in FACTIONS:
        return []
    done, missing = (", ".join(names) for names in signatures(seen, company))
    left = f"Not signed: {missing}" if missing else NOBODY_ELSE
    return wrap(f"Signed: {done or 'nobody'}. {left}.", "   ")


def _person(person: Person, company: Company) -> str:
    here = "here" if person.devices else "away"
    post = f", {person.post}" if person.role in FACTIONS else ""
    at = f", at {person.touching}" if person.touching else ""
    you = " (you)" if person.member == company.you else ""
    return f"{_title(person.role)}: {called(person.member, company)}{you}{post}, {here}{at}"


def _title(role: str) -> str:
    return {**FACTION_TITLES, "white": "White cell (runs the table)"}.get(role, role.capitalize())
