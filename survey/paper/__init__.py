"""Paper forms: their numbers, what two people keyed from them, where the two differ and how that was settled."""
