"""The replay as an app: a position in a record, a side's eyes, and the fog."""

from pathlib import Path

from game.core.command import Command
from game.core.observation import Role
from game.core.waterfall import ReadOn
from game.table.port import Reply
from game.tui.app.shell import Shell
from game.tui.ink.glyphs import Glyphs
from game.tui.rules_text import RulesText, no_rules
from game.tui.screens.place import Place, Slip
from game.tui.screens.replay import ReplayScreen
from game.view.replaying import Replay


class ReplayApp(Shell):
    """Looks at a record; whatever is said to it changes nothing."""

    def __init__(
        self,
        replay: Replay,
        saved_to: Path,
        *,
        role: Role = "us",
        revealed: bool = False,
        rules: RulesText = no_rules,
        glyphs: Glyphs | None = None,
        animate: bool = True,
    ) -> None:
        super().__init__(saved_to, rules=rules, glyphs=glyphs, animate=animate)
        self.replay, self.positions = replay, tuple(replay.positions)
        self.place, self.role, self.revealed = 0, role, revealed
        self.observation = replay.observe(0, role, reveal=revealed)

    def on_mount(self) -> None:
        """Open at the first position."""
        self.push_screen(ReplayScreen())

    def look(self) -> None:
        """Show the present position everywhere."""
        self.observation = self.replay.observe(self.place, self.role, reveal=self.revealed)
        for screen in self.screen_stack:
            if isinstance(screen, Place | Slip) and screen.is_mounted:
                screen.observe(self.observation)

    def move(self, by: int) -> None:
        """Go forwards or back by positions, stopping at the ends."""
        self.place = min(max(self.place + by, 0), len(self.positions) - 1)
        self.look()

    def look_as(self, role: Role) -> None:
        """Take another side's eyes."""
        self.role = role
        self.look()

    def reveal(self) -> None:
        """Lift the fog, or let it fall again."""
        self.revealed = not self.revealed
        self.look()

    async def say(self, command: Command) -> bool:
        """A record can't be changed."""
        self.notify("This is a replay: nothing can be changed.", markup=False)
        return False

    def tell(self, *commands: Command) -> None:
        """A record can't be changed."""

    async def look_back(self, link: ReadOn) -> Reply:
        """Why a figure stood where it did by the end of a quarter, through the present eyes."""
        found = self.replay.look_back(self.place, self.role, link, reveal=self.revealed)
        return Reply(receipt=found)

    async def ready(self) -> bool:
        """A record goes on with the right arrow."""
        return False

    def action_leave(self) -> None:
        """Leave at once: there is nothing to lose."""
        self.exit(0)
