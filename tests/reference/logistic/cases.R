# Rscript cases.R: glm of sex (1, 2) on q1, unit and their product by several contrasts; single cases; without a constant;
# conditional removal. Cook's statistic is that of SPSS, the squared Pearson residual times h / (1 - h).
source("../scales/read.R")
x <- na.omit(d[c("sex", "q1", "q4", "unit")]); rows <- as.integer(rownames(x)); x$y <- as.numeric(x$sex == 2)
say <- function(label, name, value) note(paste(label, name, sep = ":"), value)
m <- glm(y ~ q1 + q4, binomial, x, epsilon = 1e-14)
p <- fitted(m); h <- hatvalues(m); e <- x$y - p; z <- residuals(m, "pearson")
sets <- list(predicted_probability = p, difference = e, logit_residual = residuals(m, "working"), normalized_residual = z, deviance_value = residuals(m, "deviance"),
  studentized_deviance = residuals(m, "deviance") / sqrt(1 - h), leverage = h, cook_analog = z^2 * h / (1 - h)); change <- (model.matrix(m) %*% vcov(m)) * (e / (1 - h)) # Pregibon's step; influence() takes deviance residuals
for (at in c(1, 9, 40)) { for (name in names(sets)) say("case", paste(rows[at], name, sep = ":"), sets[[name]][[at]]); for (j in 1:3) say("case", paste0(rows[at], ":beta_change=", j - 1), change[at, j]) }
say("matrix", "q1:q4", cov2cor(vcov(m))["q1", "q4"])
V <- vcov(m); b <- coef(m); for (t in c("q1", "q4")) { rest <- setdiff(names(b), t); c_ <- b; c_[t] <- 0; c_[rest] <- b[rest] - V[rest, t] / V[t, t] * b[t]
  l <- sum(dbinom(x$y, 1, plogis(model.matrix(m) %*% c_), log = TRUE)); say("conditional", t, 2 * (as.numeric(logLik(m)) - l)) }
k <- 5; simple <- contr.treatment(k, base = 1) - 1 / k; deviation <- contr.sum(k)
helmert <- solve(rbind(rep(1 / k, k), t(sapply(1:(k - 1), function(i) { v <- numeric(k); v[i] <- 1; v[(i + 1):k] <- -1 / (k - i); v }))))[, -1]
difference <- solve(rbind(rep(1 / k, k), t(sapply(2:k, function(i) { v <- numeric(k); v[i] <- 1; v[1:(i - 1)] <- -1 / (i - 1); v }))))[, -1]
repeated <- solve(rbind(rep(1 / k, k), t(sapply(1:(k - 1), function(i) { v <- numeric(k); v[i] <- 1; v[i + 1] <- -1; v }))))[, -1]
kinds <- list(simple = simple, deviation = deviation, helmert = helmert, difference = difference, repeated = repeated, polynomial = contr.poly(k), indicator = contr.treatment(k, base = 2))
for (kind in names(kinds)) {
  x$u <- factor(x$unit); contrasts(x$u) <- kinds[[kind]]; g <- glm(y ~ q1 * u, binomial, x, epsilon = 1e-14); b <- summary(g)$coefficients
  for (i in seq_len(nrow(b))) { say(kind, paste0("b", i), b[i, 1]); say(kind, paste0("se", i), b[i, 2]) }
}
g <- glm(y ~ q1 + q4 - 1, binomial, x, epsilon = 1e-14); b <- summary(g)$coefficients
for (t in c("q1", "q4")) { say("origin", paste0(t, ":b"), b[t, 1]); say("origin", paste0(t, ":se"), b[t, 2]) }; say("origin", "deviance", deviance(g)); say("origin", "chi_square", 2 * nrow(x) * log(2) - deviance(g))
w <- glm(y ~ q1 - 1, binomial, x, epsilon = 1e-14); s <- x$q4 * (x$y - fitted(w)); X <- cbind(x$q1, x$q4) * sqrt(fitted(w) * (1 - fitted(w))); I <- crossprod(X); say("origin", "score", sum(s)^2 / (I[2, 2] - I[1, 2]^2 / I[1, 1]))
keep("cases.csv")
