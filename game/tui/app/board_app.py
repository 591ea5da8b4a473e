"""The board as an app: whose eyes it looks through, what it says to the table, which place shows.

It talks to ports only; it never touches a match or a world.
"""

from asyncio import Lock
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message

from game.core.acts.look_back import LookBack
from game.core.acts.ready import Ready
from game.core.command import Command
from game.core.observation import Observation
from game.core.waterfall import ReadOn
from game.table.port import Company, Port, Reply
from game.tui.app.drafting import Drafting
from game.tui.app.routing import OPEN_TO_ALL, fresh_words, next_port, still_told, untold_story
from game.tui.app.shell import Shell
from game.tui.ink.glyphs import Glyphs
from game.tui.ink.player_text import clean
from game.tui.rules_text import RulesText, no_rules
from game.tui.screens.board import BoardScreen
from game.tui.screens.cell import CellScreen
from game.tui.screens.handover import HandoverScreen
from game.tui.screens.leave import LeaveSlip
from game.tui.screens.lobby import LobbyScreen
from game.tui.screens.orders import OrdersScreen
from game.tui.screens.place import Place, Slip
from game.tui.screens.projector import ProjectorScreen
from game.tui.screens.story import StoryScreen
from game.tui.screens.title import TitleScreen
from game.view.members import named
from game.view.next_step import wants_player
from game.view.waiting import in_lobby


class BoardApp(Shell):
    """One terminal with one seat, or several seats that take turns at it (hot seat)."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "f2",
            "open('orders')",
            "Orders",
            show=False,
            id="view.orders",
            tooltip="All your orders on one screen",
        ),
        Binding(
            "f8",
            "open('press')",
            "Press",
            show=False,
            id="view.press",
            tooltip="Messages between and inside factions",
        ),
    ]

    class Changed(Message):
        """The table says that there is something new to see."""

    def __init__(
        self,
        ports: Sequence[Port],
        hotseat: bool,
        saved_to: Path | str,
        *,
        rules: RulesText = no_rules,
        glyphs: Glyphs | None = None,
        animate: bool = True,
    ) -> None:
        super().__init__(saved_to, rules=rules, glyphs=glyphs, animate=animate)
        self.ports, self.hotseat = tuple(ports), hotseat
        self.port = self.ports[0]
        self.observation = self.port.observe()
        self.drafting = Drafting(self)
        self.told: set[tuple[str, str]] = set()
        self.stops: list[Callable[[], None]] = []
        self.to_look = False
        self.telling = Lock()
        self.reachable = True

    def on_mount(self) -> None:
        """Open the title, and listen to the table."""
        self.stops = [port.listen(self._changed) for port in self.ports]
        if self.port.role == "projector":
            self.push_screen(ProjectorScreen())
            return
        if self.port.role == "white":
            self._sit_down()
        else:
            # A class coming in reads the title; the board, dear to set up, is set up after it.
            self.push_screen(TitleScreen(), lambda _: self._sit_down())

    def _sit_down(self) -> None:
        """Open the board, and over it what comes before it."""
        self.push_screen(BoardScreen())
        if self.hotseat:
            self.push_screen(HandoverScreen(self.port.role))
        if self.port.role == "white":
            self.push_screen(CellScreen())
        if in_lobby(self.observation, self.company()):
            self.push_screen(LobbyScreen())

    def on_unmount(self) -> None:
        """Stop listening."""
        for stop in self.stops:
            stop()

    def _changed(self) -> None:
        if not self.to_look:
            self.to_look = True
            self.post_message(self.Changed())

    def on_board_app_changed(self) -> None:
        """Look again when the table says so: once, however often it has said it meanwhile."""
        self.to_look = False
        self._tell_of_the_line()
        if self.port.observe() is not self.observation:
            self.look()
            return
        for screen in self._drawn():
            screen.meet()

    def _tell_of_the_line(self) -> None:
        """Say once, on whatever screen, that the line to the host is lost, or is back."""
        before, self.reachable = self.reachable, self.company().reachable
        if before and not self.reachable:
            words = "The line to the host is lost. It is tried again; your seat and draft are kept."
            self.notify(words, severity="warning", markup=False)
        elif self.reachable and not before:
            self.clear_notifications()
            self.notify("The line to the host is back.", markup=False)

    def company(self) -> Company:
        """Who is around the table."""
        return self.port.company()

    def now(self) -> float:
        """The table's time, against which clocks count down."""
        return self.port.now()

    def look(self) -> None:
        """Show the newest observation everywhere, then go where the match wants us."""
        if not self.is_running:
            return
        before, self.observation = self.observation, self.port.observe()
        self.told = still_told(self.told, self.ports)
        for words in fresh_words(before, self.observation, self.company()):
            self.notify(clean(words), markup=False)
        for screen in self._drawn():
            screen.observe(self.observation)
        self._call(before)
        self.go_on()

    def _call(self, before: Observation) -> None:
        """Where somebody asked for it: name the window by whose turn it is, and call for theirs."""
        if not self.alerts:
            return
        turn = wants_player(self.observation)
        self.caller.title("● your turn" if turn else self.TITLE)
        if turn and not wants_player(before):
            self.caller.call(f"{self.TITLE}: it is your turn.")

    def set_alerts(self, wanted: bool) -> None:
        """Call from now on, or no more."""
        super().set_alerts(wanted)
        self._call(self.observation)

    def _drawn(self) -> list[Place[Any] | Slip[Any]]:
        """The screens that can be drawn: none while a board that is left takes itself down."""
        stack = self.screen_stack if self.is_running else ()
        return [s for s in stack if isinstance(s, Place | Slip) and s.is_mounted]

    def go_on(self) -> None:
        """From the board: hand over to the next seat, or tell the story of the quarter.

        Who sealed on the orders screen is led back to the board for the story.
        """
        quarter = untold_story(self.observation, self.told)
        if quarter is not None and isinstance(self.screen, OrdersScreen):
            self.pop_screen()
        if not isinstance(self.screen, BoardScreen):
            return
        other = next_port(self.ports, self.port) if self.hotseat else None
        if quarter is not None:
            self.told.add((self.observation.role, quarter))
            self.push_screen(StoryScreen(), lambda _: self.go_on())
        elif other is not None and not wants_player(self.observation):
            self.port = other
            self.observation = other.observe()
            self.push_screen(HandoverScreen(other.role))
        elif self.observation.close is not None and ("end", "") not in self.told:
            self.told.add(("end", ""))
            self.open("end")

    async def say(self, command: Command) -> bool:
        """Say something to the table; a refusal is shown with its rule."""
        with self.keyboard.carrying_out(command, self.port):
            reply = await self.port.say(command)
        self._tell_refusal(reply)
        if self.port.observe() is not self.observation:
            self.look()
        return reply.ok

    def tell(self, *commands: Command) -> None:
        """Say commands in turn, as long as none is refused.

        It is the app that says them: what a screen began would end with the screen.
        """

        async def say() -> None:
            async with self.telling:
                for command in commands:
                    if not await self.say(command):
                        return

        self.run_worker(say())

    async def look_back(self, link: ReadOn) -> Reply:
        """Why a figure stood where it did by the end of a quarter, as far as the seat may read."""
        reply = await self.port.say(LookBack(variable=link.variable, quarter=link.quarter))
        self._tell_refusal(reply)
        return reply

    def _tell_refusal(self, reply: Reply) -> None:
        if reply.refusal is not None:
            said = f"{reply.refusal.message} (rule {reply.refusal.rule})"
            words = clean(named(said, self.company()))
            self.clear_notifications()
            self.notify(words, severity="warning", markup=False)

    async def ready(self) -> bool:
        """This phase is done; in a hot seat open phases are passed for all at once."""
        if self.hotseat and self.observation.phase in OPEN_TO_ALL:
            for port in self.ports:
                if port is not self.port and port.observe().options.may_ready:
                    await port.say(Ready())
        return await self.say(Ready())

    def action_leave(self) -> None:
        """Ask before leaving."""
        self.push_screen(LeaveSlip())
