"""Several members of a faction at one table: who may speak for it, what they and others read."""

from game.core.acts.advance import Advance
from game.core.acts.draft import Draft
from game.core.acts.send import Send
from game.core.orders.vocabulary import Allocate
from game.table.verify import verify
from tests.table.hosted import Host

ENERGY = Allocate(lever="us.energy", points=5)


def test_a_member_speaks_for_the_faction_they_sit_in_and_for_no_other(host: Host) -> None:
    table = host.open()
    table.seat("us-2", "us", "treasurer")
    assert table.say("us", Send(text="Hello"), by="us-2").ok
    refusal = table.say("china", Send(text="Hello"), by="us-2").refusal
    assert refusal is not None
    assert (refusal.code, refusal.rule) == ("unseated", "G18.1")
    table.unseat("us-2")
    assert not table.say("us", Send(text="Hello"), by="us-2").ok
    assert verify(table.path).agrees


def test_members_see_one_draft_and_who_wrote_each_order(host: Host) -> None:
    table = host.open()
    table.seat("us-2", "us", "treasurer")
    for _ in range(2):
        table.say("white", Advance(reason="Go on"))
    assert table.say("us", Draft(order=ENERGY), by="us-2").ok
    other = Allocate(lever="us.enforcement", points=2)
    assert table.say("us", Draft(order=other), by="us-1").ok
    seen = table.observe("us")
    assert seen.draft == (ENERGY, other)
    assert seen.authors == {ENERGY.key: "us-2", other.key: "us-1"}
    for role in ("china", "observer", "projector"):
        assert table.observe(role).authors == {}  # type: ignore[arg-type]


def test_press_is_read_by_those_it_is_written_to_and_by_the_white_cell(host: Host) -> None:
    table = host.open()
    assert table.say("us", Send(to=("china",), text="Let us talk"), by="us-1").ok
    readers = ("us", "china", "white")
    for role in ("us", "allies", "china", "labs", "observer", "projector", "white"):
        texts = [message.text for message in table.observe(role).press]  # type: ignore[arg-type]
        assert texts == (["Let us talk"] if role in readers else []), role
