"""Programs that compute the tables of a task from rows of answers."""
