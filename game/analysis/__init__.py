"""Readers over finished records and big batches: replay, simulation, fuzzing. Changes no save."""
