"""Asking for words: a piece of press, a reason, an amount with a reason."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content

from game.core import meant
from game.core.conduct.words import LONGEST, LONGEST_REASON, Party
from game.core.observation import Observation, Role
from game.tui.ink.frame import Frame, ink, stack, wrap
from game.tui.ink.inks import KEY, MUTED, TITLE, WORDS
from game.tui.screens.place import Slip
from game.tui.widgets.panel import Panel
from game.tui.widgets.writing_line import WritingLine
from game.view.press import party_name

Written = tuple[tuple[Party, ...], str]


class WriteSlip(Slip[Written | None]):
    """Up and down choose who reads it, Enter sends."""

    CSS_PATH = "write.tcss"
    AUTO_FOCUS = "#text"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "up",
            "reader(-1)",
            "To",
            show=False,
            priority=True,
            id="press.reader-before",
            tooltip="Choose another reader",
        ),
        Binding(
            "down",
            "reader(1)",
            "To",
            show=False,
            priority=True,
            id="press.reader-next",
            tooltip="Choose another reader",
        ),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.chosen: tuple[Party, ...] | None = None
        self.audiences: list[tuple[Party, ...]] = []

    def compose(self) -> ComposeResult:
        """Who reads it, and the words."""
        with Vertical(classes="slip", id="write"):
            yield Panel(self._head, id="readers")
            yield WritingLine(id="text", max_length=LONGEST, placeholder="Write, then Enter")

    def observe(self, observation: Observation) -> None:
        """Offer the readers this seat may write to; words begun for one go to no other."""
        first = not self.audiences
        options = observation.options
        own: list[tuple[Party, ...]] = [(party,) for party in options.may_write]
        self.audiences = [*([()] if options.may_write_all else []), *own]
        if self.chosen not in self.audiences:
            self.chosen = self.audiences[0] if first and self.audiences else None
        self.query_one("#readers", Panel).redraw()

    def _head(self, frame: Frame) -> Content:
        if not self.audiences:
            return ink(("Nothing can be written now.", WORDS))
        words = _reader(self.chosen, self.host.observation.role)
        hint = ink(("↑↓" if not frame.glyphs.ascii else "up, down", KEY), (" another", MUTED))
        return stack([*wrap(ink(("To ", MUTED), (words, TITLE)), frame.width), hint])

    def action_reader(self, by: int) -> None:
        """Write to somebody else."""
        if self.audiences:
            before = -1 if by > 0 else 0
            at = before if self.chosen is None else self.audiences.index(self.chosen)
            self.chosen = self.audiences[(at + by) % len(self.audiences)]
            self.query_one("#readers", Panel).redraw()

    def action_hand_in(self) -> None:
        """Send it, if there is anything to send."""
        words = self.query_one("#text", WritingLine).words
        if words and self.chosen is not None:
            self.dismiss((self.chosen, words))


def _reader(chosen: tuple[Party, ...] | None, own: Role) -> str:
    if chosen is None:
        return "nobody yet"
    if not chosen:
        return "all"
    if chosen == (own,):
        return "inside, to your own"
    return "the white cell, who runs the table" if chosen == ("white",) else party_name(chosen[0])


class AskSlip(Slip[tuple[float, str] | None]):
    """Asks for a reason, and first for a number where one is wanted."""

    CSS_PATH = "write.tcss"

    def __init__(self, question: str, number: str = "", about: str = "") -> None:
        super().__init__()
        self.about = about
        self.question = question
        self.number = number

    def compose(self) -> ComposeResult:
        """The question, the number, the reason."""
        with Vertical(classes="slip", id="write"):
            yield Panel(self._asks)
            if self.number:
                yield WritingLine(id="number", placeholder=self.number)
            yield WritingLine(
                id="reason", max_length=LONGEST_REASON, placeholder="Reason, on the record"
            )

    def _asks(self, frame: Frame) -> Content:
        about = wrap(ink((self.about, MUTED)), frame.width) if self.about else []
        return stack([*wrap(ink((self.question, TITLE)), frame.width), *about])

    def action_hand_in(self) -> None:
        """Go on to the reason, or take both."""
        amount, reason = self._amount(), self.query_one("#reason", WritingLine)
        if amount is None:
            self.query_one("#number", WritingLine).focus()
        elif self.focused is not reason:
            reason.focus()
        elif reason.words:  # Enter leads here, so Enter alone must not be enough
            self.dismiss((amount, " ".join(reason.words.split())))
        else:
            self.notify("A word of why goes on the record; then Enter does it.", markup=False)

    def _amount(self) -> float | None:
        """The number that was asked for; 0 where none was, nothing where it can't be read."""
        if not self.number:
            return 0.0
        try:
            return meant.number(self.query_one("#number", WritingLine).value)
        except meant.NotMeant as why:
            self.notify(str(why), markup=False)
            return None
