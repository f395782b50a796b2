# Rscript make.R: 300 made-up respondents, nine five-point items of three factors, groups, and missing answers.
RNGversion("4.2.0")
set.seed(376)
n <- 300
sex <- sample(1:2, n, TRUE, c(.55, .45))
unit <- sample(1:5, n, TRUE, c(.35, .25, .2, .14, .06))
common <- rnorm(n)
factors <- replicate(3, .5 * common + rnorm(n, 0, .85))
item <- function(f, level) pmin(5, pmax(1, round(level + .8 * factors[, f] + .12 * unit * (f == 2) + rnorm(n, 0, .75))))
items <- data.frame(q1 = item(1, 3.4), q2 = item(1, 3.1), q3 = item(1, 3.6), q4 = item(2, 2.6), q5 = item(2, 2.9),
                    q6 = item(2, 2.4), q7 = item(3, 3.5), q8 = item(3, 3.0), q9 = item(3, 3.3))
items$q10 <- 6 - item(1, 3.2) # worded the other way round
for (q in names(items)) {
  items[[q]][sample(n, 5)] <- -2
  items[[q]][sample(n, 3)] <- NA
}
hours <- round(38 + 2 * unit + 3 * factors[, 1] + rnorm(n, 0, 4 + unit), 1)
hours[sample(n, 9)] <- NA
times <- sample(0:3, n, TRUE, c(.05, .55, .25, .15))
write.csv(data.frame(sex, unit, items, hours, times), "data.csv", row.names = FALSE, na = "", quote = FALSE)
