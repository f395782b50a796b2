# Rscript whole.R: what other scripts leave out. Shares of all cases and of those who answer, limits of a mean (t.test), answers to a set;
# means of groups; shares of those asked; McNemar's counts (table, mcnemar.test); ranges; probabilities of T-squared and of parallel items.
source("../scales/read.R")
source("../whole.R")
low <- function(k) { for (i in 1:3) k[[paste0("t", i)]] <- as.numeric(k[[c("q1", "q4", "q7")[i]]] >= 4); k }
d <- low(d); twice <- low(twice)
for (of in c("plain", "weighted")) {
  k <- if (of == "plain") d else twice; now <- function(name) case <<- paste0(of, "_", name); put <- function(table, keys, values) do.call(say, c(list(table, keys), values))
  now("shares") # sex in rows, unit in columns, both with totals
  for (s in c(1, 2, NA)) {
    line <- list()
    for (u in c(1:5, NA)) {
      row <- if (is.na(s)) rep(TRUE, nrow(k)) else k$sex %in% s; column <- if (is.na(u)) rep(TRUE, nrow(k)) else k$unit %in% u; known <- !is.na(k$sex) & !is.na(k$unit)
      found <- list(row_total_n_percent = 100 * sum(row & column) / sum(row), column_valid_n_percent = 100 * sum(row & column & known) / sum(column & known))
      names(found) <- paste0(names(found), "@unit>", if (is.na(u)) "total" else paste0("unit=", u)); line <- c(line, found)
    }
    put("custom_table", if (is.na(s)) "sex>total" else paste0("sex>sex=", s), line)
  }
  now("limits"); line <- list()
  for (s in 1:2) { ci <- t.test(k$hours[k$sex %in% s], conf.level = .9)$conf.int; n <- sum(!is.na(k$hours[k$sex %in% s])); found <- list(mean_ci_low = ci[1], mean_ci_high = ci[2], sum_ci_low = n * ci[1], sum_ci_high = n * ci[2]); names(found) <- paste0(names(found), "@sex>sex=", s); line <- c(line, found) }
  put("custom_table", "hours", line)
  now("ticks"); ticks <- k[c("t1", "t2", "t3")] == 1 & !is.na(k[c("t1", "t2", "t3")]); who <- rowSums(ticks) > 0; asked <- rowSums(!is.na(k[c("t1", "t2", "t3")])) > 0
  for (i in 1:3) put("custom_table", paste0("all_options>t", i), list(count = sum(ticks[, i]), responses = sum(ticks[, i])))
  put("custom_table", "all_options>total", list(count = sum(who), responses = sum(ticks)))
  now("asked")
  for (i in 1:3) { line <- list(); for (s in 1:2) line[[paste0("percent_of_asked@sex=", s)]] <- 100 * sum(ticks[, i] & k$sex %in% s) / sum(asked & k$sex %in% s); put("column_proportions", paste0("t", i), line) }
  now("groups")
  x <- k[!is.na(k$hours) & !is.na(k$unit), ]
  for (u in 1:5) put("homogeneous_subsets", paste0("waller_duncan/unit=", u), list(n = sum(x$unit == u), mean = mean(x$hours[x$unit == u])))
  now("change")
  x <- k[!is.na(k$t1) & !is.na(k$t3), ]; t <- table(x$t1, x$t3); m <- mcnemar.test(t, correct = TRUE)
  for (i in 0:1) put("pair_counts", paste0("t1=", i), setNames(list(t[i + 1, 1], t[i + 1, 2]), paste0("count@t3=", 0:1)))
  put("test_statistics", "t1/t3", list(n = sum(t), chi_square = m$statistic[[1]]))
  now("range"); x <- k$hours[!is.na(k$hours)]; put("one_sample_kolmogorov", "hours", list(minimum = min(x), maximum = max(x)))
  now("levels") # Hotelling's T-squared that three items have one mean: F of the intercepts of their differences (lm, anova), and parallel items
  x <- na.omit(k[c("q1", "q3", "q9")]); f <- anova(lm(as.matrix(x[2:3] - x[[1]]) ~ 1), test = "Hotelling-Lawley"); put("hotelling_test", "hotelling", list(p = f[["Pr(>F)"]][1], f = f[["approx F"]][1]))
  x <- na.omit(k[c("q4", "q5", "q6")]); now("parallel"); s <- cov(x); p <- 3; n <- nrow(x); one <- matrix(mean(s[row(s) != col(s)]), p, p); diag(one) <- mean(diag(s))
  q <- (n - 1) * (1 - p * (p + 1)^2 * (2 * p - 3) / (6 * (n - 1) * (p - 1) * (p^2 + p - 4))) * (log(det(one)) - log(det(s))); put("parallel_fit", "significance_of_fit", list(value = pchisq(q, p * (p + 1) / 2 - 2, lower.tail = FALSE)))
}
keep_whole()
