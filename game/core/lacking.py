"""What rules of another version may lack: looked up by name, it is a sentence and never a bug."""

from collections.abc import Mapping
from typing import TypeVar

from game.core.errors import ContentError
from game.world.layout import Layout

Value = TypeVar("Value")


def _lacking(kind: str, name: str) -> ContentError:
    return ContentError(
        f"this version reads the {kind} {name}, which these rules do not have; a match "
        "played by other rules can be looked at (fourfronts replay) but not resolved again"
    )


class NamedParts(dict[str, Value]):
    """Things of one kind by name; rules of another version may lack one that this one reads."""

    def __init__(self, kind: str, things: Mapping[str, Value]) -> None:
        super().__init__(things)
        self.kind = kind

    def __missing__(self, name: str) -> Value:
        raise _lacking(self.kind, name)


class NamedRows(Layout):
    """The rows of a world; rules of another version may lack one that this one reads."""

    def row(self, name: str) -> int:
        """Row number of ``name``; `ContentError` when these rules have no such row."""
        if name not in self.index:
            raise _lacking("variable", name)
        return self.index[name]
