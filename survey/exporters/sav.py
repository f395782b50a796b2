"""SPSS system files (.sav) with the syntax for what only syntax can add."""

from survey.exporting.material import Exported, Material
from survey.exporting.spss import system_file

ANSWERS = True


def export(material: Material) -> Exported:
    """The file and its .sps; labels too long for SPSS are cut, and told."""
    return system_file(material, "sav")
