"""How a table is run: members and their posts, press, sign-off, the clock, the white cell (G18)."""
