# Rscript make.R: 240 made-up respondents with every kind of answer the reference numbers need.
RNGversion("4.2.0")
set.seed(2025)
n <- 240
sex <- sample(1:2, n, TRUE, c(.55, .45))
unit <- sample(1:5, n, TRUE, c(.5, .2, .15, .1, .05))
education <- pmin(4, pmax(1, round(rnorm(n, 2.2 + .3 * (sex == 2), .8))))
mood <- rnorm(n)
likert <- function(slope, level) pmin(5, pmax(1, round(level + slope * mood + rnorm(n, 0, .9))))
items <- data.frame(q1 = likert(.8, 3.2), q2 = likert(.7, 3.0), q3 = likert(.5, 3.6), q4 = likert(-.6, 2.8))
for (q in names(items)) {
  items[[q]][sample(n, 9)] <- -2
  items[[q]][sample(n, 5)] <- NA
}
income <- round(exp(rnorm(n, 1.8 + .15 * education, .6)), 1)
income[sample(n, 12)] <- NA
ticks <- sapply(c(.5, .35, .2, .1), function(share) rbinom(n, 1, plogis(qlogis(share) + .4 * (unit == 1))))
ticks[sample(n, 15), ] <- -3
ticks[sample(n, 8), ] <- -2
colnames(ticks) <- paste0("t", 1:4)
times <- sample(0:3, n, TRUE, c(.05, .6, .25, .1))
weight <- round(runif(n, .4, 2.6), 2)
write.csv(data.frame(sex, unit, education, items, income, ticks, times, weight), "data.csv", row.names = FALSE, na = "", quote = FALSE)
