# Rscript models.R: split halves, Guttman's lambdas, omega, ordinal alpha, intraclass correlations, as R computes them.
suppressMessages({library(psych); library(GPArotation); library(lavaan)})
source("../scales/read.R")
one <- function(label, data, items, groups = FALSE) {
  x <- na.omit(data[items])
  k <- length(items)
  say <- function(name, value) note(paste(label, name, sep = ":"), value)
  h <- (k + 1) %/% 2
  s1 <- rowSums(x[1:h]); s2 <- rowSums(x[(h + 1):k])
  say("alpha1", suppressWarnings(alpha(x[1:h], check.keys = FALSE))$total$raw_alpha)
  if (k - h > 1) say("alpha2", suppressWarnings(alpha(x[(h + 1):k], check.keys = FALSE))$total$raw_alpha)
  r <- cor(s1, s2); say("between", r); say("equal", 2 * r / (1 + r))
  q <- h * (k - h) / k^2
  say("unequal", (-r^2 + sqrt(r^4 + 4 * r^2 * (1 - r^2) * q)) / (2 * (1 - r^2) * q))
  v <- var(s1 + s2); say("guttman_split", 2 * (v - var(s1) - var(s2)) / v)
  c <- cov(x); total <- sum(c); off <- c; diag(off) <- 0
  say("lambda:1", 1 - tr(c) / total)
  say("lambda:2", 1 - tr(c) / total + sqrt(k / (k - 1) * sum(off^2)) / total)
  say("lambda:5", 1 - tr(c) / total + 2 * sqrt(max(colSums(off^2))) / total)
  say("lambda:6", 1 - sum((1 - smc(cor(x))) * diag(c)) / total)
  g <- suppressWarnings(guttman(cor(x))); say("psych:lambda:6", g$lambda.6)
  if (k > 2) {
    fit <- cfa(paste("f =~", paste(items, collapse = " + ")), x, std.lv = TRUE, control = list(rel.tol = 1e-10))
    z <- lavInspect(fit, "est"); l <- sum(z$lambda)
    say("omega", l^2 / (l^2 + sum(diag(z$theta))))
    s <- lavInspect(fit, "std"); ls <- sum(s$lambda)
    say("omega_standardized", ls^2 / (ls^2 + sum(diag(s$theta))))
    say("ave", mean(s$lambda^2))
  }
  if (groups) {
    o <- suppressWarnings(suppressMessages(omega(cor(x), nfactors = 3, fm = "minres", plot = FALSE, flip = FALSE, n.obs = nrow(x))))
    say("omega_h", o$omega_h); say("omega_t", o$omega.tot)
  }
  i <- ICC(x, lmer = FALSE)$results
  for (j in 1:6) for (w in c("ICC", "F", "df1", "df2", "p", "lower bound", "upper bound"))
    say(paste("icc", i$type[j], gsub(" ", "_", w), sep = ":"), i[j, w])
}
one("three", d, c("q1", "q2", "q3"))
one("four", d, c("q1", "q2", "q3", "q4"))
one("nine", d, paste0("q", 1:9), TRUE)
one("weighted", twice, paste0("q", 1:9), TRUE)
x <- na.omit(d[paste0("q", 1:9)])
p <- lavCor(x, ordered = names(x)); class(p) <- "matrix"
k <- 9; rbar <- mean(p[lower.tri(p)]); note("ordinal_alpha", k * rbar / (1 + (k - 1) * rbar))
keep("models.csv")
