"""What everybody at the far end of a channel does."""

from typing import Protocol

Heard = bytes


class Ear(Protocol):
    """Somebody at the far end of a channel."""

    async def heard(self) -> Heard:
        """Return all that came since the last time, of itself."""

    async def asked(self) -> Heard:
        """Return all that can be had by asking now."""

    async def close(self) -> None:
        """Go away."""
