"""The command palette: every binding of the present screen, under its name's first word."""

from collections.abc import Iterable

from textual.app import App, SystemCommand
from textual.binding import Binding
from textual.screen import Screen

HIDDEN = ("list.",)


def documented(bindings: Iterable[Binding]) -> list[Binding]:
    """One binding for each id, in order, with all its keys joined as they were written."""
    found: dict[str, Binding] = {}
    for binding in bindings:
        if binding.id is not None and binding.tooltip and binding.id not in found:
            found[binding.id] = binding
    return list(found.values())


def active(screen: Screen[object]) -> list[Binding]:
    """The bindings that work on a screen now, the screen's own first."""
    return documented(entry.binding for entry in screen.active_bindings.values())


def command_title(binding: Binding) -> str:
    """``orders: spend the rest``, from a binding's id and words."""
    space = (binding.id or "").split(".")[0]
    return f"{space}: {binding.description[:1].lower()}{binding.description[1:]}"


def commands_of(app: App[int], screen: Screen[object]) -> Iterable[SystemCommand]:
    """Commands for the palette, run as if the key had been pressed."""
    for binding in active(screen):
        if (binding.id or "").startswith(HIDDEN):
            continue

        async def run(key: str = binding.key) -> None:
            app.simulate_key(key)

        yield SystemCommand(command_title(binding), binding.tooltip, run)
