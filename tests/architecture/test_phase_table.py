"""The developers' map tells of the acts what the code does."""

from tests.architecture.phase_table import MAP, table, with_table


def test_the_map_holds_the_table_of_acts_as_it_is() -> None:
    text = MAP.read_text(encoding="utf-8")
    assert with_table(text) == text, "run `make map`"


def test_the_table_says_who_may_say_what_in_which_phase() -> None:
    rows = {row.split("|")[1].strip(): row for row in table().splitlines() if row.startswith("|")}
    cells = [cell.strip() for cell in rows["propose"].split("|")[2:-1]]
    assert cells == ["", "F", "", "", "", "", ""]
    assert "W" in rows["advance"] and "F" not in rows["advance"].split("|", 2)[2]
