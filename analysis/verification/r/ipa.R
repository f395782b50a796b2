# Importance against performance by t.test.
ask <- function(o) {
  one <- o$importance; two <- o$performance; x <- sapply(one, function(v) mean(d[[v]], na.rm = TRUE)); y <- sapply(two, function(v) mean(d[[v]], na.rm = TRUE))
  for (at in seq_along(one)) {
    matters <- x[[at]] >= mean(x); well <- y[[at]] >= mean(y); quadrant <- if (matters && well) "keep_up" else if (matters) "concentrate_here" else if (well) "possible_overkill" else "low_priority"
    both <- of(c(one[at], two[at])); test <- t.test(both[[2]], both[[1]], paired = TRUE)
    say("importance_performance", c(one[at], two[at], quadrant), importance = x[[at]], performance = y[[at]], gap = y[[at]] - x[[at]], n = nrow(both), t = test$statistic, df = test$parameter, p = test$p.value)
  }
  say("importance_performance", c("grand_mean", "", ""), importance = mean(x), performance = mean(y), gap = mean(y) - mean(x))
}
