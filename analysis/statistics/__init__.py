"""Arrays and weights in, frozen numbers out: no tables, no questionnaires."""
