"""A panel: a bordered place that shows a drawing at whatever size it has."""

from textual.app import App
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from game.tui.draw.frame import Drawing, Frame
from game.tui.draw.glyphs import UNICODE, Glyphs
from game.tui.draw.rows import nothing

_ENDLESS = 100_000


def glyphs_of(app: App[object]) -> Glyphs:
    """The glyph set the app draws with."""
    glyphs = getattr(app, "glyphs", UNICODE)
    return glyphs if isinstance(glyphs, Glyphs) else UNICODE


class Panel(Widget):
    """Shows `drawing`; drawings are redone whenever the size or the glyphs change."""

    DEFAULT_CSS = "Panel { height: auto; width: 1fr; }"

    def __init__(self, drawing: Drawing = nothing, *, title: str = "", id: str | None = None,
                 classes: str | None = None) -> None:  # fmt: skip
        super().__init__(id=id, classes=classes, markup=False)
        self.drawing = drawing
        if title:
            self.name_it(Content(title))

    def show(self, drawing: Drawing) -> None:
        """Show another drawing."""
        self.drawing = drawing
        self.refresh(layout=self.styles.height is not None and self.styles.height.is_auto)

    def name_it(self, title: Content, subtitle: Content | None = None) -> None:
        """Put words into the border, above and perhaps below; never read as markup."""
        self.border_title = title or None
        self.border_subtitle = subtitle or None

    def frame(self) -> Frame:
        """The cells inside the border, and the glyphs to draw with."""
        return Frame(self.content_size.width, self.content_size.height, glyphs_of(self.app))

    def render(self) -> Content:
        """Draw."""
        return self.drawing(self.frame())

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the drawing has at this width."""
        drawn = self.drawing(Frame(width, _ENDLESS, glyphs_of(self.app)))
        return drawn.plain.count("\n") + 1
