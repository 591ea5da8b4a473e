"""The key by which SSH clients know a room again."""

from pathlib import Path

import asyncssh

from game.core.errors import SaveError
from game.server.room.room_files import KEY
from game.store.whole import write_whole


def host_key(folder: Path) -> asyncssh.SSHKey:
    """Return the host key in a room's `folder`, made at the first time (Ed25519, mode 0600).

    A power cut while it is made leaves none or a whole one. Raises `SaveError`.
    """
    path = folder / KEY
    try:
        if not path.exists():
            write_whole(path, asyncssh.generate_private_key("ssh-ed25519").export_private_key())
        path.chmod(0o600)
        return asyncssh.read_private_key(path)
    except (asyncssh.KeyImportError, asyncssh.KeyEncryptionError) as fault:
        raise SaveError(
            f"{path} is not an SSH host key, or was changed by hand; delete it to have a new one"
            " made (clients will be warned that the key changed)."
        ) from fault
    except OSError as fault:
        raise SaveError(f"The SSH host key {path} can't be used: {fault.strerror}.") from fault
