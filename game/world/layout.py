"""Where each row of the world is: names to row numbers, and blocks of rows side by side."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Layout:
    """The rows of ``World.values`` in order: variables, then capacities, then stances."""

    names: tuple[str, ...]
    index: dict[str, int] = field(init=False, repr=False, compare=False)
    _blocks: dict[tuple[str, ...], slice] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def __post_init__(self) -> None:
        object.__setattr__(self, "index", {name: i for i, name in enumerate(self.names)})

    def row(self, name: str) -> int:
        """Row number of ``name``; `KeyError` with a sentence when there is no such row."""
        found = self.index.get(name)
        if found is None:
            raise KeyError(f"the world has no row {name!r}")
        return found

    def block(self, names: tuple[str, ...]) -> slice:
        """The rows of ``names`` as a slice; they must stand side by side in this order."""
        found = self._blocks.get(names)
        if found is None:
            found = self._blocks[names] = self._slice(names)
        return found

    def _slice(self, names: tuple[str, ...]) -> slice:
        rows = [self.row(name) for name in names]
        if rows != list(range(rows[0], rows[0] + len(rows))):
            raise ValueError(f"rows from {self.names[rows[0]]} on must stand side by side")
        return slice(rows[0], rows[0] + len(rows))
