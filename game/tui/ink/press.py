"""Press as rows: who wrote what to whom."""

from textual.content import Content

from game.core.conduct.words import Message, Party
from game.core.observation import Observation
from game.table.port import Company
from game.tui.ink.frame import Frame, fit, ink, stack, wrap
from game.tui.ink.inks import MUTED, WORDS, faction_ink
from game.tui.ink.player_text import PlayerText
from game.tui.ink.rows import Row, note
from game.tui.ink.topline import PHASE_WORDS, quarter_title
from game.view.roles import NAMES


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
