"""An address as a QR code of half blocks, light on dark, which phones read off a screen."""

import io

import segno


def qr_lines(text: str) -> list[str]:
    """Return the lines; all are equally long."""
    out = io.StringIO()
    segno.make(text, error="l", micro=False).terminal(out, compact=True, border=2)
    return out.getvalue().splitlines()
