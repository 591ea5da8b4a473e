"""Which signs a command prints: those of its texts, or ASCII where it is asked for."""

import codecs
import os
import sys
from io import TextIOWrapper

from game.tui.ink.glyphs import choose_glyphs

ENCODING = "fourfronts_ascii"
"""Not plain ``ascii``, which click takes for a fault and prints UTF-8 all the same."""


class _Spelling(codecs.IncrementalEncoder):
    def encode(self, input: str, final: bool = False) -> bytes:
        from game.tui.ink.ascii_signs import spelt  # takes a library that --help does without

        return spelt(input).encode("ascii", "replace")


def _spelling(name: str) -> codecs.CodecInfo | None:
    if name != ENCODING:
        return None
    return codecs.CodecInfo(
        encode=lambda text, errors="strict": (_Spelling().encode(text), len(text)),
        decode=codecs.ascii_decode,
        incrementalencoder=_Spelling,
        incrementaldecoder=codecs.getincrementaldecoder("ascii"),
        name=ENCODING,
    )


def choose_signs() -> None:
    """Print in ASCII from now on if `FOURFRONTS_ASCII` or the terminal asks for it."""
    codecs.register(_spelling)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper) and choose_glyphs(os.environ, stream.encoding).ascii:
            stream.reconfigure(encoding=ENCODING)
