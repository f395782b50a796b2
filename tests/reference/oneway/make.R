# Rscript make.R: ANOVA, Levene, Welch, Brown-Forsythe and post-hoc tests of hours and q5 by unit.
source("../scales/read.R")
suppressMessages(library(car))
trimmed <- function(x, share = .05) { # the ends count in part, as EXAMINE does it; R's own cuts whole cases
  x <- sort(x)
  n <- length(x)
  kept <- pmin(pmax(1:n, share * n), n - share * n) - pmin(pmax(0:(n - 1), share * n), n - share * n)
  sum(kept * x) / sum(kept)
}
all <- function(label, data, y) {
  x <- na.omit(data[c(y, "unit")])
  names(x)[1] <- "y"
  g <- factor(x$unit)
  a <- anova(lm(y ~ g, x))
  say <- function(...) note(paste(label, ..1, sep = ":"), ..2)
  say("between", a[1, 2])
  say("within", a[2, 2])
  say("f", a[1, 4])
  say("p", a[1, 5])
  ms <- a[2, 3]
  total <- sum(a[, 2])
  k <- nlevels(g)
  say("eta_squared", a[1, 2] / total)
  say("epsilon_squared", (a[1, 2] - (k - 1) * ms) / total)
  say("omega_squared", (a[1, 2] - (k - 1) * ms) / (total + ms))
  for (center in c("mean", "median")) {
    l <- leveneTest(x$y, g, center = center)
    say(paste0("based_on_", center, ":levene"), l[1, 2])
    say(paste0("based_on_", center, ":p"), l[1, 3])
  }
  z <- abs(x$y - ave(x$y, g, FUN = trimmed))
  l <- anova(lm(z ~ g))
  say("based_on_trimmed_mean:levene", l[1, 4])
  say("based_on_trimmed_mean:p", l[1, 5])
  z <- abs(x$y - ave(x$y, g, FUN = median))
  u <- tapply(z, g, function(v) sum((v - mean(v))^2))
  df2 <- sum(u)^2 / sum(u^2 / (table(g) - 1))
  say("based_on_median_adjusted:df2", df2)
  say("based_on_median_adjusted:p", pf(anova(lm(z ~ g))[1, 4], k - 1, df2, lower.tail = FALSE))
  w <- oneway.test(y ~ g, x)
  say("welch:value", w$statistic)
  say("welch:df2", w$parameter[2])
  say("welch:p", w$p.value)
  n <- as.vector(table(g))
  m <- tapply(x$y, g, mean)
  v <- tapply(x$y, g, var)
  terms <- (1 - n / sum(n)) * v
  df2 <- sum(terms)^2 / sum(terms^2 / (n - 1))
  say("brown_forsythe:value", a[1, 2] / sum(terms))
  say("brown_forsythe:df2", df2)
  say("brown_forsythe:p", pf(a[1, 2] / sum(terms), k - 1, df2, lower.tail = FALSE))
  df <- a[2, 1]
  for (i in 1:(k - 1)) for (j in (i + 1):k) {
    gap <- m[[i]] - m[[j]]
    pair <- function(test, se, p, reach) {
      found <- c(mean_difference = gap, se_difference = se, p = p, ci_low = gap - reach, ci_high = gap + reach)
      for (each in names(found)) say(paste(test, levels(g)[i], levels(g)[j], each, sep = ":"), found[[each]])
    }
    se <- sqrt(ms * (1 / n[i] + 1 / n[j]))
    p <- 2 * pt(-abs(gap / se), df)
    pairs <- k * (k - 1) / 2
    pair("lsd", se, p, qt(.975, df) * se)
    pair("bonferroni", se, min(1, p * pairs), qt(1 - .025 / pairs, df) * se)
    pair("tukey", se, ptukey(abs(gap / se) * sqrt(2), k, df, lower.tail = FALSE), qtukey(.95, k, df) / sqrt(2) * se)
    s <- c(v[[i]] / n[i], v[[j]] / n[j])
    own <- sum(s)^2 / sum(s^2 / c(n[i] - 1, n[j] - 1))
    se <- sqrt(sum(s))
    pair("games_howell", se, ptukey(abs(gap / se) * sqrt(2), k, own, lower.tail = FALSE), qtukey(.95, k, own) / sqrt(2) * se)
  }
}
all("hours", d, "hours")
all("q5", d, "q5")
all("weighted", twice, "hours")
keep()
