"""Bytes from a terminal as keys and pastes, whatever they are and in whatever pieces they come."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.events import Key, Paste

from game.terminal.keystrokes import LONGEST_PASTE, Keystrokes


def read(*pieces: bytes) -> list[str]:
    """Names of keys, and pastes in brackets, of what comes in these pieces and then rests."""
    keys = Keystrokes()
    events = [event for piece in pieces for event in keys.feed(piece)]
    events += keys.rest()
    return [
        f"[{event.text}]" if isinstance(event, Paste) else event.key
        for event in events
        if isinstance(event, Key | Paste)
    ]


def pasted(text: str) -> bytes:
    return b"\x1b[200~" + text.encode() + b"\x1b[201~"


@pytest.mark.parametrize("byte", [b"\xff", b"\xc3", b"\x80", b"\xf0\x9f", b"\xed\xa0\x80"])
def test_bytes_that_are_no_utf8_end_nothing_and_the_next_key_is_read(byte: bytes) -> None:
    assert read(byte + b"a", b"\r")[-2:] == ["a", "enter"]


@pytest.mark.parametrize(
    "inside",
    [
        "\x1b",
        "\x1b[A",
        "\x1bOP",
        "\x1b[200~",
        "\x1b[27u",
        "\x9b31m",
        "\x9dtitle\x9c",
        "\x03\x1a",
        "\x1b" + "x" * 40,
        "\x1b[" + "1;" * 30 + "m",
        "a\x1b[201",
    ],
)
def test_nothing_inside_a_paste_becomes_a_key(inside: str) -> None:
    (paste, last) = read(pasted(f"one {inside} two"), b"x")
    assert last == "x"
    assert paste.startswith("[one ")
    assert paste.endswith(" two]")
    assert "\x1b" not in paste
    assert not {c for c in paste if c < " " or "\x7f" <= c <= "\x9f"}


@pytest.mark.parametrize("end", ["\r", "\n", "\r\n"])
def test_three_pasted_lines_are_three_lines(end: str) -> None:
    assert read(pasted(end.join(("one", "two", "three")))) == ["[one\ntwo\nthree]"]


def test_control_characters_of_eight_bits_are_no_keys() -> None:
    assert read("\x9bA\x85b".encode()) == ["A", "b"]


def test_a_lone_escape_is_the_key_and_a_begun_sequence_is_what_follows() -> None:
    assert read(b"\x1b") == ["escape"]
    assert read(b"\x1b", b"[A") == ["up"]
    assert read(b"\x1b", b"OB") == ["down"]


def test_a_paste_that_has_no_end_takes_no_more_than_it_may() -> None:
    keys = Keystrokes()
    for _ in range(20):
        assert list(keys.feed(b"\x1b[200~" + b"x" * LONGEST_PASTE)) == []
    assert keys.unread <= LONGEST_PASTE + 10


@given(
    st.lists(
        st.sampled_from(
            [
                b"\x1b[A",
                b"a",
                b"\r",
                "李".encode(),
                pasted("one\rtwo"),
                b"\x1bOP",
                b"\t",
            ]
        )
    ),
    st.integers(1, 7),
)
def test_pieces_change_nothing(typed: list[bytes], size: int) -> None:
    whole = b"".join(typed)
    pieces = [whole[place : place + size] for place in range(0, len(whole), size)]
    assert read(*pieces) == [key for one in typed for key in read(one)]
