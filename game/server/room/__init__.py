"""A room: its tables, the people in it, and what is kept of both."""
