# Rscript make.R: maximum likelihood by lavaan, Little's test by its formula, imputation and pooling by mice.
suppressMessages({library(lavaan); library(mice)})
source("../scales/read.R")
likelihood <- function(data) {
  model <- paste(combn(names(data), 2, function(two) paste(two, collapse = "~~")), collapse = "\n")
  fit <- cfa(paste(c(model, paste0(names(data), "~~", names(data))), collapse = "\n"), data, missing = "ml", meanstructure = TRUE,
             control = list(rel.tol = 1e-14), em.h1.iter.max = 20000, em.h1.tol = 1e-11)
  list(mean = unclass(lavInspect(fit, "h1")$mean), cov = unclass(lavInspect(fit, "h1")$cov)[names(data), names(data)])
}
little <- function(data, em) { # Little (1988), JASA 83, equation 2 with the ML estimates put in
  seen <- apply(!is.na(data), 1, function(row) paste(which(row), collapse = " "))
  total <- 0
  df <- -ncol(data)
  for (each in setdiff(unique(seen), "")) {
    at <- as.integer(strsplit(each, " ")[[1]])
    rows <- as.matrix(data[seen == each, at, drop = FALSE])
    gap <- colMeans(rows) - em$mean[at]
    total <- total + nrow(rows) * drop(gap %*% solve(em$cov[at, at, drop = FALSE], gap))
    df <- df + length(at)
  }
  c(total, df, pchisq(total, df, lower.tail = FALSE))
}
say <- function(label, data) {
  data <- data[rowSums(!is.na(data)) > 0, ]
  em <- likelihood(data)
  for (a in names(data)) {
    note(paste(label, "mean", a, sep = ":"), em$mean[[a]])
    for (b in names(data)) note(paste(label, "cov", a, b, sep = ":"), em$cov[a, b])
  }
  test <- little(data, em)
  for (at in 1:3) note(paste(label, c("chi_square", "df", "p")[at], sep = ":"), test[at])
}
names_ <- c("q1", "q4", "q7", "hours")
say("plain", d[names_])
say("weighted", twice[names_])
write.csv(airquality, "airquality.csv", row.names = FALSE, na = "")
say("air", airquality)

# Rubin's rules: five estimates, with and without the degrees of freedom of complete data
q <- c(1.2, 1.5, 1.1, 1.4, 1.3)
u <- c(.04, .05, .045, .05, .042)
for (n in c(Inf, 30)) {
  p <- pool.scalar(q, u, n = n, k = 1)
  for (each in c("qbar", "t", "df", "r", "fmi")) note(paste("pool", n, each, sep = ":"), p[[each]])
}
# Imputation: means of many imputations, so that chance is small beside the standard error
holes <- airquality[1:4]
set.seed(1)
made <- mice(holes, m = 200, maxit = 10, method = "pmm", printFlag = FALSE)
for (name in c("Ozone", "Solar.R")) {
  p <- summary(pool(with(made, lm(as.formula(paste(name, "~ 1"))))), type = "all")
  for (each in c("estimate", "std.error", "fmi")) note(paste("mice", name, each, sep = ":"), p[[each]])
}
p <- summary(pool(with(made, lm(Ozone ~ Solar.R + Wind + Temp))), type = "all")
for (at in 1:4) for (each in c("estimate", "std.error", "fmi")) note(paste("mice", at, each, sep = ":"), p[[each]][at])
# A binary variable that depends on the others and is missing where they are high
set.seed(2)
n <- 400
x <- round(rnorm(n), 2)
z <- rbinom(n, 1, plogis(.3 + 1.2 * x))
y <- round(1 + .5 * x + z + rnorm(n), 2)
z[runif(n) < plogis(-1 + x)] <- NA
y[runif(n) < .15] <- NA
binary <- data.frame(x, y, z)
write.csv(binary, "binary.csv", row.names = FALSE, na = "")
binary$z <- factor(binary$z)
made <- mice(binary, m = 200, maxit = 10, method = c("", "pmm", "logreg"), printFlag = FALSE)
p <- summary(pool(with(made, lm(y ~ x + z))), type = "all")
for (at in 1:3) for (each in c("estimate", "std.error", "fmi")) note(paste("binary", at, each, sep = ":"), p[[each]][at])
p <- summary(pool(with(made, lm(as.numeric(z) - 1 ~ 1))), type = "all")
for (each in c("estimate", "std.error", "fmi")) note(paste("binary:z", each, sep = ":"), p[[each]])
keep()
