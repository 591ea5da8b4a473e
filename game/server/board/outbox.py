"""What a board has drawn and a browser has not taken yet."""

import asyncio


class Outbox:
    """A transport that is emptied from the other side; see `driver.Transport`."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []
        self._size = 0
        self._some = asyncio.Event()
        self.closed = False

    def send(self, data: bytes) -> None:
        """Queue bytes for the client."""
        if not self.closed:
            self._parts.append(data)
            self._size += len(data)
            self._some.set()

    def waiting(self) -> int:
        """Return how many bytes the client has not taken yet."""
        return self._size

    def close(self) -> None:
        """Let the client go once it has taken the rest."""
        self.closed = True
        self._some.set()

    async def next(self) -> bytes:
        """Return what is there, as soon as something is; nothing when all is over."""
        await self._some.wait()
        data = b"".join(self._parts)
        self._parts.clear()
        if not self.closed:
            self._some.clear()
        return data

    def took(self, data: bytes) -> None:
        """The client has what `next` returned."""
        self._size -= len(data)
