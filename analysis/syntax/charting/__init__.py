"""What the charts of commands show, counted from the active file; one file for each kind."""
