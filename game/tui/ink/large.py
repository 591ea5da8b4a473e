"""Letters as large as a wall needs them: five rows of cells high, in a font of three by five.

Only what a board says in large type is in it: capitals, digits and a few signs. Anything else
is left out.
"""

from textual.content import Content

from game.tui.ink.frame import ink, stack
from game.tui.ink.glyphs import Glyphs

ROWS = 5
FONT: dict[str, str] = {
    "A": "###/# #/###/# #/# #",
    "B": "## /# #/## /# #/## ",
    "C": "###/#  /#  /#  /###",
    "D": "## /# #/# #/# #/## ",
    "E": "###/#  /## /#  /###",
    "F": "###/#  /## /#  /#  ",
    "G": "####/#   /# ##/#  #/####",
    "H": "# #/# #/###/# #/# #",
    "I": "#/#/#/#/#",
    "J": "  #/  #/  #/# #/###",
    "K": "# #/# #/## /# #/# #",
    "L": "#  /#  /#  /#  /###",
    "M": "#   #/## ##/# # #/#   #/#   #",
    "N": "#  #/## #/# ##/#  #/#  #",
    "O": "###/# #/# #/# #/###",
    "P": "###/# #/###/#  /#  ",
    "Q": "###/# #/# #/###/  #",
    "R": "###/# #/## /# #/# #",
    "S": "###/#  /###/  #/###",
    "T": "###/ # / # / # / # ",
    "U": "# #/# #/# #/# #/###",
    "V": "# #/# #/# #/# #/ # ",
    "W": "#   #/#   #/# # #/## ##/#   #",
    "X": "# #/# #/ # /# #/# #",
    "Y": "# #/# #/ # / # / # ",
    "Z": "###/  #/ # /#  /###",
    "0": "###/# #/# #/# #/###",
    "1": "## / # / # / # /###",
    "2": "###/  #/###/#  /###",
    "3": "###/  #/###/  #/###",
    "4": "# #/# #/###/  #/  #",
    "5": "###/#  /###/  #/###",
    "6": "###/#  /###/# #/###",
    "7": "###/  #/  #/  #/  #",
    "8": "###/# #/###/# #/###",
    "9": "###/# #/###/  #/###",
    ":": " /#/ /#/ ",
    ".": " / / / /#",
    "-": "   /   /###/   /   ",
    "+": "   / # /###/ # /   ",
    "%": "# #/  #/ # /#  /# #",
    "/": "  #/  #/ # /#  /#  ",
    " ": "  /  /  /  /  ",
    "'": "#/#/ / / ",
    "’": "#/#/ / / ",
    ",": " / / /#/#",
    "!": "#/#/#/ /#",
    "?": "###/  #/ ##/   / # ",
    "−": "   /   /###/   /   ",
    "–": "   /   /###/   /   ",
    "&": " # /# #/ # /# #/ ##",
}


def large_width(words: str, wide: int = 1) -> int:
    """The cells that words take in large type, each dot of a letter `wide` cells."""
    return len(_dots(words)[0]) * wide


def draw_large(words: str, style: str, glyphs: Glyphs, wide: int = 1) -> Content:
    """Words in large type, five rows high; lower case is shown as capitals."""
    return stack(ink((_line(row, glyphs, wide), style)) for row in _dots(words))


def draw_half(words: str, style: str) -> list[Content]:
    """The same in half blocks, three rows high; for terminals that have them."""
    rows = [*_dots(words), " " * large_width(words)]
    pairs = zip(rows[::2], rows[1::2], strict=True)
    shown = {"  ": " ", "# ": "▀", " #": "▄", "##": "█"}
    return [
        ink(("".join(shown[a + b] for a, b in zip(up, low, strict=True)), style))
        for up, low in pairs
    ]


def is_large(words: str) -> bool:
    """Whether every letter is in the font, so that nothing would be left out."""
    return all(letter in FONT for letter in words.upper())


def widest(words: str, width: int, most: int = 2) -> int:
    """How many cells wide each dot may be so that the words fit in `width`; 0 if none does."""
    return next((wide for wide in range(most, 0, -1) if large_width(words, wide) <= width), 0)


def _line(row: str, glyphs: Glyphs, wide: int) -> str:
    block = "#" if glyphs.ascii else "█"
    return "".join((block if dot == "#" else " ") * wide for dot in row)


def _dots(words: str) -> list[str]:
    letters = [FONT[letter].split("/") for letter in words.upper() if letter in FONT]
    return [" ".join(letter[row] for letter in letters) for row in range(ROWS)]
