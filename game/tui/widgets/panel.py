"""A panel: a bordered place that shows a drawing at whatever size it has.

A room paints a hundred boards with one processor, so what is drawn again is compared with what
is shown, and only lines that differ are painted.
"""

from dataclasses import dataclass

from textual.app import App
from textual.content import Content
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.visual import Visual

from game.tui.ink.frame import Drawing, Frame, stack
from game.tui.ink.glyphs import UNICODE, Glyphs
from game.tui.ink.rows import nothing
from game.tui.widgets.box import Named

_ENDLESS = 100_000


def glyphs_of(app: App[object]) -> Glyphs:
    """The glyph set the app draws with."""
    glyphs = getattr(app, "glyphs", UNICODE)
    return glyphs if isinstance(glyphs, Glyphs) else UNICODE


@dataclass(frozen=True)
class Drawn:
    """What a panel shows: as many lines as its frame is high."""

    frame: Frame
    lines: list[Content]

    def differs(self, before: "Drawn") -> list[int]:
        """The lines that are not the same in both; frames must be."""
        pairs = zip(self.lines, before.lines, strict=True)
        return [y for y, (now, then) in enumerate(pairs) if not now.is_same(then)]


class Panel(Named):
    """Shows `drawing`; drawings are redone whenever the size or the glyphs change."""

    DEFAULT_CSS = "Panel { height: auto; width: 1fr; }"

    def __init__(
        self,
        drawing: Drawing = nothing,
        *,
        title: str = "",
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes, markup=False)
        self.drawing = drawing
        self.drawn: Drawn | None = None
        if title:
            self.name_it(Content(title))

    def show(self, drawing: Drawing) -> None:
        """Show another drawing."""
        self.drawing = drawing
        self.redraw()

    def redraw(self) -> None:
        """Draw again, and paint the lines that differ."""
        frame, before = self.frame(), self.drawn
        grows = self.styles.height is not None and self.styles.height.is_auto
        if before is None or before.frame != frame or (grows and self._outgrows(frame)):
            self.drawn = None
            self.refresh(layout=grows)
            return
        self.drawn = Drawn(frame, self._draw())
        if differ := self.drawn.differs(before):
            self.refresh(*(Region(0, y, frame.width, 1) for y in differ))

    def frame(self) -> Frame:
        """The cells inside the border, and the glyphs to draw with."""
        return Frame(self.content_size.width, self.content_size.height, glyphs_of(self.app))

    def render(self) -> Content:
        """The whole drawing as one."""
        return stack(self.lines(self.frame()))

    def lines(self, frame: Frame) -> list[Content]:
        """Draw; what is too much for the frame is left out."""
        return self.drawing(frame).split("\n", allow_blank=True)

    def render_line(self, y: int) -> Strip:
        """One line of the drawing; all of them at once where some are selected."""
        if self.text_selection is not None:
            return super().render_line(y)
        frame = self.frame()
        if self.drawn is None or self.drawn.frame != frame:
            self.drawn = Drawn(frame, self._draw())
        line = self.drawn.lines[y]
        strips = Visual.to_strips(self, line, frame.width, 1, self.visual_style)
        return strips[0].apply_offsets(0, y) if strips else Strip([])

    def _draw(self) -> list[Content]:
        frame = self.frame()
        if not frame.height:
            return []
        lines = self.lines(frame)[: frame.height]
        return lines + [Content("")] * (frame.height - len(lines))

    def _outgrows(self, frame: Frame) -> bool:
        return self._height(frame.width) != frame.height

    def _height(self, width: int) -> int:
        drawn = self.drawing(Frame(width, _ENDLESS, glyphs_of(self.app)))
        return drawn.plain.count("\n") + 1

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the drawing has at this width."""
        return self._height(width)
