"""What the calibrated world must show, on few games: `fourfronts simulate` shows it on many."""

from collections.abc import Callable

import pytest

from game.analysis.batch import Request, simulate
from game.analysis.results import SimulationResult
from game.content.load import load_doctrines
from game.core.rulebook import Rulebook
from game.world.vocabulary import FACTIONS

GAMES = 256
SEED = 11
Play = Callable[[str, str], SimulationResult]


@pytest.fixture(scope="module")
def played(rulebook: Rulebook) -> Play:
    """Play a doctrine for all, or (marked `against adaptive`) against an adaptive China."""
    known: dict[tuple[str, str], SimulationResult] = {}
    doctrines = load_doctrines()

    def run(words: str, lens: str) -> SimulationResult:
        if (words, lens) not in known:
            doctrine, _, rival = words.partition(" against ")
            orders = dict.fromkeys(FACTIONS, doctrine) | ({"china": rival} if rival else {})
            known[words, lens] = simulate(
                Request(
                    rulebook=rulebook, doctrines=doctrines, scenario="2026q3", lens=lens,
                    orders=orders, seed=SEED, games=GAMES,
                )
            )  # fmt: skip
        return known[words, lens]

    return run


def part(result: SimulationResult, *endings: str) -> float:
    return sum(result.endings[ending] for ending in endings) / result.games


def test_where_compute_decides_closed_doors_give_a_commanding_lead_that_still_grows(
    played: Play,
) -> None:
    result = played("essay against adaptive", "A")
    assert 12 <= result.lead_months.p50 <= 24
    assert result.lead_path[-1] > result.lead_path[-2] > result.lead_path[-3]
    assert 0.7 <= part(result, "commanding lead") < 1


def test_where_compute_decides_open_doors_end_close(played: Play) -> None:
    result = played("open-door against adaptive", "A")
    assert result.lead_months.p50 <= 4
    assert part(result, "neck and neck", "China leads") >= 0.7


def test_the_present_course_lies_between_and_no_ending_is_sure(played: Play) -> None:
    result = played("status-quo", "mixture")
    assert 5 <= result.lead_months.p50 <= 12
    # Three standard errors above the sixty per cent that many games keep to.
    assert max(result.endings.values()) / result.games <= 0.69


def test_where_controls_backfire_they_look_good_first_and_cost_more_later(played: Play) -> None:
    tight = played("essay against adaptive", "B").lead_path
    usual = played("status-quo against adaptive", "B").lead_path
    assert tight[3] > usual[3]
    assert tight[-1] < usual[-1] - 0.3


def test_where_the_race_is_the_risk_racing_is_at_least_three_times_as_dangerous(
    played: Play,
) -> None:
    race = played("race", "F").systemic_incident
    paced = played("paced", "F").systemic_incident
    assert 0.2 <= race <= 0.4
    assert race >= 3 * paced


def test_elsewhere_a_systemic_incident_is_rare(played: Play) -> None:
    for lens in "AB":
        assert played("status-quo", lens).systemic_incident <= 0.03


def test_promises_kept_on_all_sides_sometimes_end_in_a_managed_rivalry(played: Play) -> None:
    assert 0.1 <= part(played("paced", "mixture"), "managed rivalry") <= 0.4


def test_among_equal_bots_no_faction_is_sure_to_meet_its_aims_or_to_miss_them(
    played: Play,
) -> None:
    for faction, score in played("adaptive", "mixture").scores.items():
        assert 0.25 <= score.met_aims <= 0.75, faction
