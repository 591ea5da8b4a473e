"""The page a host prints: it fits a terminal of 80×24, and keeps the secret link off the wall."""

import pytest

from game.cli.welcome import Address, named, page_address, page_lines, private_lines
from game.core.errors import UsageError
from game.server.doors.listening import check_doors
from game.server.room.codes import new_code, shown
from game.server.room.room_files import Doors, Opens
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


@pytest.mark.parametrize(
    ("names", "tls", "page"),
    [
        ((), False, "http://10.0.0.5:8000"),
        (("lab.local",), False, "http://lab.local:8000"),
        (("lab.local",), True, "https://lab.local:8000"),
        (("https://game.example.org",), False, "https://game.example.org"),
        (("http://game.example.org:81/", "lab"), False, "http://game.example.org:81"),
    ],
)
def test_behind_a_proxy_the_page_is_where_people_find_it(
    names: tuple[str, ...], tls: bool, page: str
) -> None:
    place = named(names[0]) if names else "10.0.0.5"
    assert page_address(names, place, 8000, tls=tls) == page
    check_doors(Doors(bind="127.0.0.1", port=0, ssh_port=None, names=names))


@pytest.mark.parametrize(
    "name", ["https://", "https://x y", "ftp://x", "x/y", "https://a.b/c/d", ""]
)
def test_what_is_no_name_and_no_address_is_refused(name: str) -> None:
    with pytest.raises(UsageError, match="is no name of a machine"):
        check_doors(Doors(bind="127.0.0.1", port=0, ssh_port=None, names=(name,)))
