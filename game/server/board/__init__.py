"""Boards that run in the host's process for terminals elsewhere."""
