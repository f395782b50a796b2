# Rscript make.R: five attributes, how much they matter (q1 to q5) against how well they are done (q6 to q10).
source("../scales/read.R")
say <- function(label, data) {
  important <- paste0("q", 1:5)
  done <- paste0("q", 6:10)
  x <- colMeans(data[important], na.rm = TRUE)
  y <- colMeans(data[done], na.rm = TRUE)
  note(paste(label, "grand", "importance", sep = ":"), mean(x))
  note(paste(label, "grand", "performance", sep = ":"), mean(y))
  for (at in 1:5) {
    test <- t.test(data[[done[at]]], data[[important[at]]], paired = TRUE)
    found <- c(importance = x[[at]], performance = y[[at]], gap = y[[at]] - x[[at]], t = test$statistic[[1]],
               df = test$parameter[[1]], p = test$p.value, high = 2 * (x[[at]] >= mean(x)) + (y[[at]] >= mean(y)))
    for (each in names(found)) note(paste(label, at, each, sep = ":"), found[[each]])
  }
}
say("plain", d)
say("weighted", twice)
keep()
