"""Who is at the table, and who looks after what; leads and the white cell give posts here."""

from typing import ClassVar

from textual.binding import Binding, BindingType

from game.core.acts.remove import Remove
from game.core.observation import Observation
from game.table.port import Person
from game.tui.ink.frame import ink
from game.tui.ink.inks import MUTED, TITLE
from game.tui.ink.people import people_rows
from game.tui.screens.page_screen import ListScreen
from game.tui.screens.post import PostSlip
from game.tui.screens.room_verbs import TableVerbs
from game.tui.widgets.row_list import RowList
from game.view.people import may_give_post, seated


class PeopleVerbs(TableVerbs):
    """What may be done with the person under the cursor of a list of people."""

    AUTO_FOCUS = "#list"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "p",
            "post",
            "Post",
            id="people.post",
            tooltip="Give somebody another post, or hand the lead over (leads, white cell)",
        ),
        Binding(
            "x",
            "remove",
            "Remove",
            show=False,
            id="people.remove",
            tooltip="For the white cell: take a person off the table, after asking",
        ),
    ]

    @property
    def chosen(self) -> Person | None:
        """The person under the cursor."""
        row = self.query_one("#list", RowList).row
        kind, _, member = row.id.partition(" ") if row is not None else ("", "", "")
        return seated(self.host.company(), member) if kind == "person" else None

    def action_post(self) -> None:
        """Choose what somebody is to look after."""
        person, company = self.chosen, self.host.company()
        if person is None or not may_give_post(company, person):
            words = "A lead gives posts in their own faction, the white cell in all."
            self.notify(words, markup=False)
            return
        self.app.push_screen(PostSlip(person), lambda chosen: self.tell(*chosen or ()))

    def action_remove(self) -> None:
        """Take somebody off the table, who may and is sure."""
        person = self.chosen
        if person is None or self.host.observation.role != "white":
            return
        question = f"Take {person.name} off the table? Their devices are let go."
        self.tell_if_sure(question, Remove(member=person.member))


class PeopleScreen(ListScreen, PeopleVerbs):
    """By faction, then who watches."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "m",
            "app.open('press')",
            "Press",
            id="people.press",
            tooltip="Messages between and inside factions",
        ),
    ]

    def observe(self, observation: Observation) -> None:
        """List the people."""
        title = ink(("People ", TITLE), (" at this table", MUTED))
        self.show_list(title, people_rows(observation, self.host.company()))
