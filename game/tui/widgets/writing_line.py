"""A line to write on. Lines that are pasted stay lines: a mark stands where each of them ends."""

from textual.events import Paste
from textual.widgets import Input

LINE_END = "¶"


class WritingLine(Input):
    """Enter hands it in at once: Esc pressed right after it takes nothing back.

    The screen it stands in has an action `hand_in`.
    """

    @property
    def words(self) -> str:
        """What was written, in the lines it was pasted in."""
        return "\n".join(line.rstrip() for line in self.value.split(LINE_END)).strip()

    async def action_submit(self) -> None:
        """Let the screen take what is written."""
        await self.run_action("screen.hand_in")

    def on_paste(self, event: Paste) -> None:
        """Put pasted lines in, all of them."""
        event.prevent_default()
        event.stop()
        self.insert_text_at_cursor(LINE_END.join(event.text.rstrip("\n").splitlines()))
