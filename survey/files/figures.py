"""Numbers as text."""

EXACT = 10**15  # a spreadsheet keeps 15 digits


def number_text(number: float) -> str:
    """A number as a person writes it: no '.0', all digits that tell it from its neighbours."""
    return str(int(number)) if float(number).is_integer() and abs(number) < EXACT else repr(number)
