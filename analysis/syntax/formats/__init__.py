"""SPSS's formats: how a number or a text is written in a field, and read from one."""
