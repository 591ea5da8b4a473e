"""The doors of a room: how a page, an SSH client or a joined board comes in."""
