"""The tables of CROSSTABS, one file for each topic."""
