"""Tables of the blocks of a regression, below the heading of their block."""

from analysis.result import Result
from analysis.table import Table
from reports.wording import phrase

BLOCK = "block="
METHODS = {"forward": "forward_stepwise", "backward": "backward_stepwise"}


def section(result: Result, table: Table, language: str) -> str:
    """The heading of the block that a table is about, '' where it is about none."""
    if not table.about or not table.about[0].startswith(BLOCK):
        return ""
    number = table.about[0].removeprefix(BLOCK)
    if number == "0":
        return phrase("block_0", language)
    method = METHODS.get(str(result.options.get("method", "enter")), "enter")
    return phrase("block_of_method", language, {"number": number, "method": phrase(f"method_{method}", language)})
