"""LOGISTIC REGRESSION and its parts: what it asks, what of a result it prints, and the variables that it makes."""
