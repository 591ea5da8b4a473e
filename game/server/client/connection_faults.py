"""Why a host can't be reached: what a broken connection means, and what to do about it."""

import errno
import os
import socket
import ssl
from urllib.parse import urlsplit

import aiohttp

LOOK = (
    "Look at the address on the host's page, whether the room is open, and whether this machine is"
    " on the same network."
)
NO_HOST = "What answers at {} is no host of Four Fronts"


def connection_fault(address: str, fault: Exception) -> str:
    """Return what a fault of connecting to `address` (a websocket's) says, as sentences."""
    parts = urlsplit(address)
    host = parts.hostname or address
    port = parts.port or (443 if parts.scheme == "wss" else 80)
    where = f"{host} port {port}"
    if isinstance(fault, TimeoutError | aiohttp.ServerTimeoutError):
        return f"Nothing answers at {where}. {LOOK}"
    if isinstance(fault, aiohttp.ClientConnectorCertificateError):
        return f"The certificate of {where} is not one this machine trusts. Ask the host for it."
    if isinstance(fault, aiohttp.ClientConnectorSSLError | ssl.SSLError):
        return f"{where} does not speak TLS; try the address with http:// before it."
    cause = getattr(fault, "os_error", fault)
    if isinstance(cause, socket.gaierror):
        return f"There is no machine called {host} that this one can find. {LOOK}"
    if isinstance(cause, ConnectionRefusedError):
        return f"Nobody is at {where}: no room is open there. {LOOK}"
    if isinstance(fault, aiohttp.WSServerHandshakeError):
        return _handshake(where, fault.status)
    if isinstance(cause, aiohttp.ServerDisconnectedError) or _number(cause) == errno.ECONNRESET:
        return f"{NO_HOST.format(where)}, or it wants https:// before the address. {LOOK}"
    if (number := _number(cause)) > 0:
        return f"{where} can't be reached ({os.strerror(number)}). {LOOK}"
    return f"{NO_HOST.format(where)}. {LOOK}"


def _number(cause: Exception) -> int:
    """Return the system's number of an error, or 0."""
    return (cause.errno or 0) if isinstance(cause, OSError) else 0


def _handshake(where: str, status: int) -> str:
    """Return what it means that a web server there opens no line."""
    if status == 421:
        return f"The host at {where} does not go by that name. Take the address its page shows."
    return f"{NO_HOST.format(where)}, or lets no line through (status {status}). {LOOK}"
