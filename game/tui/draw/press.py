"""Press and people as rows: who wrote what to whom, who is at the table."""

from textual.content import Content

from game.core.conduct.words import Message, Party
from game.core.observation import Observation
from game.table.port import Company, Person
from game.tui.draw.frame import Frame, Part, fit, ink, stack, wrap
from game.tui.draw.inks import GOOD, LETTERS, MUTED, NAMES, TITLE, WORDS, faction_ink
from game.tui.draw.player_text import PlayerText
from game.tui.draw.rows import Row, note
from game.tui.draw.topline import PHASE_WORDS, quarter_title
from game.world.vocabulary import FACTIONS


def party_name(party: str) -> str:
    """A faction's name, or the white cell's."""
    return "White cell" if party == "white" else NAMES.get(party, party)


def readers(to: tuple[Party, ...], sender: Party) -> str:
    """To whom a message goes, in words."""
    if not to:
        return "all"
    if to == (sender,):
        return "inside"
    return ", ".join(party_name(party) for party in to if party != sender)


def writer(message: Message, company: Company) -> str:
    """Who wrote: the member's name where it may be known, else the faction."""
    for person in company.people:
        if person.member == message.by:
            return person.name
    return party_name(message.sender)


def press_rows(observation: Observation, company: Company) -> tuple[Row, ...]:
    """All press this seat may read, newest first."""
    numbered = list(enumerate(observation.press))
    rows = tuple(_message(message, place, company) for place, message in reversed(numbered))
    return rows or (note("No press yet. Enter writes."),)


def _message(message: Message, place: int, company: Company) -> Row:
    who = PlayerText(writer(message, company)).content(faction_ink(message.sender))
    to = readers(message.to, message.sender)

    def draw(frame: Frame) -> Content:
        head = ink(who, (f" to {to}: ", MUTED))
        words = PlayerText(message.text).content(WORDS)
        return fit(ink(head, words), frame.width, frame.glyphs)

    def about(frame: Frame) -> Content:
        when = f"{quarter_title(message.quarter)}, {PHASE_WORDS[message.phase]}"
        lines = [*wrap(ink(who, (f" to {to}", MUTED)), frame.width), ink((when, MUTED)), ink("")]
        for line in message.text.split("\n"):
            lines += wrap(PlayerText(line).content(WORDS), frame.width)
        return stack(lines)

    return Row(f"press {place}", draw, about)


def people_rows(observation: Observation, company: Company) -> tuple[Row, ...]:
    """Everybody at the table by faction, then what members have suggested and written."""
    rows = [_person(p, company) for f in (*FACTIONS, "observer", "projector", "white")
            for p in company.people if p.role == f]  # fmt: skip
    names = {person.member: person.name for person in company.people}
    rows += [
        _line(f"suggestion {one.by} {one.order.key}", names.get(one.by, one.by),
              f"suggests {one.order.key}; Enter takes it up, x drops it")
        for one in observation.suggestions
    ]  # fmt: skip
    rows += [
        _line(f"order {key}", names.get(by, by), f"wrote {key}")
        for key, by in observation.authors.items() if by
    ]  # fmt: skip
    return tuple(rows) or (note("You are alone at this terminal."),)


def _person(person: Person, company: Company) -> Row:
    def draw(frame: Frame) -> Content:
        mark = frame.glyphs.done if person.devices else frame.glyphs.waiting
        parts: list[Part] = [(mark, GOOD if person.devices else MUTED), " "]
        parts.append((f"{LETTERS.get(person.role, '  ')} ", faction_ink(person.role)))
        name = PlayerText(person.name).content(TITLE if person.member == company.you else WORDS)
        touching = f"  at {person.touching}" if person.touching else ""
        words = f"  {person.post}{touching}" if person.role in FACTIONS else f"  {person.role}"
        return fit(ink(*parts, name, (words, MUTED)), frame.width, frame.glyphs)

    def about(frame: Frame) -> Content:
        devices = f"{person.devices} devices" if person.devices != 1 else "1 device"
        doors = f" ({', '.join(person.doors)})" if person.doors else ""
        lines = [PlayerText(person.name).content(TITLE), ink((person.member, MUTED)), ink("")]
        return stack([*lines, *wrap(ink((f"{devices}{doors}", WORDS)), frame.width)])

    return Row(f"person {person.member}", draw, about)


def _line(row: str, name: str, words: str) -> Row:
    def draw(frame: Frame) -> Content:
        who = PlayerText(name).content(TITLE)
        return fit(ink("  ", who, (f" {words}", MUTED)), frame.width, frame.glyphs)

    return Row(row, draw)
