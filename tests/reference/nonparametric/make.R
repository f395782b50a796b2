# Rscript make.R: rank tests, goodness of fit and runs by R, coin, exactRankTests and nortest; exact p of small.csv
# where no package has them by counting every permutation.
source("../scales/read.R")
suppressMessages({library(coin); library(exactRankTests); library(nortest)})
s <- read.csv("small.csv")
say <- function(label, ...) for (each in names(c(...))) note(paste(label, each, sep = ":"), c(...)[[each]])
ties <- function(x) sum(table(x)^3 - table(x))

mann_whitney <- function(label, y, g, exact = FALSE) {
  x <- na.omit(data.frame(y, g = factor(g)))
  r <- rank(x$y)
  n <- table(x$g)
  u <- tapply(r, x$g, sum) - n * (n + 1) / 2
  t <- wilcox_test(y ~ g, x)
  say(label, u = min(u), w = tapply(r, x$g, sum)[[which.min(tapply(r, x$g, mean))]],
      z = -abs(statistic(t)[[1]]), p = pvalue(t)[[1]], mean_rank = mean(r[x$g == levels(x$g)[1]]))
  if (exact) {
    e <- wilcox.exact(y ~ g, x, exact = TRUE)
    less <- min(wilcox.exact(y ~ g, x, exact = TRUE, alternative = "less")$p.value,
                wilcox.exact(y ~ g, x, exact = TRUE, alternative = "greater")$p.value)
    say(label, exact = pvalue(wilcox_test(y ~ g, x, distribution = "exact"))[[1]], exact_one = less,
        uncorrected = min(1, 2 * pwilcox(min(u), n[[1]], n[[2]])))
  }
}
mann_whitney("mw:q5", d$q5, d$sex)
mann_whitney("mw:hours", d$hours, d$sex)
mann_whitney("mw:weighted", twice$q5, twice$sex)
mann_whitney("mw:small", s$y[s$g != 3], s$g[s$g != 3], TRUE)
mann_whitney("mw:untied", c(1.1, 2.2, 3.3, 4.4, 9.9), c(1, 1, 2, 2, 2), TRUE)

wilcoxon <- function(label, a, b, exact = FALSE) {
  x <- na.omit(data.frame(a, b))
  gap <- x$b - x$a
  t <- wilcoxsign_test(b ~ a, x, zero.method = "Wilcoxon")
  r <- rank(abs(gap[gap != 0]))
  say(label, z = -abs(statistic(t)[[1]]), p = pvalue(t)[[1]], positive = sum(r[gap[gap != 0] > 0]),
      negative = sum(r[gap[gap != 0] < 0]), ties = sum(gap == 0),
      sign = binom.test(sum(gap > 0), sum(gap != 0))$p.value)
  if (exact) say(label, exact = wilcox.exact(x$b, x$a, paired = TRUE, exact = TRUE)$p.value,
                 exact_one = min(wilcox.exact(x$b, x$a, paired = TRUE, alternative = "less", exact = TRUE)$p.value,
                                 wilcox.exact(x$b, x$a, paired = TRUE, alternative = "greater", exact = TRUE)$p.value))
}
wilcoxon("wx:q1q4", d$q1, d$q4)
wilcoxon("wx:weighted", twice$q1, twice$q4)
wilcoxon("wx:small", s$x1, s$x3, TRUE)

each_arrangement <- function(sizes, found) { # applies `found` to every way to sort the places into groups
  n <- sum(sizes)
  out <- c()
  first <- combn(n, sizes[1])
  for (i in seq_len(ncol(first))) {
    rest <- setdiff(1:n, first[, i])
    second <- combn(length(rest), sizes[2])
    for (j in seq_len(ncol(second))) {
      g <- rep(3, n)
      g[first[, i]] <- 1
      g[rest[second[, j]]] <- 2
      out <- c(out, found(g))
    }
  }
  out
}
kruskal <- function(label, y, g) {
  x <- na.omit(data.frame(y, g))
  t <- kruskal.test(x$y, x$g)
  n <- nrow(x)
  r <- rank(x$y)
  say(label, h = t$statistic[[1]], df = t$parameter[[1]], p = t$p.value,
      epsilon = t$statistic[[1]] / ((n^2 - 1) / (n + 1)))
  levels <- sort(unique(x$g))
  pairs <- choose(length(levels), 2)
  for (i in levels) for (j in levels) if (i < j) {
    se <- sqrt((n * (n + 1) / 12 - ties(x$y) / (12 * (n - 1))) * (1 / sum(x$g == i) + 1 / sum(x$g == j)))
    gap <- mean(r[x$g == i]) - mean(r[x$g == j])
    p <- 2 * pnorm(-abs(gap / se))
    say(paste(label, i, j, sep = ":"), difference = gap, se = se, z = gap / se, p = p, adjusted = min(1, p * pairs))
  }
}
kruskal("kw:q5", d$q5, d$unit)
kruskal("kw:hours", d$hours, d$unit)
kruskal("kw:weighted", twice$q5, twice$unit)
kruskal("kw:small", s$y, s$g)
r <- rank(s$y)
h <- function(g) sum(tapply(r, g, sum)^2 / table(g))
all <- each_arrangement(c(5, 4, 4), h)
say("kw:small", exact = mean(all >= h(s$g) - 1e-9))

jt <- function(y, g) {
  found <- 0
  for (i in unique(g)) for (j in unique(g)) if (i < j)
    found <- found + sum(outer(y[g == i], y[g == j], function(a, b) (a < b) + (a == b) / 2))
  found
}
jonckheere <- function(label, y, g) {
  x <- na.omit(data.frame(y, g))
  n <- nrow(x); m <- table(x$g); t <- table(x$y)
  mean <- (n^2 - sum(m^2)) / 4
  a <- function(v) sum(v * (v - 1) * (2 * v + 5)); b <- function(v) sum(v * (v - 1) * (v - 2)); pairs <- function(v) sum(v * (v - 1))
  v <- (a(n) - a(m) - a(t)) / 72 + b(m) * b(t) / (36 * b(n)) + pairs(m) * pairs(t) / (8 * pairs(n))
  found <- jt(x$y, x$g)
  list(c(j = found, mean = mean, sd = sqrt(v), z = (found - mean) / sqrt(v), p = 2 * pnorm(-abs(found - mean) / sqrt(v))))
}
say("jt:q5", jonckheere("", d$q5, d$unit)[[1]])
say("jt:weighted", jonckheere("", twice$q5, twice$unit)[[1]])
small <- jonckheere("", s$y, s$g)[[1]]
say("jt:small", small)
all <- each_arrangement(c(5, 4, 4), function(g) jt(s$y, g))
stopifnot(abs(mean(all) - small[["mean"]]) < 1e-9, abs(mean((all - mean(all))^2) - small[["sd"]]^2) < 1e-9)
say("jt:small", exact = mean(abs(all - small[["mean"]]) >= abs(small[["j"]] - small[["mean"]]) - 1e-9),
    exact_one = mean(all >= small[["j"]] - 1e-9))

friedman <- function(label, m) {
  m <- as.matrix(na.omit(m))
  t <- friedman.test(m)
  say(label, chi = t$statistic[[1]], p = t$p.value, n = nrow(m), w = t$statistic[[1]] / (nrow(m) * (ncol(m) - 1)))
  ranks <- t(apply(m, 1, rank))
  for (at in 1:ncol(m)) note(paste(label, "mean_rank", at, sep = ":"), mean(ranks[, at]))
  ranks
}
invisible(friedman("fr:items", d[paste0("q", 1:6)]))
invisible(friedman("fr:weighted", twice[paste0("q", 1:6)]))
rows <- friedman("fr:small", s[1:8, c("x1", "x2", "x3")])
orders <- list(c(1, 2, 3), c(1, 3, 2), c(2, 1, 3), c(2, 3, 1), c(3, 1, 2), c(3, 2, 1))
sums <- list(c(0, 0, 0)); weight <- 1
for (i in 1:nrow(rows)) {
  sums <- unlist(lapply(sums, function(each) lapply(orders, function(o) each + rows[i, o])), recursive = FALSE)
  if (length(sums) > 50000) { # six permutations of eight rows: equal sums are merged
    key <- sapply(sums, paste, collapse = " ")
    weight <- tapply(rep(weight, each = 6), key, sum)
    sums <- lapply(strsplit(names(weight), " "), as.numeric)
  } else weight <- rep(weight, each = 6)
}
value <- sapply(sums, function(each) sum(each^2))
say("fr:small", exact = sum(weight[value >= sum(colSums(rows)^2) - 1e-9]) / sum(weight))
cochran <- function(label, m) {
  m <- na.omit(m)
  t <- friedman.test(as.matrix(m))
  say(label, q = t$statistic[[1]], p = t$p.value, n = nrow(m))
}
high <- as.data.frame(ifelse(d[paste0("q", 1:4)] > 3, 1, 0))
cochran("cq:items", high)
cochran("cq:weighted", high[rep(seq_len(nrow(d)), d$times), ])
cochran("cq:small", s[c("b1", "b2", "b3")])
b <- as.matrix(s[c("b1", "b2", "b3")])
b <- b[rowSums(b) %in% 1:2, ]
grid <- as.matrix(expand.grid(rep(list(1:3), nrow(b))))
count <- sapply(1:3, function(at) rowSums(sapply(seq_len(nrow(b)), function(i) {
  if (sum(b[i, ]) == 1) grid[, i] == at else grid[, i] != at
})))
say("cq:small", exact = mean(rowSums(count^2) >= sum(colSums(b)^2) - 1e-9))

middle <- function(label, y, g) {
  x <- na.omit(data.frame(y, g))
  m <- median(x$y)
  table <- table(x$y > m, x$g)
  t <- suppressWarnings(chisq.test(table, correct = FALSE))
  say(label, median = m, chi = t$statistic[[1]], df = t$parameter[[1]], p = t$p.value)
  if (ncol(table) == 2) {
    t <- suppressWarnings(chisq.test(table))
    say(label, yates = t$statistic[[1]], yates_p = t$p.value, fisher = fisher.test(table)$p.value)
  }
}
middle("md:hours", d$hours, d$unit)
middle("md:weighted", twice$hours, twice$unit)
middle("md:two", d$hours, d$sex)
middle("md:small", s$y[s$g != 3], s$g[s$g != 3])
middle("md:three", s$y, s$g)
above <- s$y > median(s$y)
pearson <- function(g) suppressWarnings(chisq.test(table(above, g), correct = FALSE)$statistic[[1]])
sizes <- c(5, 4, 4)
ways <- expand.grid(0:5, 0:4, 0:4)
ways <- ways[rowSums(ways) == sum(above), ]
chi <- apply(ways, 1, function(k) sum((k - sizes * mean(above))^2 / (sizes * mean(above))))
say("md:three", exact = sum((choose(5, ways[, 1]) * choose(4, ways[, 2]) * choose(4, ways[, 3]))[
  chi >= sum((tapply(above, s$g, sum) - sizes * mean(above))^2 / (sizes * mean(above))) - 1e-9]) / choose(13, sum(above)))

runs <- function(label, x, cut = median(x)) {
  side <- x >= cut
  n1 <- sum(!side); n2 <- sum(side); n <- n1 + n2
  found <- 1 + sum(diff(side) != 0)
  mean <- 2 * n1 * n2 / n + 1
  sd <- sqrt(2 * n1 * n2 * (2 * n1 * n2 - n) / (n^2 * (n - 1)))
  gap <- found - mean
  if (n < 50) gap <- sign(gap) * max(0, abs(gap) - .5)
  say(label, runs = found, below = n1, z = gap / sd, p = 2 * pnorm(-abs(gap / sd)), cut = cut)
  if (n < 50) {
    at <- combn(n, n1)
    all <- apply(at, 2, function(i) { v <- rep(1, n); v[i] <- 0; 1 + sum(diff(v) != 0) })
    say(label, exact = mean(abs(all - mean) >= abs(found - mean) - 1e-9))
  }
}
runs("rn:hours", na.omit(d$hours))
stopifnot(abs(numbers[["rn:hours:z"]] - tseries::runs.test(factor(na.omit(d$hours) >= numbers[["rn:hours:cut"]]))$statistic) < 1e-9)
runs("rn:mean", na.omit(d$hours), mean(d$hours, na.rm = TRUE))
runs("rn:small", s$y)

say("bi:sex", n = sum(d$sex == d$sex[1]), p = binom.test(sum(d$sex == d$sex[1]), nrow(d))$p.value,
    prop = prop.test(sum(d$sex == d$sex[1]), nrow(d))$p.value)
k <- sum(twice$sex == 2)
say("bi:weighted", p = binom.test(k, nrow(twice), .6)$p.value,
    less = min(binom.test(k, nrow(twice), .6, "less")$p.value, binom.test(k, nrow(twice), .6, "greater")$p.value))
k <- sum(d$q1 <= 3, na.rm = TRUE)
say("bi:cut", k = k, p = binom.test(k, sum(!is.na(d$q1)), .3)$p.value, less = binom.test(k, sum(!is.na(d$q1)), .3, "less")$p.value)

t <- chisq.test(table(d$unit)); say("cs:unit", chi = t$statistic[[1]], df = t$parameter[[1]], p = t$p.value)
t <- chisq.test(table(twice$unit), p = c(4, 3, 2, 2, 1) / 12); say("cs:weighted", chi = t$statistic[[1]], df = t$parameter[[1]], p = t$p.value)
o <- as.vector(table(s$c))
t <- suppressWarnings(chisq.test(o)); n <- sum(o)
ways <- expand.grid(0:n, 0:n, 0:n); ways$last <- n - rowSums(ways); ways <- ways[ways$last >= 0, ]
chi <- rowSums((as.matrix(ways) - n / 4)^2) / (n / 4)
say("cs:small", chi = t$statistic[[1]], p = t$p.value,
    exact = sum(apply(ways[chi >= t$statistic[[1]] - 1e-9, ], 1, dmultinom, prob = rep(1, 4))))

kolmogorov <- function(z) { k <- 1:100; min(1, 2 * sum((-1)^(k - 1) * exp(-2 * k^2 * z^2))) }
two <- function(label, y, g, exact = FALSE) {
  x <- na.omit(data.frame(y, g)); a <- x$y[x$g == 1]; b <- x$y[x$g == 2]
  t <- suppressWarnings(ks.test(a, b, exact = FALSE))
  z <- t$statistic[[1]] * sqrt(length(a) * length(b) / (length(a) + length(b)))
  at <- sort(unique(x$y)); gap <- ecdf(a)(at) - ecdf(b)(at)
  say(label, d = t$statistic[[1]], z = z, p = kolmogorov(z), positive = max(0, gap), negative = min(0, gap))
  if (exact) say(label, exact = ks.test(a, b, exact = TRUE)$p.value)
}
two("ks2:hours", d$hours, d$sex)
two("ks2:weighted", twice$hours, twice$sex)
two("ks2:small", s$y, s$g, TRUE)
two("ks2:untied", c(1.1, 2.2, 3.3, 4.4, 9.9, 8.1), c(1, 1, 1, 2, 2, 2), TRUE)
keep()

numbers <- list()
ks <- function(label, x) {
  x <- sort(na.omit(x)); n <- length(x)
  t <- lillie.test(x)
  shares <- cumsum(table(x)) / n; at <- pnorm(sort(unique(x)), mean(x), sd(x))
  s <- shapiro.test(x)
  say(label, d = t$statistic[[1]], lilliefors = t$p.value, positive = max(0, shares - at),
      negative = min(0, c(0, head(shares, -1)) - at), kolmogorov = kolmogorov(t$statistic[[1]] * sqrt(n)),
      w = s$statistic[[1]], shapiro = s$p.value)
}
ks("hours", d$hours)
ks("q5", d$q5)
ks("weighted", twice$hours)
for (u in 1:5) ks(paste0("unit", u), d$hours[d$unit == u])
ks("small", s$y)
ks("five", c(2, 3, 5, 7, 30))
say("three", w = shapiro.test(c(1, 2, 4))$statistic[[1]], shapiro = shapiro.test(c(1, 2, 4))$p.value)
say("ten", w = shapiro.test(c(1:9, 40))$statistic[[1]], shapiro = shapiro.test(c(1:9, 40))$p.value)
say("line", w = shapiro.test(1:11)$statistic[[1]], shapiro = shapiro.test(1:11)$p.value, d = lillie.test(1:11)$statistic[[1]],
    lilliefors = lillie.test(1:11)$p.value)
long <- rep(qnorm(ppoints(500))^3, 4)
say("long", w = shapiro.test(long)$statistic[[1]], shapiro = shapiro.test(long)$p.value, lilliefors = lillie.test(long)$p.value)
keep("../normality/numbers.csv")
