"""What the members of a faction do among themselves changes no byte for anybody else.

Two tables differ only in what one faction's members wrote inside or to one partner, suggested,
took up, dropped, drafted and signed. 150 pairs by default; ``FOURFRONTS_LONG`` plays 10,000.
"""

import os
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from game.core.acts.adopt import Adopt
from game.core.acts.dismiss import Dismiss
from game.core.acts.draft import Draft
from game.core.acts.retract import Retract
from game.core.acts.send import Send
from game.core.acts.sign import Sign
from game.core.acts.suggest import Suggest
from game.core.beginning import new_match
from game.core.command import Command, carry_out
from game.core.conduct.words import Party, Seated
from game.core.errors import Refusal
from game.core.evolve import evolve
from game.core.match import Match
from game.core.observation import Role
from game.core.observe import observe
from game.core.orders.vocabulary import Allocate
from game.core.rulebook import Rulebook
from game.core.settings import Settings
from game.world.vocabulary import FACTIONS, Faction
from tests.core.conftest import luck, moved_on

PAIRS = 10_000 if os.environ.get("FOURFRONTS_LONG") else 150
ROLES: tuple[Role, ...] = (*FACTIONS, "observer", "projector", "white")
Doing = tuple[int, str, int, str]
"""Which of three members does what, a number, and some words."""
DOINGS = st.lists(
    st.tuples(
        st.integers(1, 3),
        st.sampled_from(
            [
                "inside",
                "white",
                "partner",
                "suggest",
                "adopt",
                "dismiss",
                "draft",
                "retract",
                "sign",
            ]
        ),
        st.integers(0, 4),
        st.text(min_size=1, max_size=40),
    ),
    min_size=1,
    max_size=12,
)


@pytest.fixture(scope="module")
def stages(rulebook: Rulebook) -> dict[tuple[str, str], Match]:
    """A match in its negotiation and its orders, in every mode of press."""
    found = {}
    for mode in ("open", "public", "gunboat"):
        chosen = Settings.model_validate(
            {
                "match": "press",
                "scenario": "crunch-2027",
                "format": "full",
                "lens": "A",
                "players": dict.fromkeys(FACTIONS, "person"),
                "press": mode,
                "sign_off": True,
            }
        )
        match, _ = new_match(chosen, rulebook, luck(1))
        seated = [
            Seated(member=f"{f}-{n}", faction=f, post="lead" if n == 1 else "member")
            for f in FACTIONS
            for n in (1, 2, 3)
        ]
        match = replace(match, members=tuple(seated))
        for phase in ("negotiation", "orders"):
            found[mode, phase] = match = moved_on(match, 1, phase)
    return found


def command(owner: Faction, partner: Party, doing: Doing, lever: str) -> Command:
    """What a member says."""
    _, verb, number, text = doing
    order = Allocate(lever=lever, points=number)
    by = f"{owner}-{number % 3 + 1}"
    to: dict[str, tuple[Party, ...]] = {
        "inside": (owner,),
        "white": ("white",),
        "partner": (partner, owner),
    }
    if verb in to:
        return Send(to=to[verb], text=text)
    return {
        "suggest": Suggest(order=order),
        "adopt": Adopt(by=by, key=order.key),
        "dismiss": Dismiss(by=by, key=order.key),
        "draft": Draft(order=order),
        "retract": Retract(key=order.key),
        "sign": Sign(),
    }[verb]


def done(match: Match, owner: Faction, partner: Party, doings: list[Doing]) -> tuple[Match, int]:
    """The match after all that, and how much of it was not refused."""
    lever = next(one.name for one in match.rules.levers if one.faction == owner)
    count = 0
    for doing in doings:
        said = command(owner, partner, doing, lever)
        outcome = carry_out(match, owner, said, f"{owner}-{doing[0]}")
        for event in () if isinstance(outcome, Refusal) else outcome:
            match = evolve(match, event)
            count += 1
    return match, count


def told_apart(match: Match, other: Match) -> set[Role]:
    """The roles that see a difference."""
    return {
        role
        for role in ROLES
        if observe(match, role).model_dump_json() != observe(other, role).model_dump_json()
    }


@settings(max_examples=PAIRS, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    mode=st.sampled_from(["open", "public", "gunboat"]),
    phase=st.sampled_from(["negotiation", "orders"]),
    owner=st.sampled_from(FACTIONS),
    other=st.integers(1, 3),
    doings=DOINGS,
)
def test_nobody_else_can_tell_what_members_do_among_themselves(
    stages: dict[tuple[str, str], Match],
    mode: str,
    phase: str,
    owner: Faction,
    other: int,
    doings: list[Doing],
) -> None:
    quiet = stages[mode, phase]
    partner = FACTIONS[(FACTIONS.index(owner) + other) % len(FACTIONS)]
    busy, count = done(quiet, owner, partner, doings)
    knowing: set[Role] = {owner, "white"}
    if any(partner in message.to for message in busy.press):
        assert mode == "open"
        knowing.add(partner)
    assert told_apart(quiet, busy) <= knowing
    if not count:
        assert busy == quiet


def test_the_faction_and_the_white_cell_do_see_it(stages: dict[tuple[str, str], Match]) -> None:
    quiet = stages["open", "orders"]
    secret: list[Doing] = [
        (1, "inside", 0, "A secret"),
        (2, "suggest", 2, "-"),
        (3, "sign", 0, "-"),
    ]
    for doing in secret:
        busy, _ = done(quiet, "us", "china", [doing])
        assert "us" in told_apart(quiet, busy), doing
    busy, _ = done(quiet, "us", "china", [(1, "partner", 0, "Hello")])
    assert told_apart(quiet, busy) == {"us", "china", "white"}


def test_who_wrote_is_known_to_their_own_and_the_white_cell_only(
    stages: dict[tuple[str, str], Match],
) -> None:
    match = stages["open", "orders"]
    for to in ((), ("china", "allies")):
        outcome = carry_out(match, "us", Send(to=to, text="Hello"), "us-2")  # type: ignore[arg-type]
        assert not isinstance(outcome, Refusal)
        sent = evolve(match, outcome[0])
        written = {role: [m.by for m in observe(sent, role).press] for role in ROLES}
        assert written["us"] == written["white"] == ["us-2"]
        assert written["china"] == [""]
        assert written["projector"] == ([""] if not to else [])


def test_a_planted_leak_is_found(
    stages: dict[tuple[str, str], Match], monkeypatch: pytest.MonkeyPatch
) -> None:
    quiet = stages["gunboat", "orders"]
    busy, _ = done(quiet, "us", "china", [(1, "inside", 0, "A secret")])
    assert told_apart(quiet, busy) == {"us", "white"}
    honest = observe

    def leaky(match: Match, role: Role):  # type: ignore[no-untyped-def]
        return honest(match, role).model_copy(update={"turn": len(match.press)})

    monkeypatch.setattr("tests.core.test_press_secrecy.observe", leaky)
    assert told_apart(quiet, busy) == set(ROLES)
