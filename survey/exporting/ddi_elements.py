"""Elements of DDI-Codebook."""

from typing import Any

from lxml import etree

from instrument.measure import Text

NAMESPACE = "ddi:codebook:2_5"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"

Element = Any  # lxml's own element


def part(parent: Element, name: str, text: str = "") -> Element:
    """A new last child of `parent`."""
    element = etree.SubElement(parent, f"{{{NAMESPACE}}}{name}")
    if text:
        element.text = text
    return element


def worded(parent: Element, name: str, text: Text, languages: tuple[str, ...]) -> None:
    """A child for each language in which there are words."""
    for language in languages:
        if text.get(language):
            part(parent, name, text[language]).set(_LANGUAGE, language)
