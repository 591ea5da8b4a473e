"""Press: writing to some parties or to all (G19)."""

from collections.abc import Mapping, Sequence
from typing import ClassVar, Literal

from game.core.clean import clean
from game.core.command import Circle, Command, Sayer, Speaker, TableCommand
from game.core.conduct.press import check_readers, check_room, readers
from game.core.conduct.prose import prose
from game.core.conduct.words import LONGEST, Member, Message, Party, Post, Text
from game.core.errors import Refusal
from game.core.event import EVERYBODY, Event
from game.core.grammar import Typed, Unclear
from game.core.match import Match, changed
from game.core.near_names import did_you_mean
from game.core.observation import Observation, Role
from game.world.vocabulary import Faction


class MessageSent(Event):
    """Press was sent."""

    event: Literal["message_sent"] = "message_sent"
    message: Message

    def fold(self, match: Match) -> Match:
        """Keep it with what was written before."""
        return changed(match, press=(*match.press, self.message))

    def audience(self) -> frozenset[Role]:
        """Return who wrote it, who may read it, and the white cell."""
        if not self.message.to:
            return EVERYBODY
        return frozenset((self.message.sender, *self.message.to, "white"))

    def doer(self, match: Match) -> tuple[Faction, Member] | None:
        """Return who wrote it, if that was a faction's member."""
        sender = self.message.sender
        return None if sender == "white" else (sender, self.message.by)

    def again(self, match: Match) -> Refusal | tuple[Event, ...]:
        """Send it again, in other words: it may hold signs that this Python does not know yet."""
        sent = self.message
        said = Send(to=sent.to, text="some words")
        speaker = Speaker(sent.sender, sent.by)
        if refusal := said.may(match, speaker):
            return refusal
        harmless = sent.text.strip() and clean(sent.text) == sent.text
        if not harmless or (sent.sender == "white" and sent.by):
            return ()
        again = said.message(match, speaker).model_copy(update={"text": sent.text})
        return (MessageSent(message=again),)


class Send(TableCommand):
    """Write press: ``to`` some parties (one's own faction is inside press), or to all if empty."""

    say: Literal["send"] = "send"
    to: tuple[Party, ...] = ()
    text: Text

    sayers: ClassVar[tuple[Sayer, ...]] = ("faction", "white")
    verbs: ClassVar[Mapping[str, str]] = {
        "write": "write TO TEXT: press to all, inside, white, or factions"
        " (write china,labs Let us meet)"
    }
    circle: ClassVar[Circle] = "shared"

    @classmethod
    def usage(cls, seen: Observation, post: Post | None) -> Sequence[str]:
        """Return the line for who may write to anybody."""
        return super().usage(seen, post) if seen.options.may_write else []

    @classmethod
    def typed(cls, line: Typed) -> Command:
        """Read to whom, and what."""
        if len(line.words) < 2:
            raise Unclear(f"Say {cls.verbs['write']}.")
        text = " ".join(line.words[1:])
        if len(text) > LONGEST:
            raise Unclear(f"A message has at most {LONGEST} characters; this one has {len(text)}.")
        return cls(to=_typed_readers(line.seen, line.words[0].lower()), text=text)

    def may(self, match: Match, speaker: Speaker) -> Refusal | None:
        """Refuse no words, readers the press is closed to, and too much in one phase."""
        if not prose(self.text):
            return Refusal(code="no-text", message="Write something first.", rule="G19.1")
        to = readers(self.to)
        return check_readers(match, speaker.party, to) or check_room(match, speaker.party)

    def do(self, match: Match, speaker: Speaker) -> tuple[Event, ...]:
        """Send it."""
        return (MessageSent(message=self.message(match, speaker)),)

    def message(self, match: Match, speaker: Speaker) -> Message:
        """Return what is kept of it."""
        return Message(
            sender=speaker.party,
            by=speaker.by,
            to=readers(self.to),
            text=prose(self.text),
            quarter=match.quarter_words,
            phase=match.phase,
        )


def _typed_readers(seen: Observation, word: str) -> tuple[Party, ...]:
    known: dict[str, tuple[Party, ...]] = {"all": ()} if seen.options.may_write_all else {}
    known |= {party: (party,) for party in seen.options.may_write}
    if not known:
        raise Unclear("Watching seats write no press.")
    if seen.role in known:
        known["inside"] = known[seen.role]
    parties: list[Party] = []
    for name in word.split(","):
        if name not in known or (name == "all" and word != name):
            hint = did_you_mean(name, known)
            raise Unclear(f"You can't write to {name!r}.{hint} You can to {', '.join(known)}.")
        parties += known[name]
    return tuple(parties)
