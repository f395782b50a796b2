"""Printed forms that a study fills in, one file for each part of a form."""
