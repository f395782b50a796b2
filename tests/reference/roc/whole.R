# Rscript whole.R: hours and q5 of ../scales as signs of the second sex; each row as often as its weight says. Areas are
# those of wilcox.test, their errors by the formulas of Hanley and McNeil (1982), Radiology 143(1).
source("../scales/read.R")
source("../whole.R")
d$row <- seq_len(nrow(d)); twice <- d[rep(seq_len(nrow(d)), d$times), ]
area <- function(table, y, yes, no, exponential, level) {
  n <- length(yes); m <- length(no); a <- suppressWarnings(wilcox.test(yes, no, exact = FALSE))$statistic / (n * m)
  two <- function(one, others) mean(sapply(one, function(v) mean(others < v)^2 + mean(others < v) * mean(others == v) + mean(others == v)^2 / 3))
  q1 <- if (exponential) a / (2 - a) else two(-no, -yes); q2 <- if (exponential) 2 * a^2 / (1 + a) else two(yes, no)
  se <- sqrt((a * (1 - a) + (n - 1) * (q1 - a^2) + (m - 1) * (q2 - a^2)) / (n * m)); z <- (a - .5) / sqrt((n + m + 1) / (12 * n * m))
  say(table, y, auc = a, se = se, p = 2 * pnorm(-abs(z)), ci_low = max(0, a - qnorm((1 + level) / 2) * se), ci_high = min(1, a + qnorm((1 + level) / 2) * se))
}
run <- function(name, sign, exponential, level) {
  case <<- name; kept <- twice[complete.cases(twice[c("hours", "q5", "sex")]), ]; positive <- kept$sex == 2
  say("roc_cases", "positive", n = sum(positive), unweighted_n = length(unique(kept$row[positive])))
  say("roc_cases", "negative", n = sum(!positive), unweighted_n = length(unique(kept$row[!positive])))
  rest <- twice[!complete.cases(twice[c("hours", "q5", "sex")]), ]; say("roc_cases", "missing", n = nrow(rest), unweighted_n = length(unique(rest$row)))
  for (y in c("hours", "q5")) {
    x <- sign * kept[[y]]; area("area_under_curve", y, x[positive], x[!positive], exponential, level)
    s <- sort(unique(kept[[y]])); cuts <- c(min(s) - 1, (s[-1] + s[-length(s)]) / 2, max(s) + 1); place <- 0
    for (cut in cuts) {
      place <- place + 1; at <- if (sign > 0) kept[[y]] >= cut else kept[[y]] <= cut
      cells <- list(cut, mean(at[positive]), mean(at[!positive])); names(cells) <- c(if (sign > 0) "cutoff_from" else "cutoff_to", "sensitivity", "false_positive_rate")
      do.call(say, c(list("roc_coordinates", c(y, paste0("rank=", place))), cells))
    }
  }
}
run("large", 1, FALSE, .95)
run("small", -1, TRUE, .9)
keep_whole()
