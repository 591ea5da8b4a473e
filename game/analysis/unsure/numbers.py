"""Numbers of the rules set by hand, or drawn for every game from the range that its sources give.

A number is drawn from a triangle: most likely at its central value (or where the lens has it), and
not at all beyond its low and high. Each has luck of its own, so that another number drawn beside it
shifts nothing.
"""

from collections.abc import Mapping, Sequence
from difflib import get_close_matches

import numpy as np
from numpy.typing import NDArray

from game.core.errors import UsageError
from game.core.rulebook import Rulebook
from game.world.chance import Chance

Floats = NDArray[np.float64]

_BEFORE_ALL_QUARTERS = 0


def with_numbers(rulebook: Rulebook, chosen: Mapping[str, float]) -> Rulebook:
    """The rules with some parameters set, whatever a lens makes of them.

    `UsageError` for a parameter that is not there, or a value outside its range.
    """
    known = {one.name: one for one in rulebook.parameters}
    for name, value in chosen.items():
        if name not in known:
            near = get_close_matches(name, known, n=1)
            raise UsageError(
                f"there is no parameter {name}; "
                + (f"did you mean {near[0]}?" if near else "see: fourfronts rules parameters")
            )
        low, high = known[name].low, known[name].high
        if not low <= value <= high:
            raise UsageError(
                f"{name} is between {low:g} and {high:g} by its sources, not {value:g}"
            )
    parameters = [
        one.model_copy(update={"central": chosen[one.name]}) if one.name in chosen else one
        for one in rulebook.parameters
    ]
    lenses = [
        lens.model_copy(
            update={"changes": [one for one in lens.changes if one.parameter not in chosen]}
        )
        for lens in rulebook.lenses
    ]
    return rulebook.model_copy(update={"parameters": parameters, "lenses": lenses})


def triangle(low: float, middle: float, high: float, luck: Floats) -> Floats:
    """A uniform number in [0, 1) turned into one between low and high, likeliest in the middle."""
    width = high - low
    if width == 0:
        return np.full(luck.shape, low)
    rising = low + np.sqrt(luck * width * (middle - low))
    falling = high - np.sqrt((1 - luck) * width * (high - middle))
    found: Floats = np.where(luck < (middle - low) / width, rising, falling)
    return found


def drawn(ranges: Sequence[tuple[str, float, float, float]], chance: Chance) -> dict[str, Floats]:
    """One number a game for every (name, low, middle, high), float64[games] by name.

    Those without a range are left out.
    """
    return {
        name: triangle(low, middle, high, chance.uniform(_BEFORE_ALL_QUARTERS, f"number {name}"))
        for name, low, middle, high in ranges
        if low < high
    }
