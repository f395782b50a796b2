# Rscript whole.R: the tables of both.csv by R's survey package, and beside them what weighted cases give by formula.
suppressMessages(library(survey))
source("../whole.R")
both <- read.csv("both.csv")
case <- "both"
design <- svydesign(~cluster, strata = ~stratum, weights = ~weight, nest = TRUE, data = transform(both, unit = factor(unit), group = factor(group)))
say("sample_design", "cases", count = nrow(design$variables))
say("sample_design", "sum_of_weights", count = sum(weights(design)))
say("sample_design", "strata", count = length(unique(design$strata[[1]])))
say("sample_design", "clusters", count = length(unique(design$cluster[[1]])))
say("sample_design", "design_df", count = degf(design))
way <- function(which, ...) {
  found <- list(...)
  setNames(lapply(found, as.numeric), paste0(names(found), "@", which))
}
put <- function(table, keys, ...) do.call(say, c(list(table, keys), ...))
ends <- function(value, se, df) value + c(-1, 1) * qt(.975, df) * se
as_cases <- function(y, w) { # a weighted case is so many cases
  m <- weighted.mean(y, w)
  se <- sqrt(sum(w * (y - m)^2) / (sum(w) - 1) / sum(w))
  list(mean = m, se = se, ends = ends(m, se, sum(w) - 1), w = sum(w), squares = sum(w * (y - m)^2))
}
answered <- subset(design, !is.na(y))
for (g in c("group=1", "group=2", "total")) {
  here <- if (g == "total") answered else subset(answered, group == sub("group=", "", g))
  m <- svymean(~y, here, deff = "replace")
  bounds <- confint(m, df = degf(here))
  plain <- as_cases(here$variables$y, weights(here))
  put("design_means", c("y", g), list(n = nrow(here$variables), mean = coef(m)), list(df = degf(here), design_effect = deff(m)),
      way("frequency_weight", se_mean = plain$se, ci_low = plain$ends[1], ci_high = plain$ends[2]),
      way("design_based", se_mean = SE(m), ci_low = bounds[1], ci_high = bounds[2]))
}
test <- svyglm(y ~ I(group == 1), answered)
s <- summary(test)$coefficients[2, ]
bounds <- confint(test)[2, ]
one <- with(subset(both, !is.na(y) & group == 1), as_cases(y, weight))
two <- with(subset(both, !is.na(y) & group == 2), as_cases(y, weight))
gap <- one$mean - two$mean
df <- one$w + two$w - 2
se <- sqrt((one$squares + two$squares) / df * (1 / one$w + 1 / two$w))
plain <- ends(gap, se, df)
put("design_differences", c("y", "group=1", "group=2"), list(mean_difference = s[[1]]),
    way("frequency_weight", se_difference = se, df = df, t = gap / se, p = 2 * pt(-abs(gap / se), df), ci_low = plain[1], ci_high = plain[2]),
    way("design_based", se_difference = s[[2]], df = test$df.residual, t = s[[3]], p = s[[4]], ci_low = bounds[1], ci_high = bounds[2]))
p <- svymean(~unit, design, deff = "replace")
bounds <- 100 * confint(p, df = degf(design))
for (at in 1:3) {
  plain <- as_cases(100 * (both$unit == at), both$weight)
  put("design_proportions", c("unit", paste0("unit=", at)), list(n = nrow(both), percent = 100 * coef(p)[at], df = degf(design), design_effect = deff(p)[at]),
      way("frequency_weight", se_percent = plain$se, percent_low = plain$ends[1], percent_high = plain$ends[2]),
      way("design_based", se_percent = 100 * SE(p)[at], percent_low = bounds[at, 1], percent_high = bounds[at, 2]))
}
t <- svytotal(~y, answered)
bounds <- confint(t, df = degf(answered))
plain <- with(subset(both, !is.na(y)), as_cases(y, weight))
put("design_totals", "y", list(n = nrow(answered$variables), sum = coef(t), df = degf(answered)),
    way("frequency_weight", se = plain$w * plain$se, ci_low = plain$w * plain$ends[1], ci_high = plain$w * plain$ends[2]),
    way("design_based", se = SE(t), ci_low = bounds[1], ci_high = bounds[2]))
model <- svyglm(y ~ x + unit, design)
s <- summary(model)$coefficients
bounds <- confint(model)
complete <- na.omit(both[c("y", "x", "unit", "weight")])
plain <- lm(y ~ x + factor(unit), complete, weights = weight)
df <- sum(complete$weight) - 4
se <- sqrt(diag(vcov(plain)) * df.residual(plain) / df)
for (at in 1:4) {
  limits <- ends(coef(plain)[[at]], se[[at]], df)
  b <- coef(plain)[[at]]
  put("design_coefficients", c("constant", "x", "unit=2", "unit=3")[at], list(n = nrow(complete), b = s[at, 1]),
      way("frequency_weight", se = se[[at]], df = df, t = b / se[[at]], p = 2 * pt(-abs(b / se[[at]]), df), ci_low = limits[1], ci_high = limits[2]),
      way("design_based", se = s[at, 2], df = model$df.residual, t = s[at, 3], p = s[at, 4], ci_low = bounds[at, 1], ci_high = bounds[at, 2]))
}
keep_whole()
