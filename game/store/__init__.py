"""The journal: appends and returns records unchanged. It never interprets rules."""
