# Rscript effective.R: tables weighted by hours, whose effective base is the square of the sum of weights by the sum of their squares: adjusted
# counts, chi-square of the table scaled to its base, every two columns by shares and by means scaled to theirs. Written into effective.csv.
source("../scales/read.R")
k <- d[!is.na(d$hours) & !is.na(d$unit) & !is.na(d$sex), ]; w <- k$hours; base <- function(i) sum(w[i])^2 / sum(w[i]^2); found <- c("name,value"); say <- function(name, v) found <<- c(found, sprintf("%s,%.15g", name, v))
for (s in 1:2) for (u in 1:5) { i <- k$sex == s & k$unit == u; say(paste("count", s, u, sep = ":"), sum(w[i])); say(paste("adjusted", s, u, sep = ":"), base(i)) }
t <- xtabs(w ~ k$sex + k$unit); t <- t / sum(t) * base(rep(TRUE, nrow(k))); say("chi_square", suppressWarnings(chisq.test(t, correct = FALSE))$statistic)
share <- sapply(1:5, function(u) sum(w[k$sex == 1 & k$unit == u]) / sum(w[k$unit == u])); n <- sapply(1:5, function(u) base(k$unit == u))
for (i in 1:4) for (j in (i + 1):5) { p <- (n[i] * share[i] + n[j] * share[j]) / (n[i] + n[j]); say(paste("share", i, j, sep = ":"), 2 * pnorm(-abs(share[i] - share[j]) / sqrt(p * (1 - p) * (1 / n[i] + 1 / n[j])))) }
x <- k$q1; ok <- !is.na(x); n <- sapply(1:5, function(u) base(ok & k$unit == u)); m <- sapply(1:5, function(u) weighted.mean(x[ok & k$unit == u], w[ok & k$unit == u]))
ss <- sapply(1:5, function(u) { i <- ok & k$unit == u; sum(w[i] * (x[i] - m[u])^2) * n[u] / sum(w[i]) }); df <- sum(n) - 5; v <- sum(ss) / df
for (i in 1:4) for (j in (i + 1):5) say(paste("mean", i, j, sep = ":"), 2 * pt(-abs(m[i] - m[j]) / sqrt(v * (1 / n[i] + 1 / n[j])), df))
writeLines(found, "effective.csv")
