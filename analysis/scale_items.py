"""What reliability says of items before it counts them."""

from analysis.result import Message


def left_out(name: str) -> Message:
    """An item that does not vary."""
    return Message("{item} has zero variance and is removed from the scale.", {"item": name})
