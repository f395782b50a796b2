"""What SET has set for the rest of a job."""

from dataclasses import field

from instrument.records import dataclass


@dataclass
class Settings:
    """What SET has set."""

    values: dict[str, str] = field(default_factory=dict)
    seed: int = 2_000_000
    preserved: list[dict[str, str]] = field(default_factory=list)

    @property
    def decimal(self) -> str:
        """The sign before decimals, in data and in what is printed."""
        return "," if self.values.get("DECIMAL", "").upper() == "COMMA" else "."

    @property
    def blank(self) -> float:
        """What a blank field of a number means; NaN: system missing."""
        found = self.values.get("BLANKS", "")
        return float(found) if found and found.upper() != "SYSMIS" else float("nan")

    @property
    def leads(self) -> bool:
        """Whether 0.5 keeps its zero."""
        return self.values.get("LEADZERO", "").upper() in ("YES", "ON")
