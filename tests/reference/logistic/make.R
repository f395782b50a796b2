# Rscript make.R: sex on unit (reference the last level) and q1, then also q7: glm, Rao tests, Hosmer-Lemeshow, ROC.
source("../scales/read.R")
exact <- glm.control(epsilon = 1e-15, maxit = 100)
deciles <- function(p, y) { # blocks of equal risk, joined as PROC LOGISTIC of SAS documents it
  block <- round(p, 12)
  sizes <- tapply(y, block, length)
  target <- floor(length(y) / 10 + .5)
  group <- integer(length(sizes)); g <- 1; inside <- 0
  for (b in seq_along(sizes)) {
    if (b > 1 && g < 10 && !(inside < target && inside + floor(.5 * sizes[[b]]) <= target)) { g <- g + 1; inside <- 0 }
    group[b] <- g; inside <- inside + sizes[[b]]
  }
  if (inside <= .05 * length(y)) group[group == g] <- g - 1
  at <- group[match(block, as.numeric(names(sizes)))]
  list(size = tapply(y, at, length), yes = tapply(y, at, sum), risk = tapply(p, at, sum))
}
# R keeps the weights of the step before the last: a second fit from the first one's coefficients has those of the top.
settled <- function(formula, data) glm(formula, binomial, data, control = exact, start = coef(glm(formula, binomial, data, control = exact)))
one <- function(label, data) {
  x <- na.omit(data[c("sex", "unit", "q1", "q7")])
  x$y <- x$sex - 1
  x$unit <- relevel(factor(x$unit), "5")
  say <- function(...) { parts <- list(...); note(paste(c(label, parts[-length(parts)]), collapse = ":"), parts[[length(parts)]]) }
  m0 <- settled(y ~ 1, x)
  for (term in c("unit", "q1")) {
    a <- anova(m0, settled(reformulate(term, "y"), x), test = "Rao")
    say(0, term, "score", a$Rao[2]); say(0, term, "p", a$`Pr(>Chi)`[2])
  }
  for (u in 1:4) {
    a <- anova(m0, settled(y ~ I(unit == u), x), test = "Rao")
    say(0, paste0("unit=", u), "score", a$Rao[2])
  }
  before <- m0
  for (block in 1:2) {
    m <- settled(if (block == 1) y ~ unit + q1 else y ~ unit + q1 + q7, x)
    a <- anova(before, m, test = "Rao")
    say(block - 1, "overall", "score", a$Rao[2]); say(block - 1, "overall", "p", a$`Pr(>Chi)`[2])
    a <- anova(before, m, test = "Chisq")
    say(block, "block", "chi_square", a$Deviance[2]); say(block, "block", "p", a$`Pr(>Chi)`[2])
    say(block, "model", "chi_square", m$null.deviance - m$deviance)
    say(block, "deviance", m$deviance)
    cs <- 1 - exp((m$deviance - m$null.deviance) / nrow(x))
    say(block, "cox_snell", cs); say(block, "nagelkerke", cs / (1 - exp(-m$null.deviance / nrow(x))))
    s <- summary(m)$coefficients
    ends <- confint.default(m)
    names <- sub("(Intercept)", "constant", sub("^unit", "unit=", rownames(s)), fixed = TRUE)
    for (i in seq_along(names)) {
      say(block, names[i], "b", s[i, 1]); say(block, names[i], "se", s[i, 2]); say(block, names[i], "wald", s[i, 3]^2)
      say(block, names[i], "p", s[i, 4]); say(block, names[i], "exp_b", exp(s[i, 1]))
      say(block, names[i], "ci_low", exp(ends[i, 1])); say(block, names[i], "ci_high", exp(ends[i, 2]))
    }
    at <- 2:5
    say(block, "unit", "wald", drop(coef(m)[at] %*% solve(vcov(m)[at, at]) %*% coef(m)[at]))
    p <- fitted(m)
    for (o in 0:1) for (f in 0:1) say(block, "classified", o, f, sum(x$y == o & (p >= .5) == (f == 1)))
    d <- deciles(p, x$y)
    say(block, "groups", length(d$size))
    mean_risk <- d$risk / d$size
    hl <- sum((d$yes - d$risk)^2 / (d$risk * (1 - mean_risk)))
    say(block, "hosmer_lemeshow", hl); say(block, "hosmer_lemeshow_p", pchisq(hl, length(d$size) - 2, lower.tail = FALSE))
    for (g in seq_along(d$size)) { say(block, "group", g, "n", d$size[[g]]); say(block, "group", g, "yes", d$yes[[g]]); say(block, "group", g, "risk", d$risk[[g]]) }
    w <- unname(wilcox.test(round(p[x$y == 1], 12), round(p[x$y == 0], 12), exact = FALSE)$statistic)
    say(block, "auc", w / sum(x$y == 1) / sum(x$y == 0))
    before <- m
  }
}
one("plain", d)
one("weighted", twice)
# Steps by the likelihood ratio: score p < .05 enters, likelihood-ratio p > .10 leaves (six predictors of hours > 42).
x <- na.omit(d[c("hours", "sex", "unit", "q1", "q4", "q7", "q9")])
x$y <- as.numeric(x$hours > 42); x$unit <- factor(x$unit)
terms <- c("sex", "unit", "q1", "q4", "q7", "q9")
fit <- function(inside) glm(reformulate(c("1", inside), "y"), binomial, x, control = exact)
remove_worst <- function(inside) {
  if (!length(inside)) return(NULL)
  p <- sapply(inside, function(t) anova(fit(setdiff(inside, t)), fit(inside), test = "Chisq")$`Pr(>Chi)`[2])
  if (max(p) > .10) names(which.max(p)) else NULL
}
enter_best <- function(inside) {
  out <- setdiff(terms, inside)
  if (!length(out)) return(NULL)
  p <- sapply(out, function(t) anova(fit(inside), fit(c(inside, t)), test = "Rao")$`Pr(>Chi)`[2])
  if (min(p) < .05) names(which.min(p)) else NULL
}
inside <- character(); step <- 0
repeat {
  t <- enter_best(inside); if (is.null(t)) break
  inside <- c(inside, t); step <- step + 1
  note(paste("forward", step, t, "deviance", sep = ":"), fit(inside)$deviance)
  while (!is.null(t <- remove_worst(inside))) { inside <- setdiff(inside, t); step <- step + 1; note(paste("forward", step, t, "removed", sep = ":"), fit(inside)$deviance) }
}
inside <- terms; step <- 1
note("backward:1:all:deviance", fit(inside)$deviance)
while (!is.null(t <- remove_worst(inside))) { inside <- setdiff(inside, t); step <- step + 1; note(paste("backward", step, t, "removed", sep = ":"), fit(inside)$deviance) }
keep()
