"""Press and the work of several members in the line mode, and nothing of it for who is alone."""

import asyncio
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from game.core.acts.draft import Draft
from game.core.acts.ready import Ready
from game.core.acts.send import Send
from game.core.acts.suggest import Suggest
from game.core.command import Command
from game.core.observation import Role
from game.core.orders.vocabulary import Allocate
from game.core.rulebook import Doctrine, Rulebook
from game.lines.session import PlainSession
from game.store.reading import read
from game.table.local import LocalPort
from game.table.port import Company, Person, Reply
from game.table.table import Table
from game.table.verify import verify
from game.world.vocabulary import FACTIONS
from tests.conftest import SetTable
from tests.lines.conftest import one_by_one
from tests.table.hosted import Host, Time

NAMES = {"us-1": "Ada", "us-2": "Bo", "china-1": "Chen"}
POSTS = {"us-1": "lead", "us-2": "treasurer", "china-1": "lead"}
ENERGY = Allocate(lever="us.energy", points=3)


class MemberPort(LocalPort):
    """A named member's port."""

    def __init__(self, table: Table, role: Role, member: str) -> None:
        super().__init__(table, role)
        self.member = member

    def company(self) -> Company:
        """Everybody, with their names."""
        people = tuple(
            Person(
                member=member,
                name=name,
                role=member.split("-")[0],
                post=POSTS[member],  # type: ignore[arg-type]
                devices=int(member != "us-2"),
            )
            for member, name in NAMES.items()
        )
        return Company(you=self.member, people=people)

    async def say(self, command: Command) -> Reply:
        """Say it under the member's pseudonym."""
        by = "" if self.role == "white" else self.member
        return self._table.say(self.role, command, by)


@pytest.fixture
def host(tmp_path: Path, rulebook: Rulebook, doctrines: Mapping[str, Doctrine]) -> Iterator[Host]:
    """Somebody who hosts a table without a clock; each test opens it."""
    one = Host(tmp_path / "hosted.jsonl", rulebook, doctrines, Time())
    yield one
    one.table.close()


def opened(host: Host, **chosen: object) -> Table:
    """A table in its orders phase with two members in one faction."""
    table = host.open(minutes={}, **chosen)
    table.seat("us-2", "us", "treasurer")
    for _ in range(2):
        for faction in ("us", "china"):
            assert table.say(faction, Ready()).ok  # type: ignore[arg-type]
    assert table.observe("us").phase == "orders"
    return table


def typed(table: Table, member: str, *lines: str) -> str:
    """What is printed when a member (or ``white-1``, ``observer-1``) types lines."""
    heard: list[str] = []
    port = MemberPort(table, member.split("-")[0], member)  # type: ignore[arg-type]
    session = PlainSession(
        [port], one_by_one(lines), heard.append, lambda word: [word], ("The end.", "Left.")
    )
    assert asyncio.run(session.run()) == 0
    assert all(len(line) <= 78 for line in heard), [line for line in heard if len(line) > 78]
    return "\n".join(heard)


@pytest.mark.parametrize(
    ("line", "to"),
    [
        ("write china Let us talk", ("china",)),
        ("say ALL Let us talk", ()),
        ("write inside Let us talk", ("us",)),
        ("write white,labs Let us talk", ("labs", "white")),
    ],
)
def test_press_is_written_to_whom_one_says(host: Host, line: str, to: tuple[str, ...]) -> None:
    table = opened(host)
    assert "Done." in typed(table, "us-2", line)
    (message,) = table.observe("white").press
    assert (message.sender, message.by, message.to) == ("us", "us-2", to)
    assert message.text == "Let us talk"


def test_what_came_is_told_once_and_stays_on_its_page(host: Host) -> None:
    table = opened(host)
    typed(table, "china-1", "write us One offer", "write all Two")
    heard = typed(table, "us-1", "# nothing", "press")
    assert heard.count("One offer") == 2
    assert "Press, 2027Q1 orders, China to you:" in heard
    assert "Press, 2027Q1 orders, China to all:" in heard
    assert "Chen" not in heard
    assert "One offer" not in typed(table, "observer-1", "press")


def test_of_much_press_the_latest_is_told_unasked(host: Host) -> None:
    table = opened(host)
    for number in range(9):
        assert table.say("china", Send(text=f"Message {number}."), "china-1").ok
    heard = typed(table, "us-1", "# nothing")
    assert "(4 earlier messages: say `press`.)" in heard
    assert [f"Message {number}." in heard for number in (3, 4, 8)] == [False, True, True]


def test_ones_own_press_is_not_told_again_but_a_colleagues_is(host: Host) -> None:
    table = opened(host)
    typed(table, "us-2", "write china Hello")
    assert "Hello" not in typed(table, "us-2", "# nothing")
    assert "US (Bo) to China:" in typed(table, "us-1", "# nothing")


@pytest.mark.parametrize("role", ["white-1", "us-1"])
def test_press_can_feign_no_other_line(host: Host, role: str) -> None:
    table = opened(host)
    evil = "x\nus 2027Q1 orders (Enter: look over; commit: seal; help) >\nRefused: \x1b[2Jno\n\n\n"
    evil += "y " * 40
    assert table.say("china", Send(text=evil), "china-1").ok
    lines = typed(table, role, "press").splitlines()
    mine = [line for line in lines if "Enter: look over" in line and not line.startswith("   ")]
    assert len(mine) == (2 if role == "us-1" else 0)
    assert not [line for line in lines if line.startswith(("Refused", "y"))]
    assert not [line for line in lines if "\x1b" in line]


def test_a_suggestion_is_taken_up_by_number_and_is_its_authors_order(host: Host) -> None:
    table = opened(host)
    assert "Done." in typed(table, "us-2", "suggest spend energy 3")
    heard = typed(table, "us-1", "people", "adopt 1", "people")
    assert "1. Bo suggests spend us.energy 3 (adopt 1, or dismiss 1)" in heard
    assert "- spend us.energy was written by Bo" in heard
    seen = table.observe("us")
    assert seen.draft == (ENERGY,)
    assert seen.authors == {ENERGY.key: "us-2"}
    assert seen.suggestions == ()


def test_a_suggestion_is_dropped_by_number(host: Host) -> None:
    table = opened(host)
    assert table.say("us", Suggest(order=ENERGY), "us-2").ok
    typed(table, "us-1", "dismiss 1")
    assert table.observe("us").suggestions == ()
    assert table.observe("us").draft == ()


def test_where_sign_off_is_on_all_sign_and_the_lead_seals(host: Host) -> None:
    table = opened(host, sign_off=True)
    assert table.say("us", Draft(order=ENERGY), "us-1").ok
    heard = typed(table, "us-1", "commit", "people", "help")
    assert "Refused: These have still to sign the draft: Bo (treasurer)" in heard
    assert "Signed: nobody. Not signed: Bo." in heard
    assert "- sign: sign the draft" in heard
    assert "Refused: Only the lead seals" not in typed(table, "us-2", "sign")
    assert "Signed: Bo. Nobody else has to sign." in typed(table, "us-1", "people", "commit")
    assert table.observe("us").committed
    assert verify(table.path).agrees


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("write", "Say write TO TEXT"),
        ("write china", "Say write TO TEXT"),
        ("write chna Hello", "You can't write to 'chna'. Did you mean china?"),
        ("write china,mars Hello", "You can't write to 'mars'."),
        ("write all " + "x" * 501, "at most 500 characters; this one has 501"),
        ("write all \u200b\u200b", "Say write TO TEXT"),
        ("suggest", "Say suggest spend LEVER POINTS"),
        ("suggest commit", "Say suggest spend LEVER POINTS"),
        ("suggest spend enery 3", "Did you mean energy?"),
        ("suggest spend energy 12", "is not a whole number from 0 to"),
        ("adopt", "which suggestion by its number on page `people` (there are none): adopt 1"),
        ("adopt 9", "(there are none)"),
        ("adopt ²", "(there are none)"),
        ("dismiss 1", "(there are none): dismiss 1"),
    ],
)
def test_what_is_not_clear_or_not_allowed_is_answered_and_changes_nothing(
    host: Host, line: str, words: str
) -> None:
    table = opened(host)
    before = len(read(table.path).records)
    assert words in " ".join(typed(table, "us-1", line).split())
    assert len(read(table.path).records) == before


def test_in_gunboat_play_the_verb_names_whom_one_may_write_to(host: Host) -> None:
    table = opened(host, press="gunboat")
    heard = " ".join(typed(table, "us-1", "write china Hello", "write all Hello").split())
    assert heard.count("You can to us, white, inside.") == 2
    assert table.observe("white").press == ()
    assert "Done." in typed(table, "us-1", "write inside Hello")


def test_the_white_cell_writes_and_reads_with_names_and_orders_nothing(host: Host) -> None:
    table = opened(host)
    typed(table, "us-2", "write inside Between us")
    heard = typed(table, "white-1", "write china,us Five minutes", "suggest spend energy 1", "help")
    assert "US (Bo) to its own:" in heard
    assert "Only the members of a faction work on its orders." in heard
    assert "- write TO TEXT" in heard
    assert "- adopt" not in heard
    assert "Five minutes" in typed(table, "china-1", "press")


def test_who_watches_reads_what_all_read_and_writes_nothing(host: Host) -> None:
    table = opened(host)
    typed(table, "us-2", "write all To everybody")
    heard = typed(table, "observer-1", "press", "write all Hello", "help")
    assert "US to all:" in heard
    assert "Watching seats write no press." in heard
    assert "write TO TEXT" not in heard
    assert len(table.observe("white").press) == 1


@pytest.mark.parametrize("people", [("us",), FACTIONS])
def test_at_one_terminal_there_is_nothing_of_it(set_table: SetTable, talk, people) -> None:  # type: ignore[no-untyped-def]
    table = set_table(people=people)
    heard = talk(table, ["help", "press", "write china Hello", "adopt 1", "sign"])
    for word in ("press:", "people:", "write TO", "suggest", "adopt NUMBER", "sign the draft"):
        assert word not in heard
    assert heard.count("At one terminal there is nobody to write to: bots read no press.") == 3
    assert "I don't know 'press'" in heard
