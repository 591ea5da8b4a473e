"""Press: who may write to whom, and who reads it (G19)."""

from collections.abc import Sequence

from game.core.conduct.words import Message, Party
from game.core.errors import Refusal
from game.core.match import Match
from game.world.vocabulary import FACTIONS

PARTIES: tuple[Party, ...] = (*FACTIONS, "white")


def readers(to: Sequence[Party]) -> tuple[Party, ...]:
    """Return those who are written to, each once and in the table's order."""
    return tuple(party for party in PARTIES if party in to)


def check_readers(match: Match, sender: Party, to: tuple[Party, ...]) -> Refusal | None:
    """Return why a party may not write to these (to all, if there are none) (G19.3)."""
    allowed = set(to) <= set(may_write(match, sender)) if to else may_write_all(match, sender)
    if allowed:
        return None
    modes = {
        "public": "Press is public here: write to all, inside your faction or to the white cell.",
        "gunboat": "There is no press here but inside your faction and with the white cell.",
        "open": "There is nobody of that name to write to.",
    }
    return Refusal(code="press", message=modes[match.settings.press], rule="G19.3")


def check_room(match: Match, sender: Party) -> Refusal | None:
    """Return why a party has written enough in this phase; the white cell never has (G19.4)."""
    now = (sender, match.quarter_words, match.phase)
    sent = [one for one in match.press if (one.sender, one.quarter, one.phase) == now]
    most = match.settings.messages
    if len(sent) >= most and sender != "white":
        message = f"{most} messages a phase are enough; go on in the next one."
        return Refusal(code="too-much", message=message, rule="G19.4")
    return None


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
