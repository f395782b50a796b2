# Rscript whole.R: distances of the variables and the first cases of ../hierarchical/data.csv by dist() and cor().
source("../whole.R")
d <- read.csv("../hierarchical/data.csv"); n <- nrow(d)
tell <- function(name, s, keys) {
  case <<- name; m <- as.matrix(s); for (i in seq_along(keys)) do.call(say, c(list("proximity_matrix", keys[i]), setNames(as.list(m[i, ]), paste0("proximity@", keys))))
  for (part in c("valid", "total")) say("case_processing", part, count = n, percent = 100); say("case_processing", "missing", count = 0, percent = 0)
}
tell("cases", dist(scale(d[c("a", "b")])), paste0("case=", 1:n))
tell("correlation", cor(d), names(d))
tell("minkowski", dist(t(d), "minkowski", p = 3), names(d))
keep_whole()
