"""Whatever people write, a frame is as wide in every terminal as it was reckoned to be."""

import pytest
from rich.cells import cell_len
from wcwidth import wcswidth

from game.tui.app.cell_width import steady
from game.tui.app.egress import safe_cells

TEXTS = [
    "😀 hi",
    "👩‍👩‍👧 family",
    "🇩🇪",
    "✊🏽",
    "⚡ power",
    "1️⃣",
    "🌡",
    "e\u0301a\u0308",
    "Z" + "\u0334" * 40 + "algo",
    "ジョン・スミス",
    "李小龍",
    "한글",
    "สวัสดี",
    "a\u20dd",
    "½ … □",
]


@pytest.mark.parametrize("text", TEXTS)
def test_terminals_with_old_tables_and_new_ones_reckon_alike(text: str) -> None:
    shown = safe_cells(text)
    # What came to be two cells wide after Unicode 6 is what terminals do not agree on.
    assert not [sign for sign in shown if 0x1F000 <= ord(sign) <= 0x1FFFF or sign == "⚡"]
    assert cell_len(shown) == wcswidth(shown)


def test_no_picture_is_left_and_letters_with_their_marks_are() -> None:
    assert steady("😀⚡🏽ok") == "□ □ ok"
    assert steady("Se\u0301an") == "Séan"
    assert steady("ภาษาไทย") == "ภาษาไทย"
    assert steady("Z" + "\u0334" * 40) == "Z\u0334\u0334"
