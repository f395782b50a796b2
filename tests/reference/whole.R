# Whole tables of another engine, cell by cell, as tests/analysis/whole_tables.py reads them: set `case`, then
# say(table, keys, column = value, ...) for every row; keys of a row are joined by "/".
cells <- list()
case <- ""
say <- function(...) { # no names of its own: a column `t` would be taken for `table`
  given <- list(...)
  values <- given[-(1:2)]
  for (column in names(values)) {
    cells[[length(cells) + 1]] <<- sprintf("%s,%s,%s,%s,%.15g", case, given[[1]], paste(given[[2]], collapse = "/"), column, as.numeric(values[[column]]))
  }
}
keep_whole <- function(file = "whole.csv") writeLines(c("case,table,keys,column,value", unlist(cells)), file)
