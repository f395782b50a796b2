# Rscript make.R: survey's own samples of Californian schools, and 260 made-up answers in clusters within strata.
suppressMessages(library(survey))
numbers <- list()
note <- function(name, value) numbers[[name]] <<- as.numeric(value)
data(api)
write <- function(data, file) write.csv(data, file, row.names = FALSE, na = "", quote = FALSE)
schools <- c("api00", "api99", "enroll", "meals", "ell", "mobility", "pw", "fpc", "dnum", "stype", "awards", "sch.wide")
coded <- function(data) {
  data <- data[schools]
  data$stype <- as.integer(data$stype)
  data$awards <- as.integer(data$awards)
  data$sch.wide <- as.integer(data$sch.wide)
  names(data)[12] <- "wide"
  data
}
strat <- coded(apistrat)
clus <- coded(apiclus1)
RNGversion("4.2.0")
set.seed(45)
n <- 260
stratum <- sort(sample(1:4, n, TRUE, c(.4, .3, .2, .1)))
cluster <- sample(1:6, n, TRUE) # numbered anew in every stratum
effect <- matrix(rnorm(24), 4)
x <- round(rnorm(n), 1)
group <- sample(1:2, n, TRUE)
unit <- sample(1:3, n, TRUE, c(.5, .3, .2))
y <- round(10 + 2 * x + stratum + effect[cbind(stratum, cluster)] + .8 * (group == 2) + rnorm(n, 0, 2), 1)
y[sample(n, 17)] <- NA
x[sample(n, 9)] <- NA
weight <- round(c(1.4, .9, 2.2, 3.1)[stratum] * runif(n, .6, 1.5), 2)
sampled <- c(40, 30, 20, 12)[stratum]
both <- data.frame(stratum, cluster, weight, sampled, group, unit, x, y)
write(strat, "strat.csv")
write(clus, "clus.csv")
write(both, "both.csv")

say <- function(label, design, y, factor_, group, x) {
  df <- degf(design)
  m <- svymean(reformulate(y), design, na.rm = TRUE, deff = "replace")
  put <- function(name, value) note(paste(label, name, sep = ":"), value)
  inside <- design[!is.na(design$variables[[y]]), ]
  put("mean", coef(m)); put("mean:se", SE(m)); put("mean:deff", deff(m)); put("mean:df", degf(inside))
  bounds <- confint(m, df = degf(inside))
  put("mean:ci_low", bounds[1]); put("mean:ci_high", bounds[2])
  t <- svytotal(reformulate(y), design, na.rm = TRUE)
  put("total", coef(t)); put("total:se", SE(t))
  p <- svymean(reformulate(sprintf("factor(%s)", factor_)), design, na.rm = TRUE, deff = "replace")
  for (at in seq_along(coef(p))) {
    put(paste0("share", at), 100 * coef(p)[at]); put(paste0("share", at, ":se"), 100 * SE(p)[at])
    put(paste0("share", at, ":deff"), deff(p)[at])
  }
  b <- svyby(reformulate(y), reformulate(group), design, svymean, na.rm = TRUE, deff = "replace")
  for (at in 1:2) { put(paste0("group", at), coef(b)[at]); put(paste0("group", at, ":se"), SE(b)[at]); put(paste0("group", at, ":deff"), b[[ncol(b)]][at]) }
  test <- svyttest(as.formula(sprintf("%s ~ factor(%s)", y, group)), design)
  put("difference", test$estimate); put("difference:t", test$statistic); put("difference:p", test$p.value); put("difference:df", test$parameter)
  model <- svyglm(as.formula(sprintf("%s ~ %s + factor(%s)", y, paste(x, collapse = " + "), factor_)), design)
  s <- summary(model)$coefficients
  bounds <- confint(model)
  put("model:df", model$df.residual)
  for (at in seq_len(nrow(s))) {
    put(paste0("b", at), s[at, 1]); put(paste0("b", at, ":se"), s[at, 2]); put(paste0("b", at, ":t"), s[at, 3]); put(paste0("b", at, ":p"), s[at, 4])
    put(paste0("b", at, ":ci_low"), bounds[at, 1]); put(paste0("b", at, ":ci_high"), bounds[at, 2])
  }
}
say("strat", svydesign(~1, strata = ~stype, weights = ~pw, fpc = ~fpc, data = strat), "api00", "stype", "awards", c("ell", "meals"))
say("clus", svydesign(~dnum, weights = ~pw, fpc = ~fpc, data = clus), "api00", "stype", "awards", c("ell", "meals"))
say("both", svydesign(~cluster, strata = ~stratum, weights = ~weight, nest = TRUE, data = both), "y", "unit", "group", "x")
say("fpc", svydesign(~cluster, strata = ~stratum, weights = ~weight, fpc = ~sampled, nest = TRUE, data = both), "y", "unit", "group", "x")
say("plain", svydesign(~1, weights = ~weight, data = both), "y", "unit", "group", "x")
# weights calibrated to margins: R's rake takes unweighted residuals, calibrate those of the weights before
w <- sum(both$weight)
design <- svydesign(~cluster, strata = ~stratum, weights = ~weight, nest = TRUE, data = transform(both, group = factor(group), unit = factor(unit)))
margins <- w * c(`(Intercept)` = 1, group2 = .55, unit2 = .3, unit3 = .2)
raked <- calibrate(design, ~group + unit, margins, calfun = "raking", epsilon = 1e-13, maxit = 200)
raked$variables$group <- both$group
raked$variables$unit <- both$unit
say("raked", raked, "y", "unit", "group", "x")
cells <- postStratify(design, ~group, data.frame(group = factor(1:2), Freq = w * c(.45, .55)))
cells$variables$group <- both$group
say("cells", cells, "y", "unit", "group", "x")
lonely <- subset(both, stratum != 4 | cluster == 2)
for (rule in c("adjust", "certainty")) {
  options(survey.lonely.psu = rule)
  m <- svymean(~y, svydesign(~cluster, strata = ~stratum, weights = ~weight, nest = TRUE, data = lonely), na.rm = TRUE)
  note(paste0("lonely:", rule), SE(m))
}
writeLines(c("name,value", sprintf("%s,%.15g", names(numbers), unlist(numbers))), "numbers.csv")
