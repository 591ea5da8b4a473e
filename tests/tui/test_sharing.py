"""Several people at one draft: suggestions, who is at which line, signatures, names."""

import pytest

from game.core.acts.adopt import Adopt
from game.core.acts.dismiss import Dismiss
from game.core.acts.draft import Draft
from game.core.acts.sign import Sign
from game.core.acts.suggest import Suggest
from game.core.acts.touch import Touch
from game.core.conduct.words import Seated
from game.core.errors import Refusal
from game.core.observation import Options
from game.core.orders.vocabulary import Allocate
from game.tui.ink.frame import Frame
from game.tui.ink.glyphs import UNICODE
from game.tui.ink.sharing import draw_signatures
from game.tui.widgets.row_list import RowList
from game.view.members import signatures
from game.view.next_step import decisions
from tests.tui.conftest import at_the_board, press, screen_text
from tests.tui.room_samples import (
    faction,
)


async def test_a_member_suggests_with_the_keys_that_draft_and_the_draft_stays() -> None:
    port = faction()
    async with at_the_board(port, keys=("enter", "f2")) as (app, pilot):
        drafted = port.shown.draft
        app.screen.query_one("#desk", RowList).go_to("us.enforcement")
        await press(pilot, "u", "right", "right")
        points = next(o.points for o in drafted if o.key == "allocate us.enforcement")
        assert port.orders_said[-2:] == [
            Suggest(order=Allocate(lever="us.enforcement", points=points + by)) for by in (1, 2)
        ]
        assert port.shown.draft == drafted
        assert "You suggest" in screen_text(app)
        await press(pilot, "u", "right")
        wanted = Draft(order=Allocate(lever="us.enforcement", points=points + 1))
        assert port.orders_said[-1] == wanted


async def test_suggestions_are_taken_up_and_ignored_by_one_key_each() -> None:
    for key, said in (
        ("y", Adopt(by="us-2", key="allocate us.workforce")),
        ("i", Dismiss(by="us-2", key="allocate us.workforce")),
    ):
        for place in ("us.workforce", "suggestion us-2 allocate us.workforce"):
            port = faction()
            async with at_the_board(port, keys=("enter", "f2")) as (app, pilot):
                app.screen.query_one("#desk", RowList).go_to(place)
                await press(pilot, key, "g")
                assert said in port.said
                assert Sign() in port.said


async def test_tab_leads_to_what_is_suggested() -> None:
    port = faction()
    async with at_the_board(port) as (app, pilot):
        for _ in range(len(decisions(port.shown))):
            await press(pilot, "tab")
            row = app.screen.query_one("#desk", RowList).row
            if row is not None and row.id == "us.workforce":
                return
        pytest.fail("Tab never came to the suggestion")


async def test_who_rests_on_a_line_is_shown_to_the_others_of_the_faction() -> None:
    port = faction()
    async with at_the_board(port) as (app, pilot):
        await press(pilot, "down", "down")
        row = app.screen.query_one("#desk", RowList).row
        assert row is not None
        while Touch(key=row.id) not in port.said:
            await pilot.pause(0.05)
        assert Touch(key="us.enforcement") not in port.said[1:]
        assert "Bea here" in screen_text(app)


async def test_people_are_called_by_their_names_in_what_is_refused() -> None:
    port = faction()
    async with at_the_board(port) as (app, pilot):
        words = "These have still to sign the draft: us-2 (treasurer), china-9."
        port.refusal = Refusal(code="unsigned", message=words, rule="G18.4")
        await press(pilot, "g")
        told = [note.message for note in app._notifications]
        assert told == [
            "These have still to sign the draft: Bea (treasurer), china-9. (rule G18.4)"
        ]


@pytest.mark.parametrize(
    ("posts", "you", "still"),
    [
        ({"us-1": "lead"}, "us-1", []),
        ({"us-1": "treasurer"}, "us-1", []),
        ({"us-1": "lead", "us-2": "treasurer"}, "us-1", ["Bea"]),
        ({"us-1": "lead", "us-2": "treasurer"}, "us-2", ["Bea"]),
        ({"us-1": "member", "us-2": "treasurer"}, "us-2", ["Ada"]),
        ({"us-1": "lead", "us-2": "lead"}, "us-2", ["Ada"]),
    ],
    ids=str,
)
def test_those_must_still_sign_without_whom_the_table_does_not_let_seal(
    posts: dict[str, str], you: str, still: list[str]
) -> None:
    port = faction()
    company = port.people.model_copy(update={"you": you})
    members = tuple(
        Seated.model_validate({"member": m, "faction": "us", "post": p}) for m, p in posts.items()
    )
    seen = port.shown.model_copy(update={"members": members, "signed": ()})
    assert signatures(seen, company) == ([], still)
    frame = Frame(78, 3, UNICODE)
    told = " ".join(line.plain for line in draw_signatures(seen, company, frame))
    assert ("Nobody else has to sign" in told) == (not still)


async def test_the_key_that_signs_answers_every_time() -> None:
    port = faction()
    async with at_the_board(port) as (app, pilot):
        for changes, answer in (
            ({"signed": ("us-1",)}, "You signed the draft as it stands. Not yet: Bea."),
            ({"signed": ("us-1", "us-2")}, "Nobody else has to sign; the lead may seal."),
            ({"options": Options(), "committed": True}, "The orders are sealed"),
            ({"options": Options(), "committed": False}, "signed in the orders phase"),
            ({"options": Options(), "sign_off": False}, "not signed at this table"),
        ):
            app.clear_notifications()
            port.change(port.shown.model_copy(update=changes))
            await press(pilot, "g")
            assert answer in "".join(note.message for note in app._notifications)
