# Rscript whole.R: the table of five attributes, how much they matter (q1 to q5) against how well they are done (q6 to q10), by t.test.
source("../scales/read.R")
source("../whole.R")
important <- paste0("q", 1:5); done <- paste0("q", 6:10)
for (case in c("plain", "weighted")) {
  data <- if (case == "plain") d else twice
  x <- colMeans(data[important], na.rm = TRUE); y <- colMeans(data[done], na.rm = TRUE)
  for (at in 1:5) {
    matters <- x[[at]] >= mean(x); well <- y[[at]] >= mean(y)
    quadrant <- if (matters && well) "keep_up" else if (matters) "concentrate_here" else if (well) "possible_overkill" else "low_priority"
    t <- t.test(data[[done[at]]], data[[important[at]]], paired = TRUE)
    say("importance_performance", c(important[at], done[at], quadrant), importance = x[[at]], performance = y[[at]], gap = y[[at]] - x[[at]],
        n = t$parameter[[1]] + 1, t = t$statistic[[1]], df = t$parameter[[1]], p = t$p.value)
  }
  say("importance_performance", c("grand_mean", "", ""), importance = mean(x), performance = mean(y), gap = mean(y) - mean(x))
}
keep_whole()
