# What haven 2.5.1 (R 4.2.2) sees in the file named: each variable with its label, levels, missing values and cells.
suppressMessages(library(haven))
file <- commandArgs(trailingOnly = TRUE)[1]
read <- if (grepl("dta$", file)) read_dta(file) else read_sav(file, user_na = TRUE)
seen <- lapply(read, function(column) list(
  label = attr(column, "label"), labels = as.list(attr(column, "labels")),
  tags = if (is.numeric(column)) na_tag(column) else list(),
  missing = attr(column, "na_values"), range = attr(column, "na_range"),
  values = if (is.numeric(column)) sprintf("%.17g", unclass(column)) else as.character(column)))
lines <- function(each) paste(each, collapse = "\x1f")
for (name in names(seen)) with(seen[[name]], cat(name, label, lines(names(labels)), lines(unlist(labels)),
  lines(missing), lines(range), lines(values), lines(tags), sep = "\x1e", fill = FALSE, "\x1d"))
