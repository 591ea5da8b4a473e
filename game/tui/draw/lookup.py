"""Finding figures in an observation by name, wherever they stand in it."""

from collections.abc import Iterable

from game.core.observation import Figure, Front, Observation, Receipt, Seat


def figures_by_name(observation: Observation) -> dict[str, Figure]:
    """Every figure this seat knows, public ones of the fronts included."""
    found = {figure.name: figure for figure in observation.figures}
    for front in observation.fronts:
        found.update({figure.name: figure for figure in front.figures})
    return found


def front_of(observation: Observation, front_id: str) -> Front | None:
    """The front with this id, if the seat sees it."""
    return next((front for front in observation.fronts if front.id == front_id), None)


def seat_of(observation: Observation, faction: str) -> Seat | None:
    """The seat of a faction."""
    return next((seat for seat in observation.seats if seat.faction == faction), None)


def receipt_of(observation: Observation, variable: str) -> Receipt | None:
    """The newest receipt of a variable."""
    found = [receipt for receipt in observation.receipts if receipt.variable == variable]
    return found[-1] if found else None


def present(found: dict[str, Figure], names: Iterable[str]) -> list[Figure]:
    """The figures of `names` that this seat knows, in that order."""
    return [found[name] for name in names if name in found]
