"""A port in the same process as its table."""

from collections.abc import Callable

from game.core.command import Command
from game.core.observation import Observation, Role
from game.table.port import Company, Reply
from game.table.table import Table


class LocalPort:
    """A seat (or a watching role) at a table in this process; see `Port`."""

    def __init__(self, table: Table, role: Role) -> None:
        self._table = table
        self._role = role
        self._seen: Observation | None = None
        table.listen(self._forget)

    @property
    def role(self) -> Role:
        """Whose eyes this port has."""
        return self._role

    def observe(self) -> Observation:
        """Return the newest observation."""
        if self._seen is None:
            self._seen = self._table.observe(self._role)
        return self._seen

    def company(self) -> Company:
        """Return nobody: at one terminal people see each other."""
        return Company()

    def now(self) -> float:
        """Return this machine's time."""
        return self._table.date()

    async def say(self, command: Command) -> Reply:
        """Carry out a command, durably."""
        return self._table.say(self._role, command)

    def listen(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Call `listener` whenever the observation changes."""
        return self._table.listen(listener)

    def _forget(self) -> None:
        self._seen = None
