"""Chinese translations of the sentences that every room may say; the English template is the key."""

SENTENCES: dict[str, str] = {}

VALUES: dict[str, str] = {
    "a whole number": "整数",
    "a number": "数值",
}
"""Words that fill a gap and are translated themselves."""
