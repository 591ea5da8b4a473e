"""What a doctrine's lines mean, on a rulebook small enough to work out by hand."""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
import pytest

from game.bots.doctrine import DoctrinePolicy
from game.bots.random import RandomPolicy
from game.bots.registry import policy_for
from game.core.cards import Card
from game.core.errors import ContentError, UsageError
from game.core.knowledge import Decision
from game.core.rulebook import Doctrine, Plan, Rulebook
from game.world.vocabulary import Lever, Stance

LEVERS = ("us.energy", "us.adoption", "us.enforcement")


def lever(name: str, cap: int = 6) -> Lever:
    return Lever(
        name=name,
        faction=name.split(".")[0],
        title=name,
        text=name,
        moves=["lead"],
        cap=cap,
        half=3.0,
        speed=0.5,
        source="judgement",
        rule="R2.1",
    )


def card(name: str, cost: int, capital: int = 0) -> Card:
    return Card.model_validate(
        {
            "id": f"us/{name}",
            "title": f"Card {name}",
            "deck": "us",
            "text": name,
            "cost": cost,
            "capital": capital,
            "hypothetical": True,
            "effects": [{"kind": "add", "target": "lead", "by": 1.0}],
        }
    )


def rulebook(*cards: Card) -> Rulebook:
    stance = Stance(
        name="us.chip_controls",
        faction="us",
        title="t",
        text="t",
        levels=["a", "b", "c", "d"],
        cost=2,
        source="judgement",
        rule="G7.1",
    )
    empty = {key: [] for key in Rulebook.model_fields}
    return Rulebook.model_validate(
        {
            **empty,
            "id": "small",
            "levers": [lever("china.research"), *(lever(name) for name in LEVERS)],
            "stances": [stance],
            "cards": list(cards),
        }
    )


def doctrine(**plan: object) -> Doctrine:
    read = Plan.model_validate({"spend": [], **plan})
    return Doctrine(id="test", title="A test", text="A test", plans={"us": read})


@dataclass
class Eyes:
    """A hand-made Seen."""

    budget: np.ndarray
    capital: np.ndarray
    figures: dict[str, np.ndarray] = field(default_factory=dict)
    hands: dict[str, np.ndarray] = field(default_factory=dict)
    blocked: set[str] = field(default_factory=set)
    levels: dict[str, np.ndarray] = field(default_factory=dict)
    faction: str = "us"
    quarter: int = 2026 * 4 + 2
    last: int = 2028 * 4 + 3

    @property
    def games(self) -> int:
        return len(self.budget)

    def figure(self, name: str) -> np.ndarray:
        return self.figures[name]

    def hand(self, name: str) -> np.ndarray:
        return self.hands.get(name, np.zeros(self.games, bool))

    def playable(self, names: list[str]) -> np.ndarray:
        return np.stack([self.hand(name) & (name not in self.blocked) for name in names])

    def stance(self, name: str) -> np.ndarray:
        return self.levels[name]

    def nothing(self) -> Decision:
        games, stances = self.games, max(len(self.levels), 1)
        return Decision(
            np.zeros((1 + len(LEVERS), games), np.int16),
            np.full((stances, games), -1, np.int8),
            np.full((2, games), -1, np.int16),
            np.ones((1, games), np.int8),
        )

    def decide(self, plan: object, orders: Callable[[object, "Eyes"], Decision]) -> Decision:
        return orders(plan, self)


def eyes(budget: list[int], capital: float = 10.0, **more: object) -> Eyes:
    return Eyes(np.array(budget, np.int16), np.full(len(budget), capital), **more)  # type: ignore[arg-type]


def spent(decision: object, *rows: int) -> list[list[int]]:
    return [decision.points[row].tolist() for row in rows]  # type: ignore[attr-defined]


def test_lines_are_funded_in_order_until_the_budget_is_gone() -> None:
    plan = doctrine(
        spend=[{"lever": "us.energy", "points": 4}, {"lever": "us.adoption", "points": 4}]
    )
    decision = DoctrinePolicy(plan, "us", rulebook()).decide(eyes([0, 3, 6]))
    assert spent(decision, 0, 1, 2, 3) == [[0, 0, 0], [0, 3, 4], [0, 0, 2], [0, 0, 0]]


def test_points_left_over_fill_the_plans_levers_in_order_and_then_the_others() -> None:
    plan = doctrine(spend=[{"lever": "us.adoption", "points": 1}])
    decision = DoctrinePolicy(plan, "us", rulebook()).decide(eyes([5, 9, 15, 30]))
    assert spent(decision, 2, 1, 3) == [[5, 6, 6, 6], [0, 3, 6, 6], [0, 0, 3, 6]]


def test_a_later_line_tops_a_lever_up_to_its_points_and_no_further() -> None:
    plan = doctrine(
        spend=[
            {"lever": "us.energy", "points": 2, "when": [{"variable": "lead", "at_most": 5.0}]},
            {"lever": "us.adoption", "points": 3},
            {"lever": "us.energy", "points": 4},
        ]
    )
    seen = eyes([5, 5], figures={"lead": np.array([5.0, 5.1])})
    decision = DoctrinePolicy(plan, "us", rulebook()).decide(seen)
    assert spent(decision, 1, 2) == [[2, 2], [3, 3]]
    seen = eyes([3, 3], figures={"lead": np.array([5.0, 5.1])})
    decision = DoctrinePolicy(plan, "us", rulebook()).decide(seen)
    assert spent(decision, 1, 2) == [[2, 0], [1, 3]]


def test_dials_move_one_level_a_quarter_while_capital_lasts() -> None:
    plan = doctrine(dials=[{"stance": "us.chip_controls", "level": 3}])
    policy = DoctrinePolicy(plan, "us", rulebook())
    levels = {"us.chip_controls": np.array([0, 2, 3], np.int8)}
    assert policy.decide(eyes([0, 0, 0], levels=levels)).stances[0].tolist() == [1, 3, -1]
    poor = eyes([0, 0, 0], capital=1.9, levels=levels)
    assert policy.decide(poor).stances[0].tolist() == [-1, -1, -1]


def test_the_first_dial_line_that_holds_decides() -> None:
    low = [{"variable": "lead", "at_most": 4.0}]
    plan = doctrine(
        dials=[
            {"stance": "us.chip_controls", "level": 3, "when": low},
            {"stance": "us.chip_controls", "level": 0},
        ]
    )
    seen = eyes(
        [0, 0],
        figures={"lead": np.array([3.0, 9.0])},
        levels={"us.chip_controls": np.array([1, 1], np.int8)},
    )
    assert DoctrinePolicy(plan, "us", rulebook()).decide(seen).stances[0].tolist() == [2, 0]


def test_cards_are_played_only_from_the_hand_when_allowed_and_affordable() -> None:
    plan = doctrine(
        cards=[{"card": "us/a"}, {"card": "us/b"}], spend=[{"lever": "us.energy", "points": 6}]
    )
    policy = DoctrinePolicy(plan, "us", rulebook(card("a", 3, capital=4), card("b", 2)))
    hands = {"us/a": np.array([True, True, False]), "us/b": np.array([True, True, True])}
    decision = policy.decide(eyes([6, 2, 6], hands=hands))
    assert decision.plays[0].tolist() == [0, 1, 1]
    assert spent(decision, 1) == [[3, 0, 4]]
    poor = policy.decide(eyes([6, 6, 6], capital=3.0, hands=hands))
    assert poor.plays[0].tolist() == [1, 1, 1]
    barred = policy.decide(eyes([6, 6, 6], hands=hands, blocked={"us/a", "us/b"}))
    assert (barred.plays == -1).all()


def test_a_line_counts_in_the_quarters_of_its_window_only() -> None:
    window = {"first": "2026Q4", "last": "2027Q1"}
    plan = doctrine(
        spend_all=False,
        spend=[{"lever": "us.energy", "points": 2, "window": window}],
        dials=[{"stance": "us.chip_controls", "level": 3, "window": {"last": "2026Q4"}}],
        cards=[{"card": "us/a", "window": {"first": "2027Q1"}}],
    )
    policy = DoctrinePolicy(plan, "us", rulebook(card("a", 0)))
    made = []
    for quarter in range(2026 * 4 + 2, 2027 * 4 + 2):
        seen = eyes(
            [9],
            quarter=quarter,
            hands={"us/a": np.array([True])},
            levels={"us.chip_controls": np.array([0], np.int8)},
        )
        decision = policy.decide(seen)
        made.append((decision.points[1, 0], decision.stances[0, 0], decision.plays[0, 0]))
    assert made == [(0, 1, -1), (2, 1, -1), (2, -1, 0), (0, -1, 0)]


def test_a_plan_that_spends_no_more_than_its_lines_leaves_the_rest() -> None:
    plan = doctrine(spend_all=False, spend=[{"lever": "us.adoption", "points": 1}])
    decision = DoctrinePolicy(plan, "us", rulebook()).decide(eyes([0, 5]))
    assert decision.points.sum(axis=0).tolist() == [0, 1]


def test_naming_anothers_lever_is_a_content_error() -> None:
    plan = doctrine(spend=[{"lever": "china.research", "points": 1}])
    with pytest.raises(ContentError, match=r"china\.research"):
        DoctrinePolicy(plan, "us", rulebook())


def test_a_bot_by_a_wrong_name_gets_a_suggestion() -> None:
    doctrines = {"essay": doctrine()}
    with pytest.raises(UsageError, match="did you mean essay"):
        policy_for("esay", "us", rulebook(), doctrines)
    with pytest.raises(UsageError, match="no plan for china"):
        policy_for("essay", "china", rulebook(), doctrines)
    assert isinstance(policy_for("random", "us", rulebook(), doctrines), RandomPolicy)
