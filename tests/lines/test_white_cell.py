"""The white cell in the line mode: its acts and pages by typed words, which nobody else has."""

import asyncio
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from game.core.acts.draft import Draft
from game.core.cards import Window
from game.core.observation import InjectView
from game.core.orders.vocabulary import Allocate
from game.core.rulebook import Doctrine, Rulebook
from game.lines.session import PlainSession
from game.store.reading import read
from game.table.local import LocalPort
from game.table.verify import verify
from tests.lines.conftest import one_by_one
from tests.table.hosted import Host, Time


@pytest.fixture
def host(tmp_path: Path, rulebook: Rulebook, doctrines: Mapping[str, Doctrine]) -> Iterator[Host]:
    """Somebody who hosts a table of two factions of people."""
    one = Host(tmp_path / "hosted.jsonl", rulebook, doctrines, Time())
    one.open()
    yield one
    one.table.close()


def typed(host: Host, *lines: str, role: str = "white") -> str:
    """What is printed when a role types lines."""
    heard: list[str] = []
    port = LocalPort(host.table, role)  # type: ignore[arg-type]
    session = PlainSession(
        [port], one_by_one(lines), heard.append, lambda word: [word], ("The end.", "Left.")
    )
    assert asyncio.run(session.run()) == 0
    assert all(len(line) <= 78 for line in heard), [line for line in heard if len(line) > 78]
    return "\n".join(heard)


def desk(host: Host) -> tuple[InjectView, ...]:
    """The injects as the white cell sees them."""
    cell = host.table.observe("white").cell
    assert cell is not None
    return cell.injects


def kinds(host: Host) -> list[str]:
    """The kinds of record so far, with what was done to the clock."""
    records = read(host.path).records
    return [str(r.body["act"]) if r.kind == "clock_set" else r.kind for r in records]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("pause a question", "pause"),
        ("extend 2.5 a hard one", "extend"),
        ("extend -0.5 all are done", "extend"),
        ("advance all are done", "phase_closed"),
        ("inject 3", "inject_delivered"),
        ("rule trust.us -2.5 a bad answer", "ruling_made"),
        ("appoint labs nobody they left", "player_changed"),
        ("appoint china random they left", "player_changed"),
    ],
)
def test_each_act_can_be_typed(host: Host, line: str, kind: str) -> None:
    before = kinds(host)
    heard = typed(host, line)
    assert kind in kinds(host)[len(before) :]
    assert "Refused" not in heard
    assert verify(host.path).agrees


def test_a_clock_is_stopped_let_run_and_made_longer(host: Host) -> None:
    heard = typed(host, "pause a question", "extend 1 it is hard", "continue")
    assert [kind for kind in kinds(host) if kind in ("pause", "extend", "continue")] == [
        "pause",
        "extend",
        "continue",
    ]
    assert "white 2027Q1 briefing, paused 01:00 (Enter: look again; help) >" in heard
    assert host.table.due() == 120.0


def test_a_phase_is_ended_and_gone_back_to(host: Host) -> None:
    heard = typed(host, "advance go on", "undo a mistake")
    assert "2027Q1, turn 1 of 4: negotiation." in heard
    assert host.table.observe("white").phase == "briefing"


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("pause", "Say why"),
        ("extend", "how many minutes"),
        ("extend two more", "'two' is not a number"),
        ("extend nan it is hard", "'nan' is not a number"),
        ("advance", "Say why"),
        ("undo", "Say why"),
        ("undo a mistake", "Refused: This is the first phase"),
        ("inject 99", "Say which inject"),
        ("inject", "Say which inject"),
        ("rule trust.us", "Say which figure"),
        ("rule trust.as 3 x", "Did you mean trust.us?"),
        ("rule trust.us much x", "'much' is not a number"),
        ("rule trust.us 3", "Say why"),
        ("rule trust.us 999 x", "Refused: US trust goes from 0 to 100"),
        ("appoint mars nobody x", "Factions: us, allies, china, labs"),
        ("appoint labs no-such x", "Refused: there is no bot called no-such"),
        ("spend 1 1", "There is no lever number 1"),
        ("go", "Refused: The white cell runs the table"),
    ],
)
def test_what_is_not_clear_or_not_allowed_is_answered_in_a_sentence(
    host: Host, line: str, words: str
) -> None:
    before = kinds(host)
    heard = " ".join(typed(host, line).split())
    assert words in heard
    assert kinds(host) == before


def test_its_pages_show_every_desk_and_what_may_be_brought_in(host: Host) -> None:
    typed(host, "advance go on", "advance go on")
    assert host.table.say("us", Draft(order=Allocate(lever="us.energy", points=5))).ok
    inject = desk(host)[2]
    heard = " ".join(typed(host, "", "desks", "inject 3", "injects", "cell").split())
    assert "US (people): deciding, 1 order" in heard
    assert "spend us.energy 5" in heard
    assert "Labs (bot random): sealed" in heard
    assert f"3. {inject.title} (brought in):" in heard
    assert "You may go back a phase." in heard


def test_an_inject_that_was_brought_in_is_named_and_out_of_its_time_said_so(host: Host) -> None:
    heard = " ".join(typed(host, "inject inject/good-quarter").split())
    title = next(i.title for i in desk(host) if i.id == "inject/good-quarter")
    assert f"Done. {title} was brought in. News:" in heard
    book = host.table._match.rulebook
    late = book.injects[-1].model_copy(update={"window": Window(first="2027Q3")})
    changed = book.model_copy(update={"injects": [*book.injects[:-1], late]})
    host.table._match = replace(host.table._match, rulebook=changed)
    heard = " ".join(typed(host, "injects", f"inject {late.id}").split())
    told = "It is meant for another time, which is still to come: from 2027Q3."
    assert f"{late.text} {told}" in heard
    assert f"{late.title} was brought in. {told}" in heard


def test_help_lists_what_the_white_cell_can_do_and_not_what_factions_do(host: Host) -> None:
    heard = typed(host, "help")
    for word in ("pause", "continue", "extend", "advance", "undo", "inject", "rule", "appoint"):
        assert f"- {word}" in heard
    assert "spend LEVER" not in heard
    assert "2. desks" in heard


@pytest.mark.parametrize("word", ["desks", "injects", "cell", "undo x", "advance x"])
def test_others_have_neither_its_pages_nor_its_verbs(host: Host, word: str) -> None:
    before = kinds(host)
    assert "I don't know" in typed(host, word, role="us")
    assert kinds(host) == before


def test_all_see_the_clock_where_there_is_one(host: Host) -> None:
    typed(host, "pause a question")
    assert "us 2027Q1 briefing, paused 01:00 (Enter: go on; help) >" in typed(host, role="us")
