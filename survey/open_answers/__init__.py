"""Open answers: sorted into codes by keywords and by hand, and their words counted."""
