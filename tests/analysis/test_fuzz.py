"""The fuzzer plays whole matches, and really notices when something is wrong."""

from game.analysis import fuzz as fuzzing
from game.analysis.fuzz import fuzz
from game.core import observe as observing


def test_random_matches_play_to_a_named_ending_without_a_fault(rulebook) -> None:
    report = fuzz(rulebook, 4, seed=7)
    assert report.faults == []
    assert sum(report.endings.values()) == 4
    assert report.quarters >= 4
    assert report.refusals, "illegal orders were tried too"


def test_the_same_seed_plays_the_same_matches(rulebook) -> None:
    assert fuzz(rulebook, 2, seed=3) == fuzz(rulebook, 2, seed=3)


def test_a_crash_is_reported_with_the_number_of_its_match(rulebook, monkeypatch) -> None:
    whole = fuzzing.next_events

    def crash(match, chance, seed):
        if match.phase == "orders" and match.quarter > match.rules.first:
            raise ZeroDivisionError("broken on purpose")
        return whole(match, chance, seed)

    monkeypatch.setattr(fuzzing, "next_events", crash)
    report = fuzz(rulebook, 2, seed=7)
    assert [fault.number for fault in report.faults] == [0, 1]
    assert all("broken on purpose" in fault.what for fault in report.faults)


def test_a_receipt_that_does_not_add_up_is_a_fault(rulebook, monkeypatch) -> None:
    whole = fuzzing.next_events

    def falsified(match, chance, seed):
        events = whole(match, chance, seed)
        for event in events:
            if event.event == "quarter_resolved":
                event.receipts[0] = event.receipts[0].model_copy(update={"after": -1.0})
        return events

    monkeypatch.setattr(fuzzing, "next_events", falsified)
    report = fuzz(rulebook, 1, seed=7)
    assert "receipt" in report.faults[0].what


def test_who_looks_again_and_misses_something_is_a_fault(rulebook, monkeypatch) -> None:
    stale = lambda match, role, before: {  # noqa: E731
        name: getattr(before.seen, name) if before else made(match, role)
        for name, made in (
            ("fronts", observing.fronts),
            ("figures", observing.figures),
            ("receipts", observing.receipts),
        )
    }
    monkeypatch.setattr(observing, "_of_the_world", stale)
    report = fuzz(rulebook, 1, seed=7)
    assert "looks again" in report.faults[0].what
