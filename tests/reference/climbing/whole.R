# Rscript whole.R: where vglm of VGAM stands after each step from the shares of the answers alone: unit on sex and q1
# against the last answer, and q4 on the same by proportional odds; -2 log likelihood has SPSS's multinomial constant.
source("../scales/read.R")
source("../whole.R")
suppressMessages(library(VGAM))
steps <- function(fit, start, names_, counts, constant) {
  before <- start
  kernel <- -2 * sum(counts[counts > 0] * log((counts / sum(counts))[counts > 0]))
  tell <- function(k, value, b) do.call(say, c(list("iteration_history", paste0("iterations=", k)), setNames(as.list(c(value + constant, b)), c("deviance", paste0("b@", names_)))))
  tell(0, kernel, start)
  for (k in 1:60) { m <- suppressWarnings(fit(k)); b <- m$b; tell(k, m$value, b); if (max(abs(b - before)) < 1e-6) break; before <- b }
}
constant_of <- function(x, y) { seen <- table(interaction(x, drop = TRUE), y); -2 * (sum(lgamma(rowSums(seen) + 1)) - sum(lgamma(seen + 1))) }
for (label in c("plain", "weighted")) {
  all <- if (label == "plain") d else twice
  case <- paste0(label, "_nominal"); x <- na.omit(all[c("unit", "sex", "q1")]); x$s <- as.numeric(x$sex == 1); y <- relevel(factor(x$unit), "5"); counts <- table(y)
  of_ <- c("(Intercept)", "q1", "s"); keys <- c("intercept", "q1", "sex=1"); order_ <- unlist(lapply(1:4, function(j) paste0(of_, ":", j)))
  start <- setNames(c(log(counts[2:5] / counts[1]), rep(0, 8)), c(paste0("(Intercept):", 1:4), paste0("q1:", 1:4), paste0("s:", 1:4)))
  steps(function(k) { m <- vglm(y ~ q1 + s, multinomial(refLevel = 1), x, coefstart = start, maxit = k, epsilon = 1e-300); list(b = coef(m)[order_], value = -2 * sum(log(fitted(m)[cbind(seq_along(y), as.integer(y))]))) }, start[order_], unlist(lapply(1:4, function(j) paste0("unit=", j, ">", keys))), counts, constant_of(x[c("sex", "q1")], y))
  case <- paste0(label, "_ordered"); x <- na.omit(all[c("q4", "sex", "q1")]); x$s <- as.numeric(x$sex == 1); y <- ordered(x$q4); counts <- table(y); shares <- cumsum(counts)[1:4] / sum(counts); start <- c(log(shares / (1 - shares)), 0, 0)
  steps(function(k) { m <- vglm(y ~ q1 + s, cumulative(parallel = TRUE), x, coefstart = start, maxit = k, epsilon = 1e-300); b <- coef(m); b[5:6] <- -b[5:6]; list(b = b, value = -2 * sum(log(fitted(m)[cbind(seq_along(y), as.integer(y))]))) }, start, c(paste0("threshold>q4=", 1:4), "location>q1", "location>sex=1"), counts, constant_of(x[c("sex", "q1")], y))
}
keep_whole()
