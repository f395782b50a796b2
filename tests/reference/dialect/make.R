# Rscript make.R: what SPSS's rule (spss) and the recommended one (recommended) make of the same answers.
source("../scales/read.R")
suppressMessages({library(car); library(psych); library(mice)})
w <- .35 + (seq_len(nrow(d)) * 7) %% 23 / 10 # fractions of cases
say <- function(topic, dialect, ...) {
  found <- c(...)
  for (each in names(found)) note(paste(topic, dialect, each, sep = ":"), found[[each]])
}
rules <- list(spss = function(x) floor(x + .5), recommended = identity)

for (dialect in names(rules)) {
  cells <- rules[[dialect]](xtabs(w ~ sex + unit, d))
  test <- suppressWarnings(chisq.test(cells, correct = FALSE))
  say("crosstab", dialect, n = sum(cells), value = test$statistic[[1]], p = test$p.value)
  for (q in c("q1", "q2")) {
    test <- suppressWarnings(chisq.test(rules[[dialect]](xtabs(w ~ (d[[q]] == 5) + unit, d)), correct = FALSE))
    say(q, dialect, value = test$statistic[[1]], p = test$p.value)
  }
}
say("fisher", "spss", p = fisher.test(matrix(c(3, 1, 1, 4), 2))$p.value) # cells of 3.4, 1.2, 0.8 and 4.4

strata <- array(c(3, 2, 4, 3, 5, 4, 6, 4), c(2, 2, 2)) # almost nothing to correct: the recommended rule leaves 0
n <- apply(strata, 3, sum)
rows <- apply(strata, 3, rowSums)
columns <- apply(strata, 3, colSums)
gap <- abs(sum(strata[1, 1, ] - rows[1, ] * columns[1, ] / n))
value <- (gap - .5)^2 / sum(rows[1, ] * rows[2, ] * columns[1, ] * columns[2, ] / (n^2 * (n - 1)))
say("cmh", "spss", value = value, p = pchisq(value, 1, lower.tail = FALSE))

x <- cbind(d, w)[!is.na(d$hours) & !is.na(d$unit), ]
m <- lm(hours ~ factor(unit), x, weights = w)
between <- sum(x$w * (fitted(m) - weighted.mean(x$hours, x$w))^2)
within <- sum(x$w * resid(m)^2)
k <- length(unique(x$unit))
for (dialect in c("spss", "recommended")) {
  total <- if (dialect == "spss") floor(sum(x$w)) else sum(x$w)
  f <- between / (k - 1) / (within / (total - k))
  say("oneway", dialect, df = total - k, f = f, p = pf(f, k - 1, total - k, lower.tail = FALSE))
}

for (dialect in c("spss", "recommended")) {
  test <- leveneTest(d$hours, factor(d$sex), center = if (dialect == "spss") mean else median)
  say("levene", dialect, f = test[1, 2], p = test[1, 3])
}

items <- na.omit(d[paste0("q", 1:8)])
r <- cor(items)
h <- 1 - 1 / diag(solve(r))
for (step in 1:25) {
  e <- eigen(r - diag(1 - h))
  l <- e$vectors[, 1:2] %*% diag(sqrt(abs(e$values[1:2])))
  change <- max(abs(rowSums(l^2) - h))
  h <- rowSums(l^2)
  if (change < .001) break
}
say("axes", "spss", iterations = step, setNames(h, names(items)))
still <- suppressWarnings(fa(r, 2, rotate = "none", fm = "pa", SMC = TRUE, max.iter = 20000, min.err = 1e-12))
say("axes", "recommended", setNames(still$communality, names(items)))

q <- c(1.2, 1.5, 1.1, 1.4, 1.3)
u <- c(.04, .05, .045, .05, .042)
for (dialect in c("spss", "recommended")) {
  found <- pool.scalar(q, u, n = if (dialect == "spss") Inf else 30)
  t <- found$qbar / sqrt(found$t)
  say("pool", dialect, df = found$df, p = 2 * pt(-abs(t), found$df), reach = qt(.975, found$df) * sqrt(found$t))
}

covariance <- cov(na.omit(d[paste0("q", 1:4)]))
say("pairs", "spss", value = var(covariance[row(covariance) != col(covariance)]))
say("pairs", "recommended", value = var(covariance[lower.tri(covariance)]))

# 30 of 100 and 30 of 60: of those asked, and of those who ticked something (60 and 58)
say("letters", "recommended", p = suppressWarnings(prop.test(c(30, 30), c(100, 60), correct = FALSE))$p.value)
say("letters", "spss", p = suppressWarnings(prop.test(c(30, 30), c(60, 58), correct = FALSE))$p.value)
keep()
