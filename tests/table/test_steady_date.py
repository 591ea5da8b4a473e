"""The shown clock and the enforced one are one, whatever the machine's date does."""

from datetime import datetime

import pytest

from game.table.steady_date import SteadyDate
from tests.table.hosted import Host

HOUR = 3600.0


class Machine:
    """A machine whose steady clock and date are set by hand."""

    def __init__(self) -> None:
        self.steady, self.date = 100.0, 1.8e9


@pytest.mark.parametrize("jump", [-HOUR, 26 * HOUR, 20 * 60.0, 0.0])
@pytest.mark.parametrize("minutes", [10.0, 2 * 1440.0])
def test_what_is_shown_is_what_is_enforced_after_the_date_jumped(
    host: Host, jump: float, minutes: float
) -> None:
    table = host.open(minutes={"briefing": minutes})
    host.time.jump = jump
    host.time.seconds += 61.0
    clock = table.observe("us").clock
    shown = datetime.fromisoformat(clock.ends).timestamp() - table.date()
    assert shown == pytest.approx(60 * minutes - 61.0, abs=0.01)
    assert table.due() == pytest.approx(shown, abs=0.01)


def test_a_parting_of_the_two_dates_is_told_once_each_time() -> None:
    machine = Machine()
    date = SteadyDate(lambda: machine.steady, lambda: machine.date)
    assert date.parted() is None
    machine.date += 4.0
    assert date.parted() is None
    machine.date += 26 * HOUR
    assert date.parted() == pytest.approx(26 * HOUR + 4)
    assert date.parted() is None
    machine.date -= 26 * HOUR
    assert date.parted() == pytest.approx(4)
