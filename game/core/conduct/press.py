"""Press: who may write to whom, and what is kept of it (G19)."""

from collections.abc import Sequence

from game.core.conduct.events import MessageSent
from game.core.conduct.prose import prose
from game.core.conduct.words import Member, Message, Party
from game.core.errors import Refusal
from game.core.match import Match
from game.world.vocabulary import FACTIONS

PARTIES: tuple[Party, ...] = (*FACTIONS, "white")


def send(
    match: Match, sender: Party, by: Member, to: Sequence[Party], text: str
) -> Refusal | tuple[MessageSent]:
    """Write to some parties, or to all when `to` is empty; the white cell as often as it likes."""
    words = prose(text)
    if not words:
        return Refusal(code="no-text", message="Write something first.", rule="G19.1")
    readers = tuple(party for party in PARTIES if party in to)
    if not set(readers) <= set(may_write(match, sender)) or (
        not readers and not may_write_all(match, sender)
    ):
        return _closed(match)
    sent = [m for m in match.press if (m.sender, m.quarter, m.phase) == (sender, *_when(match))]
    most = match.settings.messages
    if len(sent) >= most and sender != "white":
        message = f"{most} messages a phase are enough; go on in the next one."
        return Refusal(code="too-much", message=message, rule="G19.4")
    quarter, phase = _when(match)
    message_ = Message(sender=sender, by=by, to=readers, text=words, quarter=quarter, phase=phase)
    return (MessageSent(message=message_),)


def may_write(match: Match, sender: Party) -> tuple[Party, ...]:
    """Return to whom a party may write apart from all: itself stands for inside press."""
    mode = match.settings.press
    if sender == "white" or mode == "open":
        return tuple(p for p in PARTIES if p != sender or p != "white")
    return (sender, "white")


def may_write_all(match: Match, sender: Party) -> bool:
    """Whether a party may write to everybody."""
    return sender == "white" or match.settings.press != "gunboat"


def readable(match: Match, role: str) -> tuple[Message, ...]:
    """Return the messages a role may read; who of another faction wrote is not told."""
    return tuple(
        message if role in (message.sender, "white") else message.model_copy(update={"by": ""})
        for message in match.press
        if role == "white" or not message.to or role in (message.sender, *message.to)
    )


def _when(match: Match) -> tuple[str, str]:
    return match.quarter_words, match.phase


def _closed(match: Match) -> Refusal:
    modes = {
        "public": "Press is public here: write to all, inside your faction or to the white cell.",
        "gunboat": "There is no press here but inside your faction and with the white cell.",
        "open": "There is nobody of that name to write to.",
    }
    return Refusal(code="press", message=modes[match.settings.press], rule="G19.3")
