"""A group of commands whose modules are imported when one of them is called, not before."""

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Any, cast

import click


class Listed(Mapping[str, click.Command]):
    """Commands by name: the module each is in, and one line that says what it does.

    A command is imported when it is asked for; listing them imports nothing.
    """

    def __init__(self, package: str, known: Mapping[str, tuple[str, str]]) -> None:
        self._package, self._known = package, known

    def __getitem__(self, name: str) -> click.Command:
        module, _ = self._known[name]
        return cast(click.Command, getattr(import_module(f"{self._package}.{module}"), name))

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self._known))

    def __len__(self) -> int:
        return len(self._known)

    def lines(self) -> list[tuple[str, str]]:
        """Return each name with its line."""
        return [(name, self._known[name][1]) for name in self]


class LazyGroup(click.Group):
    """A group over a `Listed`: `--help` and a slip of the finger are answered at once."""

    def __init__(self, *, listed: Listed, **rest: Any) -> None:
        super().__init__(**rest)
        self.commands = listed  # type: ignore[assignment] # click never adds to it by itself
        self._listed = listed

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands from what is known of them, importing none."""
        with formatter.section("Commands"):
            formatter.write_dl(self._listed.lines())
