"""Where cards and rules are: inside an installed package, or in the checkout around it."""

import os
from pathlib import Path

VARIABLE = "FOURFRONTS_CONTENT"


def content_root() -> Path:
    """Return the folder that holds ``cards/`` and ``rules/``."""
    if chosen := os.environ.get(VARIABLE):
        return Path(chosen).expanduser()
    package = Path(__file__).resolve().parents[1]
    packed = package / "_data"
    return packed if packed.is_dir() else package.parent
