"""What a bare word in a YAML file means: the JSON part of YAML 1.2 and nothing surprising.

``NO``, ``on``, ``12:30:45``, ``010`` and ``2026-07-01`` stay the words they are; where a number
or a yes/no is wanted, the model then refuses them with a clear sentence.
"""

import re

_INT = re.compile(r"[-+]?(0|[1-9][0-9]*)")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|(0|[1-9][0-9]*)(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_WORDS = {"": None, "~": None, "null": None, "true": True, "false": False}
LONGEST_NUMBER = 40


def plain(word: str) -> str | int | float | bool | None:
    """Read a bare scalar: ``true``/``false``, ``null``, decimal numbers; all else is text."""
    if word in _WORDS:
        return _WORDS[word]
    if len(word) <= LONGEST_NUMBER:
        if _INT.fullmatch(word):
            return int(word)
        if _FLOAT.fullmatch(word):
            return float(word)
    return word
