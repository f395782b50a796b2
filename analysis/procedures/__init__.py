"""One file per SPSS procedure: `Options`, and `run(tally, options)` → `Result`."""
