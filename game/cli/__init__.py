"""The command line: the one place that knows everybody, and tells them of each other.

Importing this loads click and nothing heavier; each command imports what it uses when it runs.
"""

from game.cli.main import main

__all__ = ["main"]
