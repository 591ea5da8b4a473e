"""Which injects the white cell is offered, and in which order: those of now first (G10.3)."""

from collections.abc import Mapping

from game.core.acts.bring import Bring
from game.core.cards import Inject, Window
from game.core.command import carry_out
from game.core.errors import Refusal
from game.core.match import Match
from game.core.observation import InjectView
from game.core.observe import observe
from game.core.rulebook import Rulebook
from tests.core.conftest import NewMatch, moved_on

WINDOWS: Mapping[str, Window] = {
    "inject/history": Window(first="2023Q2", last="2023Q2"),
    "inject/first-quarter": Window(last="2027Q1"),
    "inject/late": Window(first="2027Q4"),
    "inject/any": Window(),
    "inject/soon": Window(first="2027Q3", last="2028Q1"),
    "inject/now": Window(first="2026Q4", last="2027Q2"),
    "inject/after-the-end": Window(first="2028Q1"),
}


def desk(match: Match) -> tuple[InjectView, ...]:
    own = observe(match, "white").cell
    assert own is not None
    return own.injects


def dated(opened: NewMatch, rulebook: Rulebook) -> Match:
    """A match of 2027 whose injects have the windows above, in its second quarter."""
    blank = rulebook.injects[0].model_dump(exclude={"id", "window", "effects"})
    injects = [Inject(id=id, window=window, **blank) for id, window in WINDOWS.items()]
    book = rulebook.model_copy(update={"injects": injects})
    return moved_on(opened(book=book), 1, "consequences")


def test_what_is_meant_for_now_stands_before_what_comes_and_what_is_past(
    opened: NewMatch, rulebook: Rulebook
) -> None:
    told = [(view.id, view.standing) for view in desk(dated(opened, rulebook))]
    assert told == [
        ("inject/any", "open"),
        ("inject/now", "open"),
        ("inject/soon", "ahead"),
        ("inject/late", "ahead"),
        ("inject/first-quarter", "past"),
    ]


def test_what_is_out_of_its_time_says_when_that_is(opened: NewMatch, rulebook: Rulebook) -> None:
    told = {view.id: view.untimely for view in desk(dated(opened, rulebook))}
    assert told["inject/now"] == ""
    assert "still to come: 2027Q3 to 2028Q1" in told["inject/soon"]
    assert "past: until 2027Q1" in told["inject/first-quarter"]


def test_what_is_out_of_its_time_may_be_brought_in(opened: NewMatch, rulebook: Rulebook) -> None:
    match = dated(opened, rulebook)
    for name in ("inject/soon", "inject/first-quarter"):
        assert not isinstance(carry_out(match, "white", Bring(inject=name)), Refusal)


def test_no_match_of_today_is_offered_the_history_before_it(
    opened: NewMatch, rulebook: Rulebook
) -> None:
    for scenario in rulebook.scenarios:
        offered = [view.id for view in desk(opened(scenario=scenario.id))]
        assert len(offered) > 20
        assert not [name for name in offered if name.startswith("inject/202")]
