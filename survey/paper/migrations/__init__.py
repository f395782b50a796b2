"""The steps that lead the file of keyed forms from empty to the newest version, one file each, numbered."""
