"""The gate shown while the terminal is smaller than the board needs."""

from textual.app import ComposeResult
from textual.content import Content
from textual.geometry import Size
from textual.screen import ModalScreen

from game.tui.ink.frame import Frame, fit, ink, stack, wrap
from game.tui.widgets.panel import Panel

LEAST = Size(80, 24)


def too_small(size: Size) -> bool:
    """Whether a terminal can't show the board."""
    return size.width < LEAST.width or size.height < LEAST.height


def draw_gate(size: Size, frame: Frame) -> Content:
    """What is wrong and the two ways on."""
    words = (
        f"The board needs {LEAST.width} columns and {LEAST.height} rows; "
        f"this terminal has {size.width} by {size.height}. Make it larger, or press Ctrl+C and "
        f"play in plain lines: fourfronts play --plain"
    )
    lines = [ink(("Four Fronts", "bold $key")), *wrap(ink((words, "$words")), frame.width)]
    return stack([fit(line, frame.width) for line in lines])


class SizeGate(ModalScreen[None]):
    """Closes by itself as soon as there is room."""

    def compose(self) -> ComposeResult:
        """One panel."""
        yield Panel(lambda frame: draw_gate(self.app.size, frame))
