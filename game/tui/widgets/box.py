"""Words in borders, which are painted again only when they differ."""

from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget


class Named(Widget):
    """A widget with words in its border; never read as markup."""

    names: tuple[Content, Content] | None = None

    def name_it(self, title: Content, subtitle: Content | None = None) -> None:
        """Put words into the border, above and perhaps below."""
        names = title, subtitle or Content("")
        if self.names is not None and all(map(Content.is_same, names, self.names)):
            return
        self.names = names
        self.border_title = title or None
        self.border_subtitle = subtitle or None


class Box(Named, Vertical):
    """A bordered place for other widgets, one below the other."""
