"""Giving somebody another post, the lead, or a place in another faction."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content

from game.core.acts.reseat import Reseat
from game.core.conduct.words import POSTS, Post
from game.table.port import Person
from game.tui.ink.frame import Frame, ink
from game.tui.ink.inks import MUTED, TITLE, WORDS
from game.tui.ink.player_text import PlayerText
from game.tui.ink.rows import ListRow
from game.tui.screens.place import Slip
from game.tui.widgets.row_list import RowList
from game.view.people import seated
from game.view.roles import WITH_ARTICLE
from game.world.vocabulary import FACTIONS, Faction

CARES: dict[Post, str] = {
    "lead": "decides and seals",
    "treasurer": "points and capital",
    "intelligence": "estimates and what others do",
    "negotiator": "deals and press",
    "member": "whatever is to be done",
}
Places = tuple[Reseat, ...]


class PostSlip(Slip[Places | None]):
    """Enter gives what the cursor is on. Who hands the lead over is a member from then on."""

    CSS_PATH = "post.tcss"
    AUTO_FOCUS = "#posts"
    shows_people: ClassVar[bool] = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "give", "Give", id="post.give", tooltip="Give this post"),
    ]

    def __init__(self, person: Person) -> None:
        super().__init__()
        self.person = person
        self.places: dict[str, Places] = {}

    def compose(self) -> ComposeResult:
        """The posts; for the white cell the other factions too."""
        posts = RowList(id="posts", classes="slip")
        posts.name_it(
            ink(PlayerText(self.person.name).content("bold"), (" is to be", MUTED)),
            Content("Enter gives it   Esc leaves"),
        )
        yield posts

    def on_mount(self) -> None:
        """List them, with the cursor on the post they have."""
        super().on_mount()
        if not self.children:
            return
        rows = [self._post(post) for post in POSTS]
        you = seated(self.host.company(), self.host.company().you)
        if you is not None and you.post == "lead" and you.role == self.person.role != "white":
            rows += [self._hand_over(you)] if you.member != self.person.member else []
        if you is not None and you.role == "white":
            rows += [self._faction(f) for f in FACTIONS if f != self.person.role]
        self.query_one("#posts", RowList).list_rows(tuple(rows), at=self.person.post)

    def action_give(self) -> None:
        """Give it."""
        row = self.query_one("#posts", RowList).row
        self.dismiss(self.places.get(row.id) if row is not None else None)

    def on_row_list_picked(self) -> None:
        """A click on the chosen row gives it."""
        self.action_give()

    def _place(self, faction: str, post: Post, member: str = "") -> Reseat:
        own: Faction = next(f for f in FACTIONS if f == faction)
        return Reseat(member=member or self.person.member, faction=own, post=post)

    def _post(self, post: Post) -> ListRow:
        self.places[post] = (self._place(self.person.role, post),)
        return _row(post, post, CARES[post])

    def _hand_over(self, you: Person) -> ListRow:
        lead, member = self._place(you.role, "lead"), self._place(you.role, "member", you.member)
        self.places["hand over"] = (lead, member)
        return _row("hand over", "lead in your place", "you are a member from then on")

    def _faction(self, faction: Faction) -> ListRow:
        self.places[faction] = (self._place(faction, self.person.post),)
        return _row(faction, f"in {WITH_ARTICLE[faction]}", f"as {self.person.post}")


def _row(row: str, title: str, cares: str) -> ListRow:
    def draw(frame: Frame) -> Content:
        return ink((f"{title:<24}", TITLE if row in POSTS else WORDS), (cares, MUTED))

    return ListRow(row, draw)
