"""Rooms over the network: people come in by a code, through three doors, to one board."""
