"""What is not known, drawn: worlds of their own luck, lens, numbers and starts."""
