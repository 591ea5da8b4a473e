"""Finding figures in an observation by name, wherever they stand in it."""

from collections.abc import Iterable

from game.core.observation import Figure, Observation, Receipt


def figures_by_name(observation: Observation) -> dict[str, Figure]:
    """Every figure this seat knows, public ones of the fronts included."""
    found = {figure.name: figure for figure in observation.figures}
    for front in observation.fronts:
        found.update({figure.name: figure for figure in front.figures})
    return found


def receipt_of(observation: Observation, variable: str) -> Receipt | None:
    """The newest receipt of a variable."""
    found = [receipt for receipt in observation.receipts if receipt.variable == variable]
    return found[-1] if found else None


def present(found: dict[str, Figure], names: Iterable[str]) -> list[Figure]:
    """The figures of `names` that this seat knows, in that order."""
    return [found[name] for name in names if name in found]


def subject(key: str) -> str:
    """What an order of this key is about: ``allocate us.energy`` is about the lever's row."""
    return key.partition(" ")[2] or key
