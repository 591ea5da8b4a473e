"""Where a room listens: whether a door can be opened there, and why not, in a sentence."""

import errno
import os
import re
import socket
import ssl
from collections.abc import Awaitable
from pathlib import Path
from typing import TypeVar

from game.core.errors import UsageError
from game.server.room.room_files import Doors

Opened = TypeVar("Opened")

_HOST_NAME = re.compile(
    r"[A-Za-z0-9]([A-Za-z0-9._-]{0,251}[A-Za-z0-9])?"
    r"|https?://[A-Za-z0-9]([A-Za-z0-9._-]{0,251}[A-Za-z0-9])?(:\d{1,5})?/?"
)
LOOPBACK = ("127.0.0.1", "::1", "localhost")


def check_doors(at: Doors) -> None:
    """See that doors can be opened as they are meant, before there is a room; else `UsageError`."""
    if bool(at.cert) != bool(at.key):
        raise UsageError("TLS takes a certificate and its key: give both --cert and --key.")
    if at.cert:
        tls_context(Path(at.cert), Path(at.key))
    check_bind(at.bind, bool(at.cert), at.plain_http)
    for name in at.names:
        if not _HOST_NAME.fullmatch(name):
            raise UsageError(
                f"{name!r} is no name of a machine, which looks like game.example.org, nor the"
                " address of a proxy, which looks like https://game.example.org."
            )
    for port, other in ((at.port, "--port"), (at.ssh_port, "--ssh-port")):
        if port:
            _check_free(at.bind, port, other)


def check_bind(bind: str, tls: bool, plain_http: bool) -> None:
    """Refuse to listen to other machines without TLS, unless that was asked for in words."""
    if bind in LOOPBACK or tls or plain_http:
        return
    raise UsageError(
        f"Listening on {bind} lets other machines in, and without TLS anybody on the same network"
        " could read the codes and orders. Give --cert and --key, or say --plain-http if this is"
        " a network you trust, such as a classroom's own."
    )


def _check_free(bind: str, port: int, option: str) -> None:
    try:
        family, *_, place = socket.getaddrinfo(bind, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, socket.SOCK_STREAM) as one:
            one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            one.bind(place)
    except OSError as fault:
        raise UsageError(_not_listening(bind, port, fault, option)) from fault


def _not_listening(bind: str, port: int, fault: OSError, option: str) -> str:
    """Return why nothing can listen there, and what to do."""
    if isinstance(fault, socket.gaierror) or fault.errno == errno.EADDRNOTAVAIL:
        return f"This machine has no address {bind}; --bind 0.0.0.0 listens on all it has."
    if fault.errno == errno.EADDRINUSE:
        return (
            f"Something else listens on {bind} port {port} already, perhaps another room."
            f" Choose another with {option}."
        )
    if fault.errno == errno.EACCES:
        return f"Port {port} is the system's; choose one from 1024 on with {option}."
    return f"Nothing can listen on {bind} port {port}: {os.strerror(fault.errno or 0)}."


def tls_context(cert: Path, key: Path) -> ssl.SSLContext:
    """Return a TLS context of a certificate and its key; `UsageError` if they do not fit."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    for path in (cert, key):
        if not path.is_file():
            raise UsageError(f"There is no file {path}; --cert and --key name files in PEM.")
    try:
        context.load_cert_chain(cert, key)
    except ssl.SSLError as fault:
        message = f"{cert} and {key} are no certificate in PEM and the key that belongs to it."
        raise UsageError(message) from fault
    except OSError as fault:
        raise UsageError(f"{cert} or {key} can't be read: {fault.strerror}.") from fault
    return context


async def listen(opening: Awaitable[Opened], bind: str, port: int, option: str) -> Opened:
    """Open a door; `UsageError` says it in a sentence if nothing can listen there."""
    try:
        return await opening
    except OSError as fault:
        raise UsageError(_not_listening(bind, port, fault, option)) from fault
