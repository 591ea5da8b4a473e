"""Hostile strings: what a name, a note or a content file could carry to a terminal or to markup."""

ESC, BEL, ST = "\x1b", "\x07", "\x1b\\"

PAYLOADS: tuple[str, ...] = (
    # operating system commands: title, icon, palette, links, clipboard, notifications, files
    f"{ESC}]0;NEEDLE{BEL}", f"{ESC}]2;NEEDLE{ST}", f"{ESC}]4;1;rgb:ff/00/00{BEL}",
    f"{ESC}]7;file:///etc/passwd{BEL}", f"{ESC}]8;;http://needle.example{ST}x{ESC}]8;;{ST}",
    f"{ESC}]9;NEEDLE{BEL}", f"{ESC}]10;?{BEL}", f"{ESC}]11;#000000{BEL}", f"{ESC}]50;NEEDLE{BEL}",
    f"{ESC}]52;c;TkVFRExF{BEL}", f"{ESC}]52;p;TkVFRExF{ST}", f"{ESC}]777;notify;NEEDLE;x{BEL}",
    f"{ESC}]1337;File=name=TkVFRExF:QQ=={BEL}", f"{ESC}]1337;SetMark{BEL}",
    # control sequences: clear, move, reports, modes, scrolling, styles, resets
    f"{ESC}[2J", f"{ESC}[H", f"{ESC}[6n", f"{ESC}[c", f"{ESC}[>c", f"{ESC}[5n", f"{ESC}[3J",
    f"{ESC}[?1049l", f"{ESC}[?25l", f"{ESC}[?1000h", f"{ESC}[?2004l", f"{ESC}[1;1r", f"{ESC}[99A",
    f"{ESC}[31;1mRED", f"{ESC}[8m", f"{ESC}[20t", f"{ESC}[21t", f"{ESC}[>4;2m", f"{ESC}[!p",
    f"{ESC}c", f"{ESC}7{ESC}8", f"{ESC}(0", f"{ESC}#8", f"{ESC}N", f"{ESC}O", f"{ESC}=",
    # strings: device control, application, privacy, start of string, left open
    f"{ESC}P$q\"p{ST}", f"{ESC}P+q544e{ST}", f"{ESC}_Gi=1;QQ=={ST}", f"{ESC}^NEEDLE{ST}",
    f"{ESC}XNEEDLE{ST}", f"{ESC}]0;left open", f"{ESC}[", ESC,
    # the same in eight bits, and other controls
    "\x9d0;NEEDLE\x9c", "\x9b2J", "\x9b6n", "\x90$q\"p\x9c", "\x9fGi=1\x9c", "\x85\x8d\x84",
    "\x07\x07", "a\rNEEDLE", "a\x08\x08b", "\x0e\x0f", "\x11\x13", "\x7f\x7f", "\x00nul",
    # text that hides or turns around
    "\u202eabc\u202c", "\u2066abc\u2069", "\u200bz\u200dw\u200e\u200f", "\ufeffbom",
    "\U000e0041\U000e0042\U000e007f", "\u2028line\u2029", "\xadsoft", "z\u0351\u0352\u0353" * 8,
    # markup and templates
    "[/", "[/bold]", "[@click=app.leave_now]x[/]", "[@click=app.open('end')]x", "[bold", "[red]x",
    "\\[x", "\\[/", "$name ${name}", "{0} {x!r} %s %(x)s", "[" * 2000, "[link='x'][/link]", "]]",
    "[$]", "[on red]", "[#ff0000]",
)  # fmt: skip
NEEDLES: tuple[bytes, ...] = (
    b"NEEDLE", b"TkVFRExF", b"needle.example", b"/etc/passwd",
)  # fmt: skip
"""Bytes that only a payload contains; inside an escape sequence none may be written."""
