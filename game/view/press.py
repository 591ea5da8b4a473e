"""Press: who wrote what to whom."""

from game.core.conduct.words import Message, Party
from game.core.observation import Observation
from game.core.rule_titles import FACTION_TITLES
from game.table.port import Company
from game.view.cells import Page, PageRow, Phrase, note, one_line, words
from game.view.members import called
from game.view.roles import NAMES
from game.view.titles import PHASE_TITLES, quarter_title


def press(seen: Observation, company: Company) -> Page:
    """All press this seat may read, oldest first."""
    rows = tuple(message(one, place, seen, company) for place, one in enumerate(seen.press))
    return Page("press", rows or (note("No press yet. Enter writes.", "No press yet."),))


def fresh(seen: Observation, company: Company, heard: int) -> Page:
    """The press that came after the first `heard` messages; one's own is known."""
    own = {"", company.you}
    rows = tuple(
        message(one, place, seen, company)
        for place, one in enumerate(seen.press)
        if place >= heard and (one.sender != seen.role or one.by not in own)
    )
    return Page("press", rows)


def message(one: Message, place: int, seen: Observation, company: Company) -> PageRow:
    """One message: in columns its first words, as what it is all of them."""
    who = Phrase(one_line(writer(one, company)), one.sender)
    to = readers(one)
    when = f"{quarter_title(one.quarter)}, {PHASE_TITLES[one.phase]}"
    text = tuple(words(one_line(line)) for line in one.text.split("\n"))
    return PageRow(
        f"press {place}",
        (who, Phrase(f"to {to}:", "muted"), Phrase(one_line(one.text))),
        about=((who, Phrase(f" to {to}", "muted")), words(when, "muted"), words(""), *text),
        told=(
            f"Press, {one.quarter} {one.phase}, {_by(one, company)} to {_to(one, seen)}:",
            one_line(one.text),
        ),
    )


def writer(one: Message, company: Company) -> str:
    """Who wrote: the member's name where it may be known, else the faction."""
    for person in company.people:
        if person.member == one.by:
            return person.name
    return party_name(one.sender)


def party_name(party: str) -> str:
    """A faction's name, or the white cell's."""
    return NAMES.get(party, party)


def readers(one: Message) -> str:
    """To whom a message goes."""
    if not one.to:
        return "all"
    if one.to == (one.sender,):
        return "inside"
    return ", ".join(party_name(party) for party in one.to if party != one.sender)


def _by(one: Message, company: Company) -> str:
    name = called(one.by, company)
    return f"{_party(one.sender)} ({name})" if name else _party(one.sender)


def _to(one: Message, seen: Observation) -> str:
    if not one.to:
        return "all"
    if one.to == (one.sender,):
        return "its own"
    return ", ".join("you" if p == seen.role else _party(p) for p in one.to if p != one.sender)


def _party(party: Party) -> str:
    return FACTION_TITLES.get(party, NAMES.get(party, party))
