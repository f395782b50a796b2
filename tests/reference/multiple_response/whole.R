# Rscript whole.R: options t1 to t4 of ../answers ticked by education, each row as often as its weight says.
source("../answers/read.R")
source("../whole.R")
case <- "education"
members <- paste0("t", 1:4)
ticks <- twice[members]
asked <- rowSums(!is.na(ticks)) > 0
valid <- rowSums(ticks == 1, na.rm = TRUE) > 0
groups <- c(paste0("education=", 1:4), "total")
inside <- function(at) if (at == 5) rep(TRUE, nrow(twice)) else twice$education == at
for (m in c(members, "total")) {
  found <- unlist(lapply(1:5, function(at) {
    ticked <- if (m == "total") valid else ticks[[m]] %in% 1
    n <- sum(ticked & valid & inside(at))
    setNames(c(n, 100 * n / sum(valid & inside(at)), 100 * n / sum(asked & inside(at))),
             paste0(c("count", "percent_of_cases", "percent_of_asked"), "@", groups[at]))
  }))
  put("multiple_response_by", m, found)
  if (m != "total") put("column_proportions", m, found[grepl("count@e|cases@e", names(found))])
}
keep_whole()
