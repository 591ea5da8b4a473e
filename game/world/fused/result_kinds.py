"""Of what kind each result of a loop is, and which are the same for all games.

What is counted in small whole numbers (cards, levels, points) stays whole: a processor does four
times as many of them at a time. They meet a float64 as one.
"""

from collections import Counter
from collections.abc import Iterable
from numbers import Integral
from typing import Any

import numpy as np

from game.world.fused.instructions import COMPARISONS, EXTREMES, TWO
from game.world.fused.operations import FORMS, Operation
from game.world.fused.trace import Loop

_BITS = {"number": 64, "bits": 64, "whole": 16, "truth": 16}
"""Bits a game takes of these, by what most results of a loop are."""
_ANY = "any"
"""A whole constant is of whatever kind it meets."""
_WHOLE = {"where", "negative", *TWO["whole"], *EXTREMES}
"""What makes a whole number of whole numbers."""
PARAMETERS = {"numbers": "number", "steps": "bits"}
"""What is the same for all games of a run."""
_FLOAT64 = np.dtype(np.float64)


class Kinds:
    """Kinds ``of`` the operations of a loop, in their order.

    Those ``alike`` hang on no game, so that they are worked out once, before the first one.
    """

    def __init__(self, loop: Loop) -> None:
        self.of: dict[Operation, str] = {}
        self.alike: set[Operation] = set()
        for found in loop.operations():
            self.of[found] = self._kind_of(found)
            if self._is_alike(found):
                self.alike.add(found)

    @property
    def bits(self) -> int:
        """Bits that a game takes of a processor's register, by what most results are."""
        counted = Counter(_BITS[kind] for one, kind in self.of.items() if one not in self.alike)
        return max(counted, key=lambda bits: counted[bits], default=max(_BITS.values()))

    def common(self, parts: Iterable[Operation | float]) -> str:
        """The kind in which parts meet."""
        kinds = {
            self.of[one] if isinstance(one, Operation) else _kind_of_constant(one) for one in parts
        } - {_ANY}
        if kinds == {"bits"}:
            return "bits"
        return "whole" if kinds and kinds <= {"whole", "truth"} else "number"

    def _kind_of(self, found: Operation) -> str:
        """What an operation makes, by what it is done to."""
        name = found.name
        if not found.of:
            return PARAMETERS.get(name) or kind_in(form_of(name))
        if name in COMPARISONS["number"] or name in TWO["truth"] or name == "invert":
            return "truth"
        if name == "whole":
            return "whole"
        if found.truth:
            return "truth"
        common = self.common(found.of[1:] if name == "where" else found.of)
        if common == "bits" and name in TWO["bits"]:
            return common
        return "whole" if common == "whole" and name in _WHOLE else "number"

    def _is_alike(self, found: Operation) -> bool:
        """Whether it hangs on no game, so that it is worked out once, before the first one."""
        parts = [one for one in found.of if isinstance(one, Operation)]
        return found.name in PARAMETERS or bool(found.of and self.alike.issuperset(parts))


def form_of(name: str) -> np.dtype[Any]:
    """In what form an array of this name holds its numbers."""
    return FORMS.get(name, _FLOAT64)


def kind_in(form: np.dtype[Any]) -> str:
    """Of what kind the numbers are that an array of this form holds."""
    if form.kind == "b":
        return "truth"
    if form.kind == "f":
        return "number"
    return "bits" if form.itemsize == _FLOAT64.itemsize else "whole"


def _kind_of_constant(value: float) -> str:
    if isinstance(value, bool | np.bool_):
        return "truth"
    return _ANY if isinstance(value, Integral) else "number"
