"""Press: who may write to whom in every mode, and nothing written can hide, steer or break."""

import unicodedata
from dataclasses import replace
from itertools import combinations
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.core.acts.send import Send
from game.core.clean import clean
from game.core.command import carry_out
from game.core.conduct.press import PARTIES
from game.core.conduct.prose import prose
from game.core.conduct.words import Party, PressMode
from game.core.errors import Refusal
from game.core.evolve import evolve
from game.core.match import Match
from game.core.observe import observe
from tests.core.conftest import NewMatch

AUDIENCES = [to for size in range(6) for to in combinations(PARTIES, size)]


def played(match: Match, mode: PressMode, **chosen: object) -> Match:
    """The match with another mode of press."""
    return replace(match, settings=match.settings.model_copy(update={"press": mode, **chosen}))


def allowed(mode: PressMode, sender: Party, to: tuple[Party, ...]) -> bool:
    """What the rulebook says (G19.3)."""
    if sender == "white":
        return "white" not in to
    if not to:
        return mode != "gunboat"
    return mode == "open" or set(to) <= {sender, "white"}


@pytest.mark.parametrize("mode", get_args(PressMode))
def test_every_sender_reaches_whom_the_mode_allows_and_nobody_else(
    opened: NewMatch, mode: PressMode
) -> None:
    match = played(opened(), mode)
    for sender in PARTIES:
        for to in AUDIENCES:
            outcome = carry_out(match, sender, Send(to=to, text="Hello"))
            assert isinstance(outcome, Refusal) is not allowed(mode, sender, to), (sender, to)
            if isinstance(outcome, Refusal):
                continue
            sent = evolve(match, outcome[0])
            read = {
                role for role in (*PARTIES, "observer", "projector") if observe(sent, role).press
            }  # type: ignore[arg-type]
            everybody = {*PARTIES, "observer", "projector"}
            assert read == ({sender, *to, "white"} if to else everybody)


@pytest.mark.parametrize("mode", get_args(PressMode))
def test_what_may_be_written_is_what_the_view_says(opened: NewMatch, mode: PressMode) -> None:
    match = played(opened(), mode)
    for sender in PARTIES:
        options = observe(match, sender).options
        assert options.may_write_all is allowed(mode, sender, ())
        assert options.may_write == tuple(p for p in PARTIES if allowed(mode, sender, (p,)))
    for role in ("observer", "projector"):
        assert observe(match, role).options.may_write == ()  # type: ignore[arg-type]
        assert not observe(match, role).options.may_write_all  # type: ignore[arg-type]


def test_a_limit_is_one_factions_own_in_one_phase_and_the_white_cell_has_none(
    opened: NewMatch,
) -> None:
    match = played(opened(), "open", messages=2)
    for sender in ("us", "us", "white", "white", "white"):
        outcome = carry_out(match, sender, Send(to=(), text="Hello"))  # type: ignore[arg-type]
        assert not isinstance(outcome, Refusal)
        match = evolve(match, outcome[0])
    refusal = carry_out(match, "us", Send(to=("us",), text="Hello"))
    assert isinstance(refusal, Refusal)
    assert refusal.code == "too-much"
    assert not isinstance(carry_out(match, "china", Send(to=(), text="Hello")), Refusal)
    assert not isinstance(
        carry_out(replace(match, phase="orders"), "us", Send(to=(), text="Hi")), Refusal
    )


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("  Hello  ", "Hello"),
        ("one\ttwo", "one two"),
        ("one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour"),
        ("one\n\n\n\n\ntwo", "one\n\ntwo"),
        ("e\u0301", "\u00e9"),
        ("e\u061c\u0301", "\u00e9"),
        ("\u05e9\u05dc\u05d5\u05dd", "\u05e9\u05dc\u05d5\u05dd"),
        ("\x1b[2Jgone\x07", "[2Jgone"),
        ("\x9b31mred", "31mred"),
        ("a\u202eb\u2066c\u200bd\ufeffe", "abcde"),
        ("\U000e0041\ue000\ufdd0x", "x"),
        ("[@click=app.quit]x[/]", "[@click=app.quit]x[/]"),
    ],
)
def test_prose_keeps_words_and_lines_and_nothing_that_steers(text: str, kept: str) -> None:
    assert prose(text) == kept


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\u200b\u202e", "\x00\x1b", "\ue000"])
def test_press_without_words_is_refused(opened: NewMatch, text: str) -> None:
    outcome = carry_out(opened(), "us", Send.model_construct(text=text))
    assert isinstance(outcome, Refusal)
    assert (outcome.code, outcome.rule) == ("no-text", "G19.1")


def test_signs_that_grow_when_they_are_composed_do_not_break_the_limit(opened: NewMatch) -> None:
    grows = "\ufb2c" * 500
    assert len(unicodedata.normalize("NFC", grows)) == 1500
    outcome = carry_out(opened(), "us", Send(to=(), text=grows))
    assert not isinstance(outcome, Refusal)
    assert len(outcome[0].message.text) == 500


@given(text=st.text(max_size=500))
def test_any_text_comes_out_no_longer_and_the_same_again(text: str) -> None:
    kept = prose(text)
    assert len(kept) <= len(text)
    assert prose(kept) == kept
    assert clean(kept) == kept
    assert unicodedata.is_normalized("NFC", kept)
    assert not [
        s for s in kept if s != "\n" and unicodedata.category(s) in ("Cc", "Cf", "Cs", "Co")
    ]
