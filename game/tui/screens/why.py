"""Receipts: every figure's change, cause by cause, and what moved the causes before that."""

from functools import partial
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from game.core.observation import Observation, Receipt
from game.core.waterfall import ReadOn
from game.tui.ink.behind import OpenedRow, crumbs, opened
from game.tui.ink.frame import ink
from game.tui.ink.inks import MUTED, TITLE
from game.tui.ink.receipts import receipt_rows
from game.tui.screens.page_screen import ListScreen
from game.tui.screens.rules import RulesScreen
from game.tui.widgets.panel import Panel
from game.tui.widgets.row_list import RowList
from game.view.lookup import receipt_of
from game.view.receipts import largest, titles
from game.view.titles import quarter_title


class WhyScreen(ListScreen):
    """Fronts first, then everything else that moved; Enter follows a cause back, Esc returns.

    ``trail`` is the way from the first receipt to the one shown, ``left`` the row from which each
    step of it was taken.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter",
            "follow",
            "What is behind",
            id="why.follow",
            tooltip="Open the figure, or what moved the cause; Esc goes back",
        ),
        Binding(
            "f5",
            "look_up",
            "Rule",
            id="why.rules",
            tooltip="Read the rule that the cause under the cursor names",
        ),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.trail: list[Receipt] = []
        self.left: list[str] = []
        self.newest: tuple[Receipt, ...] = ()

    def observe(self, observation: Observation) -> None:
        """Begin with the newest quarter's receipts, and anew when there are others."""
        if observation.receipts != self.newest:
            self.trail, self.left = [], []
        self.newest = observation.receipts
        self._show()

    def _show(self, at: str | None = None) -> None:
        """Show the receipt at the end of the trail, or all there are where it begins."""
        self.set_class(bool(self.trail), "-opened")
        if self.trail:
            trail = tuple(self.trail)
            rows = tuple(line.row for line in self._lines())
            self.show_list(Content(""), rows, at or largest(trail[-1]))
            self.query_one("#heading", Panel).show(partial(crumbs, trail))
            return
        quarter = self.newest[-1].quarter if self.newest else ""
        told = f" {quarter_title(quarter)}: before, each cause in order, after" if quarter else ""
        title = ink(("Why it moved ", TITLE), (told, MUTED))
        self.show_list(title, receipt_rows(self.host.observation), at)

    def _lines(self) -> tuple[OpenedRow, ...]:
        texts = {paragraph.id: paragraph.text for paragraph in self.host.rules()}
        return opened(
            self.trail[-1], titles(self.host.observation), lambda rule: texts.get(rule, "")
        )

    async def action_follow(self) -> None:
        """Open what is under the cursor: a figure, or what lies behind a cause."""
        row = self.query_one("#list", RowList).row
        if row is None:
            return
        if not self.trail:
            self._step(receipt_of(self.host.observation, row.id), row.id)
            return
        link = next((line.link for line in self._lines() if line.row.id == row.id), None)
        if link is None:
            self.notify("Nothing more lies behind this cause; F5 reads its rule.", markup=False)
            return
        reply = await self.host.look_back(link)
        if reply.ok and reply.receipt is None:
            self._nothing_behind(link)
        self._step(reply.receipt, row.id)

    def _nothing_behind(self, link: ReadOn) -> None:
        title = titles(self.host.observation)(link.variable)
        when = quarter_title(link.quarter)
        words = f"{title} by the end of {when}: nothing had moved it since the start."
        self.notify(words, markup=False)

    def _step(self, receipt: Receipt | None, row: str) -> None:
        if receipt is not None:
            self.trail.append(receipt)
            self.left.append(row)
            self._show()

    async def on_row_list_picked(self) -> None:
        """A click on the chosen row opens it as Enter does."""
        await self.action_follow()

    def action_back(self) -> None:
        """Go back one step of the trail, to where it was taken; then leave."""
        if not self.trail:
            self.dismiss()
            return
        self.trail.pop()
        self._show(self.left.pop())

    def action_look_up(self) -> None:
        """Open the rulebook at the rule of the cause under the cursor, if there is one."""
        row = self.query_one("#list", RowList).row
        place = row.id.split() if self.trail and row is not None else []
        causes = self.trail[-1].causes if place[:1] == ["cause"] else ()
        self.app.push_screen(RulesScreen(causes[int(place[1])].rule if causes else ""))
