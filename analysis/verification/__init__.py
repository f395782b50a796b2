"""Results computed again by engines that we did not write, and compared cell by cell."""
