# Rscript whole.R: every table of polychoric correlations: thresholds and errors by lavaan, the likelihood of each pair by polycor's integrals.
suppressMessages({ library(polycor); library(lavaan) })
source("../scales/read.R")
source("../whole.R")
items <- c("q1", "q2", "q4", "q10")
for (case in c("plain", "weighted")) {
  x <- (if (case == "plain") d else twice)[items]
  for (i in items) {
    share <- cumsum(table(x[[i]])) / sum(!is.na(x[[i]])); n <- sum(!is.na(x[[i]])); bounds <- qnorm(share[-length(share)])
    for (k in seq_along(bounds)) # the error of a share through the normal quantile, with the divisor n - 1 as in lavaan
      do.call(say, c(list("thresholds", i), setNames(list(bounds[[k]], sqrt(share[[k]] * (1 - share[[k]]) / (n - 1)) / dnorm(bounds[[k]])), paste0(c("estimate", "se"), "@threshold=", k))))
    do.call(say, c(list("polychoric_correlations", i), setNames(list(1), paste0("r@", i))))
  }
  for (i in 1:3) for (j in (i + 1):4) {
    pair <- na.omit(x[items[c(i, j)]]); t <- table(pair[[1]], pair[[2]])
    row <- qnorm(cumsum(rowSums(t))[-nrow(t)] / sum(t)); col <- qnorm(cumsum(colSums(t))[-ncol(t)] / sum(t))
    best <- optimize(function(r) -sum(t * log(polycor:::binBvn(r, row, col))), c(-.99, .99), tol = 1e-10)
    seen <- t[t > 0]; q <- 2 * (best$objective + sum(seen * log(seen / sum(seen)))); df <- length(t) - nrow(t) - ncol(t)
    say("bivariate_normality", items[c(i, j)], chi_square = q, df = df, p = pchisq(q, df, lower.tail = FALSE))
    fit <- subset(parameterEstimates(lavCor(pair, ordered = names(pair), output = "fit", se = "robust.sem", estimator = "WLSMV")), op == "~~" & lhs != rhs)
    for (k in list(c(i, j), c(j, i))) do.call(say, c(list("polychoric_correlations", items[k[1]]), setNames(list(best$minimum, fit$se, nrow(pair)), paste0(c("r@", "se@", "n@"), items[k[2]]))))
  }
}
keep_whole()
