"""Pages are data: every one of them can be written down, read back, and read out."""

import pytest
from pydantic import TypeAdapter

from game.core.grammar import Typed
from game.core.observation import Observation
from game.lines.printing import WIDTH, lines_of
from game.lines.reading import read
from game.lines.receipts import asked_why
from game.table.port import Company
from game.view.aims import figures
from game.view.cells import Page, PageRow, Side
from game.view.deals import deals
from game.view.desk import desk
from game.view.hand import hand
from game.view.levers import levers, stances
from game.view.news import newest_first, news
from game.view.orders import by_kind, orders
from game.view.pages import AtTable, pages_for
from tests.tui import room_samples
from tests.tui.samples import observation

PAGES = TypeAdapter(Page)


def seats() -> dict[str, AtTable]:
    """A player alone, a member at a shared table, an observer, the white cell, a waiting room."""
    found = {
        "alone": AtTable(observation(), Company()),
        "over": AtTable(observation("over"), Company()),
    }
    ports = {
        "member": room_samples.faction(),
        "observer": room_samples.watcher("observer"),
        "white": room_samples.watcher("white"),
        "waiting": room_samples.before_the_match("us"),
    }
    return found | {name: AtTable(port.observe(), port.company()) for name, port in ports.items()}


def all_pages(at: AtTable) -> list[Page]:
    """Every page there is for a seat, those that only the board has as well."""
    made = [entry.make(at) for entry in pages_for(at).values()]
    seen = at.seen
    return [*made, figures(seen), newest_first(seen), desk(seen, at.company, at.now), by_kind(seen)]


@pytest.mark.parametrize("seat", seats())
def test_a_page_written_down_is_the_same_when_read_back(seat: str) -> None:
    for page in all_pages(seats()[seat]):
        assert PAGES.validate_json(PAGES.dump_json(page)) == page, page.name


@pytest.mark.parametrize("seat", seats())
def test_no_two_choices_of_a_page_have_the_same_name(seat: str) -> None:
    for page in all_pages(seats()[seat]):
        choices = [row.id for row in page.rows if row.kind == "choice"]
        assert len(choices) == len(set(choices)), page.name


@pytest.mark.parametrize("seat", seats())
def test_every_page_of_the_menu_is_read_out_in_lines_that_fit(seat: str) -> None:
    at = seats()[seat]
    for name, entry in pages_for(at).items():
        lines = lines_of(entry.make(at))
        assert lines, name
        assert all(0 < len(line) <= WIDTH for line in lines), name


@pytest.mark.parametrize("make", [levers, stances, hand, deals, news, orders])
def test_every_choice_of_a_seats_own_pages_is_read_out_and_says_what_it_is(make) -> None:  # type: ignore[no-untyped-def]
    rows = [row for row in make(observation()).rows if row.kind == "choice"]
    assert rows
    assert all(row.told and row.cells for row in rows)
    assert make is orders or all(row.about for row in rows)


FILLED = {
    "POINTS": "1",
    "LEVEL": "1",
    "LOW": "1",
    "CENTRAL": "2",
    "HIGH": "3",
    "AMOUNT": "1",
    "MINUTES": "1",
    "REASON": "so",
    "PLAYER": "nobody",
    "POST": "member",
    "FACTION": "china",
    "TERMS": "1",
    "QUARTER": "2027Q4",
}


def understood(at: AtTable, line: str) -> object:
    """The command the line mode makes of a line."""
    verb, *rest = line.split()
    return read(Typed(verb, rest, at.seen, at.company.people, 9), at.hosted)


@pytest.mark.parametrize("seat", seats())
def test_what_a_row_says_may_be_done_is_understood_as_it_is_typed(seat: str) -> None:
    at = seats()[seat]
    verbs = {verb for page in all_pages(at) for row in page.rows for verb in row.verbs}
    lines = {" ".join(FILLED.get(word, word) for word in verb.split()) for verb in verbs}
    typed = {line for line in lines if not line.startswith("why ")}
    assert all(understood(at, line) for line in typed)
    named = [line.split()[1:] for line in lines - typed]
    assert all(asked_why(at.seen, words) for words in named) or not at.seen.receipts


def test_a_seat_that_may_order_and_answer_is_told_so_row_by_row() -> None:
    rows = [row for page in all_pages(AtTable(observation(), Company())) for row in page.rows]
    begun = {verb.split()[0] for row in rows for verb in row.verbs}
    assert {"spend", "stance", "why", "drop"} <= begun


def numbers(rows: tuple[PageRow, ...]) -> list[int]:
    return [row.number for row in rows if row.number]


def test_what_is_called_by_number_is_counted_from_one_without_gaps() -> None:
    seen = observation()
    own = sum(stance.own for stance in seen.stances)
    assert numbers(levers(seen).rows) == list(range(1, len(seen.levers) + 1))
    assert numbers(stances(seen).rows) == list(range(1, own + 1))
    assert numbers(hand(seen).rows) == list(range(1, len(seen.hand) + 1))


def test_a_deal_to_answer_comes_first_in_both_faces() -> None:
    seen = waiting_for_an_answer(observation("negotiation"))
    first = deals(seen).rows[0]
    assert isinstance(first.cells[0], Side)
    assert first.told[0].endswith("You may accept or refuse it.")


def waiting_for_an_answer(seen: Observation) -> Observation:
    """The same where the last deal is the one to answer."""
    *others, last = (view.model_copy(update={"may_answer": False}) for view in seen.deals)
    views = (*others, last.model_copy(update={"may_answer": True}))
    return seen.model_copy(update={"deals": views})
