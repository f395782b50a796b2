"""The colours of figures: every one that a drawing uses, with what it becomes on a dark page.

No two of the diverging scale are closer than 20 ΔE76 to a colour-blind eye (Machado 2009); in grey the two ends look
alike, so position and printed numbers carry the sign.
"""

INK = "#1f2328"
MUTED = "#5b6470"
GRID = "#e3e6ea"
AXIS = "#9aa3ad"
BAND = "#eef3f9"
PAPER = "#ffffff"
ACCENT = "#1f5fa6"
SECOND = "#b5521b"  # negative, or a threshold
NEUTRAL = "#cfd4da"
FAINT = "#8fb9df"
ON_ACCENT = "#fefefe"  # text on the ends of the scale

NEGATIVE = {1: (SECOND,), 2: (SECOND, "#eeb07f"), 3: (SECOND, "#d5884f", "#eeb07f")}
POSITIVE = {1: (ACCENT,), 2: (ACCENT, FAINT), 3: (ACCENT, "#5a91c9", FAINT)}
"""Number of steps on a side → their colours, the end first."""

DARK: dict[str, str] = {
    INK: "#e6e9ed",
    MUTED: "#a3acb8",
    GRID: "#30363e",
    AXIS: "#6b7581",
    BAND: "#222a35",
    PAPER: "#1b1f24",
    ACCENT: "#6aaae8",
    SECOND: "#d9762f",
    NEUTRAL: "#4a525c",
    FAINT: "#35618f",
    ON_ACCENT: "#0d1117",
    "#eeb07f": "#8a5632",
    "#d5884f": "#b36832",
    "#5a91c9": "#4f86bb",
}
"""Light colour → dark colour; a page recolours a drawing by these."""
