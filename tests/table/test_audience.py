"""An event changes nothing for those whom it is said not to concern."""

from dataclasses import replace

import pytest

from game.core.acts.adopt import Adopt
from game.core.acts.draft import Draft
from game.core.acts.ready import Ready
from game.core.acts.send import Send
from game.core.acts.sign import Sign
from game.core.acts.standing import Standing
from game.core.acts.suggest import Suggest
from game.core.command import Command
from game.core.event import EVERYBODY
from game.core.orders.vocabulary import Allocate
from game.world.vocabulary import FACTIONS
from tests.conftest import SetTable

ORDER = Allocate(lever="us.energy", points=2)


@pytest.mark.parametrize(
    "command",
    [
        Draft(order=ORDER),
        Standing(),
        Suggest(order=ORDER),
        Adopt(by="us-1", key=ORDER.key),
        Sign(),
        Send(to=("us",), text="Inside"),
        Send(to=("china",), text="To one"),
        Send(text="To all"),
        Send(to=("white",), text="To the white cell"),
    ],
    ids=lambda command: f"{command.say} {getattr(command, 'to', '')}",
)
def test_who_is_not_concerned_sees_no_difference(set_table: SetTable, command: Command) -> None:
    table = set_table(people=FACTIONS)
    table.seat("us-1", "us", "lead")
    for _ in range(2):
        for faction in FACTIONS:
            assert table.say(faction, Ready()).ok
    table.say("us", Draft(order=Allocate(lever="us.workforce", points=1)), "us-1")
    if command.say == "adopt":
        table.say("us", Suggest(order=ORDER), "us-1")
    settings = table._match.settings.model_copy(update={"sign_off": True})
    table._match = replace(table._match, settings=settings)
    before = {role: table.observe(role) for role in EVERYBODY}
    table.concerned = frozenset()
    assert table.say("us", command, "us-1").ok
    changed = {role for role in EVERYBODY if table.observe(role) != before[role]}
    assert changed
    assert changed <= table.concerned
