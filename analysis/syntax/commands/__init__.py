"""One file for each command, named as SPSS names it, with _ for a blank or a hyphen."""
