"""The white cell's screen: it steers the table, brings injects in, rules, appoints; never plays."""

from collections.abc import Callable
from typing import ClassVar

from textual.binding import Binding, BindingType

from game.core.acts.advance import Advance
from game.core.acts.appoint import Appoint
from game.core.acts.bring import Bring
from game.core.acts.rule import Rule
from game.core.acts.set_clock import Continue, Extend, Pause
from game.core.acts.undo import Undo, goes_and_stays
from game.core.acts.visit import Visit
from game.core.command import Command
from game.core.observation import Observation
from game.tui.ink.cell import cell_rows
from game.tui.ink.clock import line_parts
from game.tui.ink.frame import ink
from game.tui.ink.inks import MUTED, TITLE
from game.tui.screens.appoint import AppointSlip
from game.tui.screens.page_screen import ListScreen
from game.tui.screens.room_verbs import TableVerbs
from game.tui.screens.write import AskSlip
from game.tui.widgets.row_list import RowList
from game.view.desk import clocks
from game.view.lookup import figures_by_name
from game.view.waiting import in_lobby

Asked = Callable[[float, str], Command]

STEERING: dict[str, tuple[str, str, Asked]] = {
    "pause": ("Stop the clock?", "", lambda _, why: Pause(reason=why)),
    "extend": (
        "Give the phase more time",
        "Minutes, such as 5",
        lambda minutes, why: Extend(seconds=minutes * 60, reason=why),
    ),
    "advance": ("End the phase for everybody?", "", lambda _, why: Advance(reason=why)),
    "undo": ("Go back to the phase before?", "", lambda _, why: Undo(reason=why)),
}


class CellScreen(ListScreen, TableVerbs):
    """One list of all that can be done; Enter does it, after asking why or whether."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "do", "Do it", id="cell.do", tooltip="Do what the cursor is at"),
        Binding("m", "app.open('press')", "Press", id="cell.press", tooltip="All press"),
        Binding("v", "app.open('people')", "People", id="cell.people", tooltip="Who is here"),
    ]

    counted: tuple[str, ...] = ()

    def on_mount(self) -> None:
        """Count the clocks down, where there are any."""
        super().on_mount()
        self.set_interval(1.0, self._count)

    def _count(self) -> None:
        host = self.host
        if clocks(host.observation, host.company(), host.now()) != self.counted:
            self.observe(host.observation)

    def observe(self, observation: Observation) -> None:
        """List what can be done."""
        company, now = self.host.company(), self.host.now()
        self.counted = clocks(observation, company, now)
        table = f" table {company.table} of {company.tables}" if company.tables > 1 else ""
        lost = line_parts(company.reachable)
        title = ink(*lost, ("White cell ", TITLE), (f"{table}  {observation.prompt}", MUTED))
        self.show_list(title, cell_rows(observation, company, now))

    def action_do(self) -> None:
        """Do it, or ask for what is wanted first."""
        row = self.query_one("#list", RowList).row
        kind, _, name = row.id.partition(" ") if row is not None else ("", "", "")
        if (kind, name) == ("steer", "continue"):
            waiting = in_lobby(self.host.observation, self.host.company())
            self.begin_match() if waiting else self.tell(Continue())
        elif kind == "steer":
            undone = goes_and_stays(self.host.observation.phase) if name == "undo" else ""
            self._ask(*STEERING[name], about=undone)
        elif kind == "table":
            self.tell(Visit(table=int(name)))
        elif kind == "inject":
            self._bring(name)
        elif kind == "figure":
            title = figures_by_name(self.host.observation)[name].title
            self._ask(
                f"Ruling: {title} moves by",
                "Amount, such as -2.5",
                lambda by, why: Rule(variable=name, amount=by, reason=why),
            )
        elif kind == "desk":
            self._appoint(name)

    def _bring(self, name: str) -> None:
        cell = self.host.observation.cell
        inject = next(inject for inject in cell.injects if inject.id == name) if cell else None
        if inject is None:
            return
        question = f"Bring in “{inject.title}” for the coming quarter? {inject.untimely}".rstrip()
        self.tell_if_sure(question, Bring(inject=name))

    def _appoint(self, name: str) -> None:
        cell = self.host.observation.cell
        desk = next(desk for desk in cell.desks if desk.faction == name) if cell else None
        if cell is None or desk is None:
            return

        def appointed(who: Appoint | None) -> None:
            self.tell(*[who] if who is not None else ())

        self.app.push_screen(AppointSlip(desk, cell.appointable), appointed)

    def _ask(self, question: str, number: str, command: Asked, about: str = "") -> None:
        def asked(answer: tuple[float, str] | None) -> None:
            if answer is not None:
                self.tell(command(*answer))

        self.app.push_screen(AskSlip(question, number, about), asked)
