# Rscript whole.R: who is counted, shares of sums and the analysis of variance of hours and q5, each row as often as its weight says.
source("../scales/read.R")
source("../whole.R")
case <- "crossed"
names <- c("hours", "q5")
for (y in names) {
  here <- !is.na(twice[[y]])
  counts <- c(valid = sum(here), excluded = sum(!here), total = length(here))
  for (part in names(counts)) say("case_processing", c(y, part), count = counts[[part]], percent = 100 * counts[[part]] / length(here))
  x <- twice[here, ]
  for (s in c(1:2, NA)) for (u in c(1:5, NA)) {
    own <- x[[y]][(is.na(s) | x$sex == s) & (is.na(u) | x$unit == u)]
    key <- function(word, code) if (is.na(code)) "total" else paste0(word, "=", code)
    say("group_means", c(y, key("sex", s), key("unit", u)), mean = mean(own), n = length(own), percent_of_sum = 100 * sum(own) / sum(x[[y]]),
        percent_of_n = 100 * length(own) / nrow(x))
  }
  a <- anova(lm(x[[y]] ~ factor(x$sex)))
  say("anova", c(y, "between_groups"), sum_of_squares = a[1, 2], df = a[1, 1], mean_square = a[1, 3], f = a[1, 4], p = a[1, 5])
  say("anova", c(y, "within_groups"), sum_of_squares = a[2, 2], df = a[2, 1], mean_square = a[2, 3])
  say("anova", c(y, "total"), sum_of_squares = sum(a[, 2]), df = sum(a[, 1]))
  r2 <- summary(lm(x[[y]] ~ factor(x$sex)))$r.squared
  say("association_measures", y, eta = sqrt(r2), eta_squared = r2)
}
case <- "linear"
for (y in names) {
  x <- twice[!is.na(twice[[y]]), ]
  line <- lm(x[[y]] ~ x$unit)
  whole <- lm(x[[y]] ~ factor(x$unit))
  a <- anova(whole)
  b <- anova(line, whole)
  l <- anova(line)
  ms <- a[2, 3]
  f <- l[1, 2] / ms
  say("anova", c(y, "between_groups"), sum_of_squares = a[1, 2], df = a[1, 1], mean_square = a[1, 3], f = a[1, 4], p = a[1, 5])
  say("anova", c(y, "linearity"), sum_of_squares = l[1, 2], df = l[1, 1], mean_square = l[1, 3], f = f, p = pf(f, 1, a[2, 1], lower.tail = FALSE))
  say("anova", c(y, "deviation_from_linearity"), sum_of_squares = b[2, 4], df = b[2, 3], mean_square = b[2, 4] / b[2, 3], f = b[2, 5], p = b[2, 6])
  say("anova", c(y, "within_groups"), sum_of_squares = a[2, 2], df = a[2, 1], mean_square = ms)
  say("anova", c(y, "total"), sum_of_squares = sum(a[, 2]), df = sum(a[, 1]))
  r <- cor(x[[y]], x$unit)
  r2 <- summary(whole)$r.squared
  say("association_measures", y, r = r, r_squared = summary(line)$r.squared, eta = sqrt(r2), eta_squared = r2)
}
keep_whole()
