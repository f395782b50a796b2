# The answers as R's statistics take them: -2 is no answer; `twice` repeats each row as often as its weight says.
d <- read.csv("../scales/data.csv")
d[d == -2] <- NA
twice <- d[rep(seq_len(nrow(d)), d$times), ]
numbers <- list()
note <- function(name, value) numbers[[name]] <<- value
keep <- function(file = "numbers.csv") {
  writeLines(c("name,value", sprintf("%s,%.15g", names(numbers), unlist(numbers))), file)
}
noncentral <- function(t, df, p) uniroot(function(nc) suppressWarnings(pt(t, df, nc)) - p, c(t - 9, t + 9), tol = 1e-13)$root
