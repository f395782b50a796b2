# Rscript make.R: hours by sex and unit, with q1 as a covariate, with one interaction of factor and covariate, weighted.
source("../scales/read.R")
suppressMessages({library(car); library(emmeans)})
emm_options(rg.limit = 1e6)
of <- function(label, data, formula, adjusted = TRUE) {
  x <- na.omit(data[all.vars(formula)])
  for (name in intersect(names(x), c("sex", "unit"))) x[[name]] <- factor(x[[name]])
  say <- function(...) note(paste(label, paste(..1, collapse = ":"), sep = ":"), ..2)
  options(contrasts = c("contr.sum", "contr.poly"))
  m <- lm(formula, x)
  df <- df.residual(m)
  left <- sum(resid(m)^2)
  for (type in 3:1) {
    a <- if (type == 1) anova(m) else Anova(m, type = type)
    for (term in setdiff(rownames(a), "Residuals")) {
      key <- sub(":", "*", sub("\\(Intercept\\)", "intercept", term))
      say(c(type, key, "sum_of_squares"), a[term, "Sum Sq"])
      say(c(type, key, "df"), a[term, "Df"])
      say(c(type, key, "f"), a[term, "F value"])
      say(c(type, key, "p"), a[term, "Pr(>F)"])
      if (type == 3) {
        say(c(type, key, "partial_eta_squared"), a[term, "Sum Sq"] / (a[term, "Sum Sq"] + left))
        ncp <- a[term, "F value"] * a[term, "Df"]
        say(c(type, key, "observed_power"), pf(qf(.95, a[term, "Df"], df), a[term, "Df"], df, ncp, lower.tail = FALSE))
      }
    }
  }
  say("error", left)
  say("r_squared", summary(m)$r.squared)
  say("adjusted_r_squared", summary(m)$adj.r.squared)
  options(contrasts = c("contr.SAS", "contr.poly"))
  p <- lm(formula, x)
  b <- summary(p)$coefficients
  ends <- confint(p)
  for (term in rownames(b)) {
    key <- gsub("sex1", "sex=1", gsub("unit(\\d)", "unit=\\1", gsub(":", "*", sub("\\(Intercept\\)", "intercept", term))))
    found <- c(b = b[term, 1], se = b[term, 2], t = b[term, 3], p = b[term, 4], ci_low = ends[term, 1], ci_high = ends[term, 2])
    for (each in names(found)) say(c("parameter", key, each), found[[each]])
  }
  if (!adjusted) return(invisible())
  for (by in c("sex", "unit")) {
    e <- suppressMessages(emmeans(m, by))
    s <- as.data.frame(e)
    for (at in seq_len(nrow(s))) {
      found <- c(mean = s$emmean[at], se_mean = s$SE[at], ci_low = s$lower.CL[at], ci_high = s$upper.CL[at])
      for (each in names(found)) say(c("mean", paste0(by, "=", s[[by]][at]), each), found[[each]])
    }
    for (adjust in c("none", "bonferroni", "sidak")) {
      s <- as.data.frame(summary(pairs(e, reverse = FALSE), infer = TRUE, adjust = adjust))
      i <- combn(levels(x[[by]]), 2)
      for (at in seq_len(nrow(s))) {
        found <- c(mean_difference = s$estimate[at], se_difference = s$SE[at], p = s$p.value[at], ci_low = s$lower.CL[at], ci_high = s$upper.CL[at])
        for (each in names(found)) say(c(adjust, paste0(by, "=", i[1, at]), paste0(by, "=", i[2, at]), each), found[[each]])
      }
    }
  }
  e <- as.data.frame(emmeans(m, c("sex", "unit")))
  for (at in seq_len(nrow(e))) say(c("cell", e$sex[at], e$unit[at]), c(e$emmean[at]))
  s <- as.data.frame(summary(pairs(emmeans(m, ~ unit | sex)), infer = TRUE, adjust = "sidak", by = "sex"))
  i <- combn(levels(x$unit), 2)
  for (at in seq_len(nrow(s))) {
    pair <- i[, (at - 1) %% ncol(i) + 1]
    found <- c(mean_difference = s$estimate[at], p = s$p.value[at], ci_low = s$lower.CL[at])
    for (each in names(found)) say(c("simple", as.character(s$sex[at]), pair, each), found[[each]])
  }
  z <- abs(resid(m))
  l <- anova(lm(z ~ interaction(x$sex, x$unit)))
  say("levene", l[1, 4])
  say("levene_p", l[1, 5])
}
of("factorial", d, hours ~ sex * unit)
of("covariate", d, hours ~ q1 + sex * unit)
of("weighted", twice, hours ~ q1 + sex * unit)
of("main", d, hours ~ sex + unit)
of("slopes", d, hours ~ unit + q1 + unit:q1, adjusted = FALSE)
keep()
