"""One running match: seats, phases, bots and the record. Draws nothing, speaks no socket."""
