"""Where cards and rules are: inside an installed package, or in the checkout around it."""

import os
from pathlib import Path

from game.core.errors import ContentError

VARIABLE = "FOURFRONTS_CONTENT"


def content_root() -> Path:
    """Return the folder that holds ``cards/`` and ``rules/``; `ContentError` if there is none."""
    if chosen := os.environ.get(VARIABLE):
        root = Path(chosen).expanduser()
        if not (root / "rules").is_dir():
            raise ContentError(
                f"{VARIABLE} is set to {chosen}, which has no rules/ folder; "
                "point it at a folder with cards/ and rules/, or unset it"
            )
        return root
    package = Path(__file__).resolve().parents[1]
    packed = package / "_data"
    root = packed if packed.is_dir() else package.parent
    if not (root / "rules").is_dir():
        raise ContentError(
            f"There are no rules at {root}; install Four Fronts again, or set {VARIABLE} "
            "to a folder with cards/ and rules/"
        )
    return root
