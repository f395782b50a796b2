# Rscript multiple.R: Šidák, Scheffé, Tamhane, homogeneous subsets, contrasts and intervals of effect sizes.
source("../scales/read.R")
all <- function(label, data, y) {
  x <- na.omit(data[c(y, "unit")])
  names(x)[1] <- "y"
  g <- factor(x$unit)
  n <- as.vector(table(g))
  m <- as.vector(tapply(x$y, g, mean))
  v <- as.vector(tapply(x$y, g, var))
  a <- anova(lm(y ~ g, x))
  ms <- a[2, 3]
  df <- a[2, 1]
  k <- nlevels(g)
  pairs <- k * (k - 1) / 2
  say <- function(...) note(paste(label, paste(..1, collapse = ":"), sep = ":"), ..2)
  for (i in 1:(k - 1)) for (j in (i + 1):k) {
    gap <- m[i] - m[j]
    pair <- function(test, se, p, reach) {
      found <- c(se_difference = se, p = p, ci_low = gap - reach, ci_high = gap + reach)
      for (each in names(found)) say(c(test, i, j, each), found[[each]])
    }
    se <- sqrt(ms * (1 / n[i] + 1 / n[j]))
    pair("sidak", se, 1 - (1 - 2 * pt(-abs(gap / se), df))^pairs, qt(1 - (1 - .95^(1 / pairs)) / 2, df) * se)
    pair("scheffe", se, pf((gap / se)^2 / (k - 1), k - 1, df, lower.tail = FALSE), sqrt((k - 1) * qf(.95, k - 1, df)) * se)
    t <- t.test(x$y[g == levels(g)[i]], x$y[g == levels(g)[j]])
    own <- t$parameter[[1]]
    se <- t$stderr
    pair("tamhane", se, 1 - (1 - t$p.value)^pairs, qt(1 - (1 - .95^(1 / pairs)) / 2, own) * se)
  }
  h <- 1 / mean(1 / n)
  order <- order(m)
  for (i in 1:(k - 1)) for (j in (i + 1):k) { # the range from the i-th to the j-th smallest mean
    q <- (m[order[j]] - m[order[i]]) / sqrt(ms / h)
    say(c("range", "snk", i, j), ptukey(q, j - i + 1, df, lower.tail = FALSE))
    say(c("range", "tukey", i, j), ptukey(q, k, df, lower.tail = FALSE))
    say(c("range", "scheffe", i, j), pf(q^2 / 2 / (k - 1), k - 1, df, lower.tail = FALSE))
  }
  for (c in list(c(1, -1, 0, 0, 0), c(.5, .5, -1 / 3, -1 / 3, -1 / 3))) {
    key <- if (c[1] == 1) 1 else 2
    value <- sum(c * m)
    se <- sqrt(ms * sum(c^2 / n))
    say(c("contrast", key, "value"), value)
    say(c("contrast", key, "equal", "t"), value / se)
    say(c("contrast", key, "equal", "p"), 2 * pt(-abs(value / se), df))
    parts <- c^2 * v / n
    own <- sum(parts)^2 / sum(parts^2 / (n - 1))
    say(c("contrast", key, "unequal", "t"), value / sqrt(sum(parts)))
    say(c("contrast", key, "unequal", "df"), own)
    say(c("contrast", key, "unequal", "p"), 2 * pt(-abs(value / sqrt(sum(parts))), own))
  }
  f <- a[1, 4]
  bound <- function(p) if (pf(f, k - 1, df) <= p) 0 else uniroot(function(nc) pf(f, k - 1, df, nc) - p, c(0, 500), tol = 1e-12)$root
  low <- bound(.975)
  high <- bound(.025)
  say("eta_squared:ci_low", low / (low + k + df))
  say("eta_squared:ci_high", high / (high + k + df))
}
all("hours", d, "hours")
all("q5", d, "q5")
all("weighted", twice, "hours")
keep("multiple.csv")
