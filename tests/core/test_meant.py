"""What people mean by what they type, and what is refused with a word on how to write it."""

import pytest

from game.core import meant
from game.core.meant import NotMeant

CODE = "8V0P0MZR"


@pytest.mark.parametrize(
    "typed",
    [
        "8V0P-0MZR",
        "8v0p 0mzr",
        "8VOP-OMZR",
        "8V0P–0MZR",
        "8V0P—0MZR",
        "8V0P‑0MZR.",
        "8V0P−0MZR",
        "８Ｖ０Ｐ－０ＭＺＲ",
        "8V0P-0MZR\n",
        "  8V0P-0MZR\u200b ",
        "8V0P\u00a00MZR",
        "code: 8V0P-0MZR",
        "Code 8V0P 0MZR",
        "code 8v0p0mzr",
        "Our code is 8V0P-0MZR, Miss Lane says",
        "“8V0P-0MZR”",
        "http://10.0.0.5:8000/#8V0P-0MZR",
        "8-V-0-P-0-M-Z-R",
        "8V0P - 0MZR",
        "8V0P\u00ad-0MZR",
        "8V0P 0MZR from Miss Lane here",
        "my code 8V0P 0MZR, come soon",
    ],
)
def test_a_code_opens_however_it_is_typed(typed: str) -> None:
    assert meant.code(typed) == CODE


@pytest.mark.parametrize("typed", ["", "hello", "8V0P-0MZ", "8V0P-0MZRX", "code:", "1234 56789"])
def test_what_holds_no_code_means_none(typed: str) -> None:
    assert meant.code(typed) == ""


def test_a_link_and_its_secret_alone_are_the_same_secret() -> None:
    assert meant.secret("http://10.0.0.5:8000/#facilitator=aB-_9") == "aB-_9"
    assert meant.secret(" aB-_9\n") == "aB-_9"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("O’Brien", "O’Brien"),
        ("O'Brien", "O'Brien"),
        ("ジョン・スミス", "ジョン・スミス"),
        ("Sea\u0301n", "Seán"),
        ("  Ada  Lovelace ", "Ada Lovelace"),
        ("Ada\u00a0L.", "Ada L."),
        ("Jean‐Luc", "Jean‐Luc"),
        ("Gal·la", "Gal·la"),
        ("李\u3000雷", "李 雷"),
        ("Nguyễn", "Nguyễn"),
        ("us-1", "us-1"),
        ("आदित्य", "आदित्य"),
    ],
)
def test_a_name_is_taken_and_tidied(typed: str, kept: str) -> None:
    assert meant.name(typed) == kept
    assert meant.name_refused(kept) is None


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("", "1 to 24"),
        ("A" * 31, "this one has 31"),
        ("Ada\u3164", "nobody can see"),
        ("\u3164", "nobody can see"),
        ("A\u200bda", "nobody can see"),
        ("Ada\ufe0f", "nobody can see"),
        ("A\u2800da", "nobody can see"),
        ("White cell", "white cell's"),
        ("white  cell", "white cell's"),
        ("Whitecell", "white cell's"),
        ("Host", "host's"),
        ("Hоst", "host's"),
        ("the HOST", "host's"),
        ("Facilitator", "host's"),
        ("[b]Ada[/]", "letters, digits"),
        ("Ada\x1b[2J", "letters, digits"),
        ("...", "letters, digits"),
        ("Ada 🎲", "letters, digits"),
        ("A\u0301\u0302\u0303\u0304", "letters"),
    ],
)
def test_a_name_that_could_mislead_is_refused_in_a_sentence(typed: str, says: str) -> None:
    refused = meant.name_refused(meant.name(typed))
    assert refused is not None
    assert says in refused


@pytest.mark.parametrize("other", ["Ada", "ada", "ADA", "Аda", "Ａｄａ", "A da", "Adа"])
def test_a_name_that_looks_like_one_that_is_taken_is_refused(other: str) -> None:
    assert "looks like it" in str(meant.name_refused(meant.name(other), ["Ada"]))


def test_the_facilitator_may_be_called_so() -> None:
    assert meant.name_refused("Facilitator", reserved=True) is None


@pytest.mark.parametrize(
    ("typed", "value"),
    [("4", 4.0), ("4.5", 4.5), (".5", 0.5), ("-3", -3.0), ("−3", -3.0), ("+2", 2.0), ("４", 4.0)],
)
def test_a_number_is_taken(typed: str, value: float) -> None:
    assert meant.number(typed) == value


@pytest.mark.parametrize(
    ("typed", "value"), [("10%", 0.1), ("10 %", 0.1), ("0.1", 0.1), ("55 %", 0.55)]
)
def test_a_percent_is_taken_where_the_unit_is_a_share(typed: str, value: float) -> None:
    assert meant.number(typed, share=True) == value


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("4,5", "write 4.5"),
        ("1,000", "two ways"),
        ("1_0", "not a number"),
        ("10%", "Leave % out"),
        ("nan", "not a number"),
        ("inf", "not a number"),
        ("1e9", "not a number"),
        ("", "not a number"),
        ("0x10", "not a number"),
        ("99999999", "not a number"),
        ("four", "like 4 or 4.5"),
    ],
)
def test_what_is_no_number_or_may_be_two_is_refused(typed: str, says: str) -> None:
    with pytest.raises(NotMeant, match=says):
        meant.number(typed)


@pytest.mark.parametrize(
    "typed", ["2027Q3", "2027q3", "2027 Q3", "2027-Q3", "Q3 2027", "q3/2027", "2027 q 3", "27Q3"]
)
def test_a_quarter_is_taken(typed: str) -> None:
    assert meant.quarter(typed) == "2027Q3"


@pytest.mark.parametrize("typed", ["", "2027", "2027Q5", "Q3", "1927Q3", "soon"])
def test_what_is_no_quarter_is_refused(typed: str) -> None:
    with pytest.raises(NotMeant, match="looks like 2027Q3"):
        meant.quarter(typed)
