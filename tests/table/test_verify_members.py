"""Records of several members: what they did resumes and agrees, what they could not is found."""

import shutil
from pathlib import Path

import pytest

from game.core.acts.adopt import Adopt
from game.core.acts.commit import Commit
from game.core.acts.dismiss import Dismiss
from game.core.acts.draft import Draft
from game.core.acts.propose import Propose
from game.core.acts.ready import Ready
from game.core.acts.redraft import Redraft
from game.core.acts.retract import Retract
from game.core.acts.send import Send
from game.core.acts.sign import Sign
from game.core.acts.suggest import Suggest
from game.core.acts.withdraw import Withdraw
from game.core.orders.vocabulary import Allocate
from game.store.reading import read
from game.table.verify import verify
from tests.table.hosted import Host
from tests.table.test_verify_hosted import Forge, at, change, forged, leave_out, put, twice

ENERGY = Allocate(lever="us.energy", points=2)
ENFORCEMENT = Allocate(lever="us.enforcement", points=3)
GIFT = {"partner": "china", "give": {"points": 1}, "get": {}, "until": "2027Q4"}


def orders(host: Host, **chosen: object) -> None:
    """Bring a table with two US members to its orders phase."""
    table = host.open(minutes={}, sign_off=True, **chosen)
    table.seat("us-2", "us", "treasurer")
    for faction in ("us", "china"):
        assert table.say(faction, Ready(), f"{faction}-1").ok  # type: ignore[arg-type]
    deal = Propose.model_validate_json(f'{{"proposal": {GIFT!r}}}'.replace("'", '"'))
    assert table.say("us", deal, "us-2").ok
    assert table.say("us", Withdraw(deal="uc1"), "us-1").ok
    for faction in ("us", "china"):
        assert table.say(faction, Ready(), f"{faction}-1").ok  # type: ignore[arg-type]


@pytest.fixture
def whole(host: Host) -> Path:
    """The record of a faction at work: press, suggestions, signatures, the lead's seal."""
    orders(host, press="public")
    table = host.table
    said = [
        ("us-2", Suggest(order=ENERGY)),
        ("us-2", Suggest(order=ENFORCEMENT)),
        ("us-1", Adopt(by="us-2", key=ENERGY.key)),
        ("us-1", Dismiss(by="us-2", key=ENFORCEMENT.key)),
        ("us-1", Draft(order=ENFORCEMENT)),
        ("us-2", Send(to=("us",), text="Inside\n\nand below")),
        ("us-1", Send(text="To all")),
        ("us-2", Send(to=("white",), text="A question")),
        ("us-2", Sign()),
        ("us-1", Commit()),
    ]
    for by, command in said:
        reply = table.say("us", command, by)  # type: ignore[arg-type]
        assert reply.ok, (command, reply)
    assert table.say("white", Send(to=("us", "china"), text="An answer")).ok
    assert table.say("china", Commit(), "china-1").ok
    table.unseat("us-2")
    table.close()
    return host.path


def test_the_record_holds_it_all_and_agrees(whole: Path) -> None:
    kinds = [record.kind for record in read(whole).records]
    for kind in (
        "message_sent",
        "order_suggested",
        "suggestion_closed",
        "draft_signed",
        "member_seated",
        "member_left",
        "deal_withdrawn",
    ):
        assert kind in kinds
    verdict = verify(whole)
    assert verdict.difference is None
    assert verdict.quarters == 1


def test_a_host_that_comes_back_finds_everything_as_it_was(host: Host) -> None:
    orders(host)
    table = host.table
    for by, command in (
        ("us-1", Draft(order=ENERGY)),
        ("us-2", Suggest(order=ENFORCEMENT)),
        ("us-2", Sign()),
        ("us-2", Send(to=("china",), text="Still here?")),
    ):
        assert table.say("us", command, by).ok  # type: ignore[arg-type]
    roles = ("us", "china", "allies", "observer", "white")
    before = [table.observe(role) for role in roles]  # type: ignore[arg-type]
    table = host.crash(away=1000.0)
    assert [table.observe(role) for role in roles] == before  # type: ignore[arg-type]
    assert before[0].signed == ("us-2",)
    assert table.say("us", Commit(), "us-1").ok
    assert verify(table.path).agrees


def test_a_record_that_ends_anywhere_is_taken_up_again_and_agrees(whole: Path, host: Host) -> None:
    entries = [(record.kind, record.body) for record in read(whole).records[1:]]
    for length in range(2, len(entries)):
        cut = forged(whole, lambda entries, length=length: entries.__delitem__(slice(length, None)))  # type: ignore[misc]
        shutil.copy(cut, host.path)
        cut.unlink()
        table = host.resume()
        table.close()
        verdict = verify(host.path)
        assert verdict.difference is None, (length, entries[length - 1])


@pytest.mark.parametrize(
    "command",
    [
        Draft(order=Allocate(lever="us.workforce", points=1)),
        Retract(key=ENERGY.key),
        Adopt(by="us-2", key=ENFORCEMENT.key),
        Redraft(orders=(ENERGY, ENFORCEMENT)),
    ],
    ids=lambda command: command.say,
)
def test_any_change_takes_the_signatures_off(host: Host, command: Draft) -> None:
    orders(host)
    assert host.table.say("us", Draft(order=ENERGY), "us-1").ok
    assert host.table.say("us", Suggest(order=ENFORCEMENT), "us-2").ok
    assert host.table.say("us", Sign(), "us-2").ok
    assert host.table.say("us", command, "us-1").ok
    refusal = host.table.say("us", Commit(), "us-1").refusal
    assert refusal is not None
    assert refusal.message == "These have still to sign the draft: us-2 (treasurer)."


def test_who_has_left_need_not_sign_and_who_comes_must(host: Host) -> None:
    orders(host)
    table = host.table
    table.unseat("us-2")
    table.seat("us-3", "us", "member")
    refusal = table.say("us", Commit(), "us-1").refusal
    assert refusal is not None
    assert "us-3 (member)" in refusal.message
    table.unseat("us-3")
    assert table.say("us", Commit(), "us-1").ok


STRANGER = {"by": "us-9"}
SEAL = {"faction": "us"}


def seal_moved_before_signing(entries: list[tuple[str, dict[str, object]]]) -> None:
    """The lead seals, and the treasurer signs afterwards."""
    place = at(entries, "draft_signed")
    entries.insert(place, entries.pop(at(entries, "orders_sealed", **SEAL)))  # type: ignore[arg-type]


def message(**update: object) -> Forge:
    """Change the press to all."""

    def forge(entries: list[tuple[str, dict[str, object]]]) -> None:
        sent = [b["message"] for k, b in entries if k == "message_sent"]
        next(m for m in sent if not m["to"]).update(update)  # type: ignore[union-attr, index, call-overload]

    return forge


FORGERIES: dict[str, Forge] = {
    "press to one where it is public": message(to=["china"]),
    "press to one and itself where it is public": message(to=["us", "china"]),
    "press of a member who is not there": message(by="us-9"),
    "press of a member of another faction": message(by="china-1"),
    "press of another faction's member": message(sender="china"),
    "press of the white cell by a member": message(sender="white"),
    "press of another quarter": message(quarter="2027Q2"),
    "press of another phase": message(phase="briefing"),
    "press that hides something": message(text="x\u202ey"),
    "press that says nothing": message(text=" \n "),
    "readers named twice": message(to=["us", "us"]),
    "a seal without a signature": leave_out("draft_signed"),
    "a seal before the signature": seal_moved_before_signing,
    "a seal of one who is not the lead": change("orders_sealed", {"by": "us-2"}, **SEAL),
    "a seal of a stranger": change("orders_sealed", STRANGER, **SEAL),
    "a seal of nobody": change("orders_sealed", {"by": ""}, **SEAL),
    "a seal of what nobody signed": change("orders_sealed", {"orders": []}, **SEAL),
    "a signature of a stranger": change("draft_signed", STRANGER),
    "a signature of nobody": change("draft_signed", {"by": ""}),
    "a signature twice": twice("draft_signed"),
    "a signature before there are orders to sign": put(9, "draft_signed", faction="us", by="us-2"),
    "a draft of a stranger": change("orders_drafted", STRANGER, by="us-1"),
    "a suggestion of a stranger": change("order_suggested", STRANGER),
    "a suggestion of what can't be ordered": change(
        "order_suggested", {"order": {"kind": "allocate", "lever": "china.research", "points": 1}}
    ),
    "a suggestion taken up that was never made": leave_out("order_suggested"),
    "a suggestion closed twice": twice("suggestion_closed"),
    "readiness of a stranger": change("seat_readied", STRANGER, by="us-1"),
    "a deal of a stranger": change("deal_offered", STRANGER),
    "a deal withdrawn by a stranger": change("deal_withdrawn", STRANGER),
    "a deal withdrawn twice": twice("deal_withdrawn"),
    "work after one has left": lambda entries: entries.insert(
        at(entries, "draft_signed"), entries.pop(at(entries, "member_left"))
    ),
}


@pytest.mark.parametrize("name", FORGERIES)
def test_what_members_could_not_have_done_is_found(whole: Path, name: str) -> None:
    assert verify(whole).agrees
    assert not verify(forged(whole, FORGERIES[name])).agrees


def test_press_in_gunboat_play_is_found(host: Host) -> None:
    orders(host, press="gunboat")
    assert host.table.say("us", Send(to=("us",), text="Inside"), "us-1").ok
    host.table.close()
    assert verify(host.path).agrees
    for to in (["china"], ["us", "labs"], []):
        body = {"message": {**read(host.path).records[-1].body["message"], "to": to}}  # type: ignore[dict-item]
        verdict = verify(forged(host.path, change("message_sent", body)))
        assert "There is no press here" in (verdict.difference or "")
        host.path.with_name("forged.jsonl").unlink()
