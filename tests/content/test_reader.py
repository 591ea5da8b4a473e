"""The rulebook answers to numbers, names and words, in plain lines."""

import re

import pytest

from game.content.load import load_rulebook, load_text
from game.content.paragraphs import cut
from game.content.quoted import in_words
from game.content.reader import WIDTH, entries, find, look_up, paragraphs
from game.core.clean import UNSAFE
from game.core.errors import UsageError
from game.core.rulebook import Rulebook

from .conftest import FIXTURE


def lines(word: str) -> str:
    return "\n".join(look_up(word, load_rulebook(FIXTURE), FIXTURE))


def test_a_paragraph_is_read_with_its_parameters() -> None:
    said = lines("r1.2")
    assert said.startswith("R1.2 · Levers build capacity (paragraph)\n\nLevers build capacity.")
    assert "compute.growth: Growth with no extra money" in said
    assert "  central 0.11, low 0.06, high 0.16 (share a quarter)" in said


def test_a_parameter_tells_its_range_source_and_dissent() -> None:
    said = lines("compute.growth")
    assert "  estimate; source: S1, S2\n  disputed: S2 says less\n  rule R1.2" in said


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("us.energy", "lever"),
        ("us.chip_controls", "stance"),
        ("china.no_grey_market", "pledge"),
        ("us/grid-deal", "card"),
        ("world/heat-wave", "world event"),
        ("lead", "variable"),
        ("A", "lens"),
        ("S2", "source"),
        ("Energy and compute", "lever"),
    ],
)
def test_a_name_or_a_title_finds_its_entry(word: str, kind: str) -> None:
    found = find(word, load_rulebook(FIXTURE), load_text(FIXTURE))
    assert [entry.kind for entry in found.entries] == [kind]


def test_words_find_every_entry_that_has_them_all() -> None:
    found = find("compute us", load_rulebook(FIXTURE), load_text(FIXTURE))
    names = [entry.name for entry in found.entries]
    assert set(names[:3]) == {"us.energy", "compute.us", "compute.base_us"}
    assert "compute.growth" not in names
    assert "R1.2" in names[3:]
    assert f"{len(names)} entries have 'compute us':" in lines("compute us")


def test_a_word_nobody_knows_is_answered_with_the_nearest() -> None:
    with pytest.raises(UsageError, match=r"did you mean us\.energy"):
        lines("us.energie")
    with pytest.raises(UsageError, match=r"about 'qqqqqq'; try another word\."):
        lines("qqqqqq")


def test_no_word_lists_what_there_is() -> None:
    said = lines("")
    assert "  R1.1 · Stances cost political capital" in said
    assert "  2 lever entries" in said


def test_surprises_of_the_white_cell_are_not_told() -> None:
    with pytest.raises(UsageError, match="say nothing about 'leak'"):
        lines("leak")
    assert not [p for p in paragraphs(FIXTURE) if p.id.startswith("inject/")]


def test_prose_is_cut_at_its_numbers_and_headings_without_markup() -> None:
    read = {p.id: p for p in cut(load_text(FIXTURE))}
    assert list(read) == ["R1", "R1.1", "R1.2", "G5", "G5.1"]
    assert read["R1.1"].text == (
        "Stances cost political capital. They change rarely.\n\n- a list\n- of two"
    )
    assert read["G5.1"].title == "Deals"
    assert read["G5.1"].line == 15


def test_the_whole_of_the_shipped_rulebook_can_be_read() -> None:
    rulebook, text = load_rulebook(), load_text()
    listed = paragraphs()
    assert len({p.id for p in listed}) > 500
    for word in ("R4.1", "G3.1", "S22", "lead", "us.enforcement", "distillation"):
        said = look_up(word, rulebook)
        assert all(len(line) <= WIDTH and not UNSAFE.search(line) for line in said)
        assert find(word, rulebook, text).entries


def test_numbers_that_the_prose_names_are_told() -> None:
    rulebook = load_rulebook()
    months = next(row for row in rulebook.parameters if row.name == "capability.months")
    assert f"({months.central:g} months) times" in " ".join(look_up("R6.2", rulebook))
    assert [p.id for p in paragraphs() if re.search(r"[{}]", p.title + p.text)] == []


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        (4.75, "months", "4.75 months"),
        (0.35, "share a quarter", "35% a quarter"),
        (0.02, "probability", "2%"),
        (1.0, "cards", "1 card"),
        (1.0, "points a quarter", "1 point a quarter"),
        (2.5, "index a quarter", "2.5 a quarter"),
    ],
)
def test_a_number_is_told_as_a_sentence_says_it(value: float, unit: str, words: str) -> None:
    assert in_words(value, unit) == words


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("smugling", "smuggling"),
        ("smuggeling", "smuggling"),
        ("distilation", "distillation"),
        ("hotlne", "hotline"),
        ("trsut", "trust"),
        ("tiwan", "taiwan"),
        ("escow", "escrow"),
        ("hazzard", "hazard"),
        ("resiliance", "resilience"),
        ("budjet", "budget"),
        ("grey markt", "grey market"),
        ("chip cotrols", "chip controls"),
        ("us.enforcment", "us.enforcement"),
        ("acces.most", "access.most"),
        ("R6.22", "R6.2"),
    ],
)
def test_a_misspelt_word_is_answered_with_the_one_that_was_meant(
    rulebook: Rulebook, typed: str, meant: str
) -> None:
    found = find(typed, rulebook, load_text())
    assert (found.entries, [near.lower() for near in found.near]) == ((), [meant.lower()])
    assert find(found.near[0], rulebook, load_text()).entries


@pytest.mark.parametrize("kind", ["lever", "card", "stance", "pledge"])
def test_every_title_with_a_slip_of_the_finger_leads_to_it(rulebook: Rulebook, kind: str) -> None:
    text = load_text()
    for place, entry in enumerate(e for e in entries(rulebook, text) if e.kind == kind):
        title = entry.title.lower()
        at = 1 + place % (len(title) - 2)
        swapped = title[:at] + title[at + 1] + title[at] + title[at + 2 :]
        found = find(swapped, rulebook, text)
        if not found.entries:
            assert [near.lower() for near in found.near] == [title], swapped


def test_what_is_like_nothing_is_answered_without_a_guess(rulebook: Rulebook) -> None:
    assert find("qqqq", rulebook, load_text()).near == ()
    assert find("semiconducter", rulebook, load_text()).near == ()


@pytest.mark.parametrize(
    "word", ["stance", "capital", "US+", "own", "grey", "stack", "hazard", "lens", "Grey market"]
)
def test_a_word_of_the_board_is_explained_where_it_is_asked_for(rulebook, word) -> None:
    """What people of sixteen did not understand; the glossary's paragraph is the answer."""
    lines = look_up(word, rulebook)
    assert f"{word.lower()} · G14." in "\n".join(lines)
    assert not lines[0].endswith(f"entries have {word!r}:")


def test_no_word_is_explained_twice(rulebook) -> None:
    words = [one.name for one in entries(rulebook, load_text()) if one.kind == "word"]
    assert len(words) == len(set(words)) > 30
