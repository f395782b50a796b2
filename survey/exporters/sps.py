"""SPSS syntax (.sps) that adds multiple-response sets, the weight and roles to an exported system file."""

from survey.exporting.material import Exported, Material
from survey.exporting.spss import names_for
from survey.exporting.spss_syntax import syntax

ANSWERS = False


def export(material: Material) -> Exported:
    """The syntax alone; it needs no answers."""
    content, losses = syntax(material, names_for(material))
    return Exported({f"{material.stem}.sps": content}, losses)
