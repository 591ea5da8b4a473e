"""A desk that several people of a faction share: suggestions, signatures, who is at what (G18)."""

from dataclasses import replace
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.timer import Timer

from game.core.acts.sign import Sign
from game.core.acts.touch import Touch
from game.core.observation import Observation, SuggestionView
from game.tui.ink.player_text import clean
from game.tui.ink.rows import ListRow
from game.tui.ink.sharing import shared_rows
from game.tui.screens.place import Place
from game.tui.widgets.row_list import RowList
from game.view.next_step import NextStep, next_step
from game.view.sharing import about_row, signed_words, why_not_signed
from game.world.vocabulary import FACTIONS

SUGGESTING = "You suggest: changes lie beside the draft (u ends it)."
TOUCH_SECONDS = 0.5
"""How long a cursor rests on a line before the others are told."""


class SharingScreen(Place[None]):
    """What members do among themselves at a list of orders."""

    AUTO_FOCUS = "#desk"
    shows_people: ClassVar[bool] = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "u",
            "suggest",
            "Suggest",
            show=False,
            id="sharing.suggest",
            tooltip="Lay changes beside the draft for the others to take up, or draft again",
        ),
        Binding(
            "y",
            "take_up",
            "Take up",
            show=False,
            id="sharing.take-up",
            tooltip="Take what is suggested for the line under the cursor into the draft",
        ),
        Binding(
            "i",
            "ignore",
            "Ignore",
            show=False,
            id="sharing.ignore",
            tooltip="Drop what is suggested for the line under the cursor",
        ),
        Binding(
            "g",
            "sign",
            "Sign",
            show=False,
            id="sharing.sign",
            tooltip="Sign the draft as it stands, where drafts are signed",
        ),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.touched = ""
        self.touching: Timer | None = None

    @property
    def desk(self) -> RowList:
        """The list whose cursor the verbs act on."""
        return self.query_one("#desk", RowList)

    @property
    def step(self) -> NextStep:
        """What Enter does now; while suggesting the prompt says so."""
        step = next_step(self.host.observation)
        return replace(step, words=SUGGESTING) if self.host.drafting.suggesting else step

    def shared(self, rows: tuple[ListRow, ...], observation: Observation) -> tuple[ListRow, ...]:
        """Rows with what the others suggest for them, and who is at them."""
        return shared_rows(rows, observation, self.host.company())

    def touch(self) -> None:
        """Show the others of the faction where the cursor stands, once it rests there."""
        row, company = self.desk.row if self.is_active else None, self.host.company()
        role = self.host.observation.role
        others = any(p.role == role and p.member != company.you for p in company.people)
        if role not in FACTIONS or not others or row is None or row.id == self.touched:
            return
        self.touched = row.id
        if self.touching is not None:
            self.touching.stop()
        self.touching = self.set_timer(TOUCH_SECONDS, self._tell_touch)

    async def _tell_touch(self) -> None:
        await self.host.say(Touch(key=self.touched))

    def action_suggest(self) -> None:
        """Suggest from now on, or draft again."""
        drafting = self.host.drafting
        if not drafting.suggesting and len(self.host.observation.members) < 2:
            self.notify("There is nobody else in your faction to suggest to.", markup=False)
            return
        drafting.suggesting = not drafting.suggesting
        self.observe(self.host.observation)

    async def action_take_up(self) -> None:
        """Take up what is suggested at the cursor."""
        for one in self._suggested()[:1]:
            await self.host.drafting.take_up(one)

    async def action_ignore(self) -> None:
        """Drop what is suggested at the cursor."""
        for one in self._suggested()[:1]:
            await self.host.drafting.drop(one)

    def _suggested(self) -> tuple[SuggestionView, ...]:
        row = self.desk.row
        found = about_row(row.id, self.host.observation) if row is not None else ()
        if not found:
            self.notify("Nothing is suggested for this line.", markup=False)
        return found

    async def action_sign(self) -> None:
        """Sign the draft, and say what came of it."""
        if not self.host.observation.options.may_sign:
            self.notify(why_not_signed(self.host.observation), markup=False)
        elif await self.host.say(Sign()):
            words = signed_words(self.host.observation, self.host.company())
            self.notify(clean(words), markup=False)
