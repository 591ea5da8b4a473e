"""What every screen of the board shares: it shows an observation, and Esc steps back."""

from typing import ClassVar, Generic, TypeVar, cast

from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

from game.core.observation import Observation
from game.terminal.compositor import LineScreen
from game.tui.app.screen_host import Host

Result = TypeVar("Result")
BACK = Binding("escape", "back", "Back", id="view.back", tooltip="Go back one step")


class Leavable(LineScreen[Result], Generic[Result]):
    """A screen that is left once, however often it is told to, and only when it lies on top.

    Keys that were typed while it was on its way out still come to it; and the table may end what
    it is about while another screen lies over it.
    """

    leaving: bool = False
    outcome: Result | None = None

    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        """Leave with a result; as soon as this screen is on top again, if it is not."""
        if self.leaving:
            return AwaitComplete()
        self.leaving, self.outcome = True, result
        return super().dismiss(result) if self.is_active else AwaitComplete()

    def on_screen_resume(self) -> None:
        """Leave now, if it was time to before."""
        if self.leaving:
            super().dismiss(self.outcome)


class Place(Leavable[Result], Generic[Result]):
    """A full screen fed by `observe`; it never keeps what it may not see."""

    BINDINGS: ClassVar[list[BindingType]] = [BACK]
    opens_places: ClassVar[bool] = True
    """Whether the keys that open other places work here."""
    shows_people: ClassVar[bool] = False
    """Whether it is to be redrawn when people come and go."""

    @property
    def host(self) -> Host:
        """The app, as far as a screen may know it."""
        return cast(Host, self.app)

    def on_mount(self) -> None:
        """Show what the seat sees now; nothing where the app was left before this was laid out."""
        if self.children:
            self.observe(self.host.observation)

    def observe(self, observation: Observation) -> None:
        """Show a new observation."""

    def meet(self) -> None:
        """People came, went, or are at another line: show what hangs on that."""
        if self.shows_people:
            self.observe(self.host.observation)

    def action_back(self) -> None:
        """Leave this screen."""
        self.dismiss()


class Slip(ModalScreen[Result], Place[Result], Generic[Result]):
    """A small screen over another one: a card, a deal, a question."""

    opens_places: ClassVar[bool] = False

    def action_back(self) -> None:
        """Leave this slip without doing anything."""
        self.dismiss(None)
