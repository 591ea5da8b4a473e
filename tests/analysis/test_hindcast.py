"""History as the rules play it: near what was published, and the same whoever asks."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pytest

from game.analysis.batch import Request
from game.analysis.figures import follow
from game.analysis.hindcast import Asked, Compared, HindcastResult, run
from game.content.load import load_hindcast
from game.core.errors import ContentError, UsageError
from game.core.rulebook import Doctrine, Rulebook

GAMES = 400


@pytest.fixture(scope="module")
def asked(rulebook: Rulebook, doctrines: Mapping[str, Doctrine]) -> Asked:
    return Asked(rulebook, doctrines, load_hindcast("hindcast-2023"), "mixture", 1, GAMES)


@pytest.fixture(scope="module")
def history(asked: Asked) -> HindcastResult:
    return run(asked)


def middles(history: HindcastResult, variable: str) -> dict[str, float]:
    return {one.quarter: one.p50 for one in series_of(history, variable).modelled}


def series_of(history: HindcastResult, variable: str) -> Compared:
    (found,) = (series for series in history.series if series.variable == variable)
    return found


def test_history_has_fourteen_quarters(history: HindcastResult) -> None:
    assert history.quarters[0] == "2023Q1"
    assert history.quarters[-1] == "2026Q2"
    assert len(history.quarters) == 14
    assert all(len(series.modelled) == 14 for series in history.series)


def test_the_lead_stays_within_the_published_band_and_ends_near_its_middle(
    history: HindcastResult,
) -> None:
    lead = middles(history, "lead")
    assert all(4 <= months <= 14 for months in lead.values())
    assert 6 <= lead["2026Q2"] <= 9


def test_chips_smuggled_in_2024_are_within_the_published_band(history: HindcastResult) -> None:
    smuggled = middles(history, "flow.china_grey")
    year = sum(smuggled[f"2024Q{quarter}"] for quarter in (1, 2, 3, 4))
    assert 0.01 <= year <= 0.4


def test_a_licence_for_the_weaker_chips_cuts_what_is_bought(history: HindcastResult) -> None:
    bought = middles(history, "flow.china_legal")
    assert bought["2025Q2"] < bought["2025Q1"] / 2


def test_chips_allowed_again_are_not_bought_when_china_refuses(history: HindcastResult) -> None:
    bought = middles(history, "flow.china_legal")
    assert bought["2025Q3"] < bought["2025Q1"] / 2
    assert bought["2025Q4"] < bought["2025Q2"] / 4


def test_stronger_chips_on_offer_in_2026_are_hardly_bought(history: HindcastResult) -> None:
    bought = middles(history, "flow.china_legal")
    assert max(bought["2026Q1"], bought["2026Q2"]) < bought["2024Q1"] / 3


def test_chinese_chips_and_adoption_are_mostly_within_their_bands(history: HindcastResult) -> None:
    for variable in ("flow.china_domestic", "adoption.us", "adoption.china"):
        errors = series_of(history, variable).errors
        assert errors.inside >= errors.quarters / 2, variable


def test_errors_are_those_of_the_modelled_middle(history: HindcastResult) -> None:
    for series in history.series:
        modelled = {one.quarter: one.p50 for one in series.modelled}
        off = np.array([modelled[one.quarter] - one.central for one in series.published])
        inside = [one.low <= modelled[one.quarter] <= one.high for one in series.published]
        assert series.errors.quarters == len(series.published) > 0
        assert series.errors.inside == sum(inside)
        assert series.errors.mean_error == pytest.approx(off.mean(), abs=1e-6)
        assert series.errors.rmse == pytest.approx(np.sqrt((off**2).mean()), abs=1e-6)


def test_games_with_a_systemic_incident_are_set_aside(asked: Asked) -> None:
    raced = replace(asked, lens="F")
    found = run(raced)
    assert 0 < found.set_aside < GAMES
    unlucky = next(seed for seed in range(200) if _ends_badly(replace(raced, seed=seed, games=1)))
    with pytest.raises(UsageError, match="ask for more games"):
        run(replace(raced, seed=unlucky, games=1))


def _ends_badly(asked: Asked) -> bool:
    try:
        run(asked)
    except UsageError:
        return True
    return False


def test_the_same_question_has_the_same_answer(asked: Asked, history: HindcastResult) -> None:
    assert run(asked) == history
    assert run(replace(asked, seed=2)) != history


def test_no_world_event_is_drawn_in_history(asked: Asked, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = []

    def watched(request: Request, names: object, change: object, tick: object) -> object:
        from game.analysis.batch import rules_for

        drawn.append(change(rules_for(request, "A")).events)  # type: ignore[operator]
        return follow(request, names, change, tick)  # type: ignore[arg-type]

    monkeypatch.setattr("game.analysis.hindcast.follow", watched)
    run(replace(asked, games=4, lens="A"))
    assert drawn == [()]


def test_an_estimate_of_something_the_rules_do_not_have_is_named(asked: Asked) -> None:
    series = asked.hindcast.observed[0].model_copy(update={"variable": "leed"})
    wrong = asked.hindcast.model_copy(update={"observed": [series]})
    with pytest.raises(ContentError, match="estimates of leed"):
        run(replace(asked, hindcast=wrong))


def test_paths_are_the_same_in_any_chunk_and_follow_every_quarter(
    rulebook: Rulebook, doctrines: Mapping[str, Doctrine]
) -> None:
    orders = dict.fromkeys(("us", "allies", "china", "labs"), "status-quo")
    request = Request(
        rulebook=rulebook,
        doctrines=doctrines,
        scenario="crunch-2027",
        lens="mixture",
        orders=orders,
        seed=3,
        games=20,
    )
    done: list[int] = []
    whole = follow(request, ["lead", "compute.us"], progress=done.append)
    cut = follow(replace(request, chunk=3), ["lead", "compute.us"])
    assert whole.shape == (2, 4, 20)
    assert whole.tobytes() == cut.tobytes()
    assert done[-1] == 20
    assert (whole[1, 1:] > whole[1, :-1]).all()
