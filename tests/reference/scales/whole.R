# Rscript whole.R: the table of scales by psych and lavaan.
suppressMessages({ library(psych); library(lavaan) })
source("read.R")
source("../whole.R")
scales <- list(one = c("q1", "q2", "q3"), two = c("q4", "q5", "q6"))
for (case in c("plain", "weighted")) for (name in names(scales)) {
  items <- scales[[name]]
  x <- na.omit((if (case == "plain") d else twice)[items]); k <- length(items)
  a <- suppressWarnings(alpha(x, check.keys = FALSE))$total$raw_alpha; ends <- alpha.ci(a, nrow(x), n.var = k)
  fit <- cfa(paste("f =~", paste(items, collapse = " + ")), x, std.lv = TRUE, control = list(rel.tol = 1e-13))
  z <- lavInspect(fit, "est"); s <- lavInspect(fit, "std"); l <- sum(z$lambda)
  say("scale_summary", name, n = nrow(x), n_items = k, mean = mean(rowMeans(x)), sd = sd(rowMeans(x)), alpha = a, alpha_ci_low = ends$lower.ci, alpha_ci_high = ends$upper.ci,
      omega = l^2 / (l^2 + sum(diag(z$theta))), composite_reliability = sum(s$lambda)^2 / (sum(s$lambda)^2 + sum(diag(s$theta))), ave = mean(s$lambda^2))
}
keep_whole()
