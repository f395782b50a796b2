"""How PSPP is asked for the tables of a procedure, and where its numbers stand."""
