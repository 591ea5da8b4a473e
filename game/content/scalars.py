"""What a bare word in a YAML file means: the JSON part of YAML 1.2 and nothing surprising.

``NO``, ``on``, ``12:30:45``, ``010`` and ``2026-07-01`` stay the words they are; where a number
or a yes/no is wanted, the model then refuses them with a clear sentence.
"""

import re

_INT = re.compile(r"[-+]?(0|[1-9][0-9]*)")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|(0|[1-9][0-9]*)(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_WORDS = {"": None, "~": None, "null": None, "true": True, "false": False}
LONGEST_NUMBER = 40

HIDDEN = re.compile(
    "[^\\t\\n\\r\\x20-\\x7e\\xa0-\\xac\\xae-\\u200a\\u2010-\\u2027\\u202f-\\u205f\\u2070-\\ud7ff"
    "\\ue000-\\ufefe\\uff00-\\ufff8\\ufffc\\ufffd\\U00010000-\\U000dffff\\U000e0080-\\U0010fffd]"
)
"""Characters no content file needs: control and C1 codes, bidi and zero-width marks, tags."""


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
