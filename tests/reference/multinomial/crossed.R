# Rscript crossed.R: products of factors and covariates in multinomial (VGAM) and ordinal (ordinal::clm) models, the tests
# of their effects, and what they predict for single cases.
source("../scales/read.R")
suppressMessages({ library(VGAM); library(ordinal) })
x <- na.omit(d[c("q9", "unit", "sex", "q1")]); rows <- as.integer(rownames(x)); x$f <- relevel(factor(x$sex), "2"); x$g <- factor(x$unit)
say <- function(label, name, value) note(paste(label, name, sep = ":"), value)
fit <- function(formula) vglm(formula, multinomial(refLevel = "5"), x, epsilon = 1e-13, maxit = 200); ll <- function(m) -2 * logLik(m)
m <- fit(g ~ q1 * f); b <- coef(m); V <- vcov(m)
for (i in seq_along(b)) { say("nomreg", paste0(names(b)[i], ":b"), b[[i]]); say("nomreg", paste0(names(b)[i], ":se"), sqrt(V[i, i])) }
say("nomreg", "corb", cov2cor(V)["q1:1", "q1:2"])
X <- model.matrix(~ q1 * f, x); x$product <- X[, 4]; x$one <- X[, 3] # without an effect, beside the product
say("nomreg", "lrt:f", ll(fit(g ~ q1 + product)) - ll(m)); say("nomreg", "lrt:q1*sex", ll(fit(g ~ q1 + f)) - ll(m))
p <- fitted(m)
for (at in c(1, 20)) for (j in 1:5) say("nomreg", sprintf("%d:probability=%d", rows[at], j), p[at, j])
tight <- clm.control(gradTol = 1e-12, maxIter = 200L); x$y <- factor(x$q9, ordered = TRUE); c_ <- clm(y ~ q1 * f, data = x, control = tight); s <- coef(summary(c_))
for (n in rownames(s)) { say("plum", paste0(n, ":b"), s[n, 1]); say("plum", paste0(n, ":se"), s[n, 2]) }
p <- predict(c_, x[c("q1", "f")], type = "prob")$fit
for (at in c(1, 20)) for (j in 1:5) say("plum", sprintf("%d:probability=%d", rows[at], j), p[at, j])
z <- na.omit(d[c("q9", "unit", "q1", "q7")]); z$y <- factor(z$q9, ordered = TRUE); z$unit <- relevel(factor(z$unit), "5") # clm's own Cauchy distribution is not exact, so its estimates are polished
g <- clm(y ~ unit + q1 + q7, data = z, link = "cauchit", control = tight); D <- model.matrix(~ unit + q1 + q7, z)[, -1]; i <- as.integer(z$y); k <- length(g$alpha)
loss <- function(v) { e <- drop(D %*% v[-(1:k)]); P <- cbind(0, sapply(v[1:k], function(t) pcauchy(t - e)), 1); -sum(log(P[cbind(seq_along(i), i + 1)] - P[cbind(seq_along(i), i)])) }
v <- c(g$alpha, g$beta); for (step in 1:4) v <- v - solve(numDeriv::hessian(loss, v), numDeriv::grad(loss, v)); H <- solve(numDeriv::hessian(loss, v)); say("cauchit", "deviance", 2 * loss(v))
for (j in seq_along(v)) { say("cauchit", paste0(names(v)[j], ":b"), v[[j]]); say("cauchit", paste0(names(v)[j], ":se"), sqrt(H[j, j])) }
# a scale that depends on q1 and sex: estimates by clm, polished; errors of the expected information from the slopes of the probabilities
s_ <- clm(y ~ q1 + f, scale = ~ q1 + f, data = x, control = tight); D <- model.matrix(~ q1 + f, x)[, -1]; i <- as.integer(x$y); probs <- function(v) { e <- drop(D %*% v[5:6]); u <- exp(drop(D %*% v[7:8])); P <- cbind(0, sapply(v[1:4], function(t) plogis((t - e) / u)), 1); P[, -1] - P[, -6] }
v <- c(s_$alpha, s_$beta, s_$zeta); loss <- function(v) -sum(log(probs(v)[cbind(seq_along(i), i)])); for (step in 1:3) v <- v - solve(numDeriv::hessian(loss, v), numDeriv::grad(loss, v))
P <- probs(v); J <- array(numDeriv::jacobian(function(v) c(probs(v)), v), c(nrow(P), 5, 8)); I <- matrix(0, 8, 8); for (j in 1:5) I <- I + crossprod(J[, j, ] / P[, j], J[, j, ]); se <- sqrt(diag(solve(I)))
say("scale", "deviance", 2 * loss(v)); for (k in 1:8) { say("scale", paste0(k, ":b"), v[[k]]); say("scale", paste0(k, ":se"), se[k]) }
for (at in c(1, 20)) for (j in 1:5) say("scale", sprintf("%d:probability=%d", rows[at], j), P[at, j])
keep("crossed.csv")
