"""The page a host prints: it fits a terminal of 80×24, and keeps the secret link off the wall."""

from game.cli.welcome import Address, page_lines, private_lines
from game.server.codes import new_code, shown
from game.server.folder import Opens
from game.world.vocabulary import FACTIONS

PRINT = "SHA256:" + "x" * 43
AT = Address("http://192.168.178.123:8000", "ssh -p 8022 CODE@192.168.178.123", PRINT)
SECRET = "s" * 43


def codes_of(tables: int) -> dict[str, Opens]:
    return {
        new_code(): Opens(table=table, role=role)
        for table in range(1, tables + 1)
        for role in (*FACTIONS, "observer")
    }


def test_six_tables_fit_a_terminal_of_80_by_24_with_a_line_to_spare() -> None:
    lines = list(page_lines(AT, codes_of(6), square=True))
    assert len(lines) < 24
    assert max(map(len, lines)) <= 80


def test_the_page_has_every_code_once_in_its_tables_line_and_the_fingerprint() -> None:
    codes = codes_of(3)
    lines = list(page_lines(AT, codes, square=True))
    for code, opens in codes.items():
        (line,) = [line for line in lines if shown(code) in line]
        assert line.startswith(f"Table {opens.table} ")
    for words in (AT.page, AT.ssh, PRINT):
        assert any(words in line for line in lines)


def test_columns_stand_under_the_names_of_who_they_let_in() -> None:
    codes = codes_of(1)
    *_, head, row = page_lines(AT, codes, square=True)
    code = next(code for code, opens in codes.items() if opens.role == "china")
    assert row.index(shown(code)) == head.index("China")


def test_the_facilitators_link_stands_before_the_page_and_never_on_it() -> None:
    assert any(SECRET in line for line in private_lines(AT, SECRET))
    assert not any(SECRET in line for line in page_lines(AT, codes_of(1), square=True))


def test_a_terminal_without_blocks_gets_plain_words_only() -> None:
    assert all(line.isascii() for line in page_lines(AT, codes_of(2), square=False))
