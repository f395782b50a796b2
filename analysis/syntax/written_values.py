"""Values of numeric variables as commands write them: numbers, or in quotation marks as the variable prints them."""

from analysis.syntax.active import Field
from analysis.syntax.reader import Reader


def number_of(reader: Reader, described: Field) -> float:
    """The number at the cursor, of a date '01-JAN-2020' too; raises `Fault` for what is no value of the format."""
    if not reader.at_string():
        return reader.number()
    from analysis.syntax.formats.reading import read

    found = read(reader.string(), described.format)
    if not isinstance(found, float | int) or found != found:
        reader.cursor -= 1
        raise reader.wrong("{found} stands where a number is expected")
    return float(found)
