"""The top line in eighty columns: the phase whole, the clock, the grace, a lost line."""

import pytest

from game.core.conduct.words import Clock
from game.tui.ink.frame import Frame
from game.tui.ink.topline import draw_topline
from game.view.titles import PHASE_TITLES
from tests.tui.room_samples import GRACE, PAUSED, RUNNING, at, faction

CLOCKS = {
    "off": Clock(),
    "running": RUNNING,
    "long": Clock(state="running", left=11100.0),
    "paused": PAUSED,
    "grace": GRACE,
    "paused grace": GRACE.model_copy(update={"state": "paused", "ends": ""}),
}


@pytest.mark.parametrize("reachable", [True, False])
@pytest.mark.parametrize("clock", CLOCKS)
@pytest.mark.parametrize("phase", PHASE_TITLES)
def test_nothing_is_cut_in_eighty_columns(phase: str, clock: str, reachable: bool) -> None:
    seen = at(faction(), phase, CLOCKS[clock]).shown
    line = draw_topline(seen, Frame(80, 1), 0.0, reachable).plain
    assert len(line) == 80
    assert "…" not in line
    assert PHASE_TITLES[phase] in line
    assert "2027 Q2" in line
    assert ("TIME UP" in line and "00:41" in line) == CLOCKS[clock].grace
    assert ("LINE LOST" in line) != reachable
    assert "LB○" in line or "LB●" in line
