# Rscript whole.R: every table of sex on unit and q1, then also q7, and of steps by the likelihood ratio, by glm.
source("../scales/read.R")
source("../whole.R")
exact <- glm.control(epsilon = 1e-15, maxit = 100)
fit <- function(terms, x) {
  formula <- reformulate(if (length(terms)) terms else "1", "y")
  glm(formula, binomial, x, control = exact, start = coef(glm(formula, binomial, x, control = exact)))
}
tail_of <- function(q, df) pchisq(q, df, lower.tail = FALSE)
test <- function(table, keys, q, df) say(table, keys, chi_square = q, df = df, p = tail_of(abs(q), df))
cases <- function(x, all) {
  count <- c(nrow(x), nrow(all) - nrow(x), nrow(all))
  for (i in 1:3) say("case_processing", c("valid", "missing", "total")[i], count = count[i], percent = 100 * count[i] / nrow(all))
}
codings <- function(x, levels_of) {
  for (l in 1:5) {
    say("categorical_codings@unit", paste0("unit=", l), count = sum(x$unit == l))
    for (m in 1:4) do.call(say, setNames(list("categorical_codings@unit", paste0("unit=", l), as.numeric(l == m)), c("table", "keys", paste0("coding@unit=", m))))
  }
  for (i in 1:2) say("dependent_coding", levels_of[i], coding = i - 1)
}
at <- function(block, step) c(paste0("block=", block), paste0("step=", step))
classified <- function(m, x, block, step, levels_of) {
  guess <- fitted(m) >= .5
  for (o in 0:1) {
    values <- setNames(list(sum(!guess & x$y == o), sum(guess & x$y == o)), paste0("count@", levels_of))
    do.call(say, c(list("classification", c(at(block, step), levels_of[o + 1])), values, list(percent_correct = 100 * mean((guess == o)[x$y == o]))))
  }
  say("classification", c(at(block, step), "overall"), percent_correct = 100 * mean(guess == x$y))
}
equation <- function(m, terms, block, step) {
  s <- summary(m)$coefficients; ends <- confint.default(m); names <- rownames(s)
  for (t in terms) {
    mine <- if (t == "unit") grep("^unit", names) else match(t, names)
    if (t == "unit") {
      w <- drop(coef(m)[mine] %*% solve(vcov(m)[mine, mine]) %*% coef(m)[mine])
      say("equation", c(at(block, step), "", "unit"), wald = w, df = length(mine), p = tail_of(w, length(mine)))
    }
    for (i in mine) say("equation", c(at(block, step), if (t == "unit") "unit" else "", sub("^unit", "unit=", names[i])), b = s[i, 1], se = s[i, 2],
      wald = s[i, 3]^2, df = 1, p = s[i, 4], exp_b = exp(s[i, 1]), exp_b_ci_low = exp(ends[i, 1]), exp_b_ci_high = exp(ends[i, 2]))
  }
  say("equation", c(at(block, step), "", "constant"), b = s[1, 1], se = s[1, 2], wald = s[1, 3]^2, df = 1, p = s[1, 4], exp_b = exp(s[1, 1]))
}
outside <- function(m, inside, out, all, x, block, step) {
  rao <- function(other) { a <- anova(m, other, test = "Rao"); c(a$Rao[2], a$Df[2], a$`Pr(>Chi)`[2]) }
  line <- function(keys, r) say("not_in_equation", c(at(block, step), keys), score = r[1], df = r[2], p = r[3])
  for (t in out) {
    line(c("", t), rao(fit(c(inside, t), x)))
    if (t == "unit") for (u in 1:4) { x$one <- as.numeric(x$unit == u); line(c("unit", paste0("unit=", u)), rao(fit(c(inside, "one"), x))) }
  }
  if (length(out)) line(c("", "overall"), rao(fit(c(inside, out), x)))
}
roc <- function(m, x, block) { # Hanley & McNeil (1982), by counting pairs and triples
  p <- round(fitted(m), 12); yes <- p[x$y == 1]; no <- p[x$y == 0]
  over <- outer(yes, no, ">") + .5 * outer(yes, no, "=="); area <- mean(over)
  # the chance that two of one answer are both above (below) one of the other; a tie of all three counts a third
  triples <- function(one, two) mean(sapply(two, function(v) { a <- mean(one > v); e <- mean(one == v); a^2 + a * e + e^2 / 3 }))
  q1 <- triples(yes, no); q2 <- triples(-no, -yes); n1 <- length(yes); n2 <- length(no)
  se <- sqrt((area * (1 - area) + (n1 - 1) * (q1 - area^2) + (n2 - 1) * (q2 - area^2)) / (n1 * n2))
  z <- (area - .5) / sqrt((n1 + n2 + 1) / (12 * n1 * n2))
  say("roc", at(block, 1), auc = area, se = se, p = 2 * pnorm(-abs(z)), ci_low = area - qnorm(.975) * se, ci_high = area + qnorm(.975) * se)
}
summary_of <- function(m, x, block, step) {
  cs <- 1 - exp((m$deviance - m$null.deviance) / nrow(x))
  say("model_summary", at(block, step), deviance = m$deviance, cox_snell = cs, nagelkerke = cs / (1 - exp(-m$null.deviance / nrow(x))))
}
sexes <- c("sex=1", "sex=2")
for (case in c("plain", "weighted")) {
  all <- if (case == "plain") d else twice
  x <- na.omit(all[c("sex", "unit", "q1", "q7")]); x$y <- x$sex - 1; x$unit <- relevel(factor(x$unit), "5")
  cases(x, all); codings(x, sexes)
  null <- before <- fit(c(), x)
  equation(null, c(), 0, 0); classified(null, x, 0, 0, sexes)
  outside(null, c(), c("unit", "q1"), c(), x, 0, 0)
  outside(fit(c("unit", "q1"), x), c("unit", "q1"), "q7", c(), x, 1, 1)
  for (block in 1:2) {
    terms <- c("unit", "q1", "q7")[1:(block + 1)]; m <- fit(terms, x)
    for (t in c("step", "block", "model")) { base <- if (t == "model") null else before; test("omnibus", c(at(block, 1), t), base$deviance - m$deviance, base$df.residual - m$df.residual) }
    summary_of(m, x, block, 1); classified(m, x, block, 1, sexes); equation(m, terms, block, 1); roc(m, x, block)
    before <- m
  }
}
# Steps: score p < .05 enters, likelihood-ratio p > .10 leaves; six predictors of hours > 42
x <- na.omit(d[c("hours", "sex", "unit", "q1", "q4", "q7", "q9")])
x$y <- as.numeric(x$hours > 42); x$unit <- relevel(factor(x$unit), "5")
terms <- c("sex", "unit", "q1", "q4", "q7", "q9")
removals <- function(inside) t(sapply(inside, function(t) { a <- anova(fit(setdiff(inside, t), x), fit(inside, x), test = "Chisq"); c(a$Deviance[2], a$Df[2], a$`Pr(>Chi)`[2]) }))
report <- function(before, inside, step, change, method) {
  inside <- intersect(terms, inside); m <- fit(inside, x); old <- fit(before, x); null <- fit(c(), x)
  for (t in c("step", "block", "model")) { base <- if (t == "step") old else null; test("omnibus", c(at(1, step), t), base$deviance - m$deviance, abs(base$df.residual - m$df.residual)) }
  for (t in change) test("step_summary", c(at(1, step), t, method), old$deviance - m$deviance, abs(old$df.residual - m$df.residual))
  summary_of(m, x, 1, step); classified(m, x, 1, step, c("long=0", "long=1"))
  r <- removals(inside)
  for (t in inside) {
    test("term_removal", c(at(1, step), t), r[t, 1], r[t, 2])
    say("term_removal", c(at(1, step), t), log_likelihood = logLik(fit(setdiff(inside, t), x)))
  }
}
case <- "forward"
classified(fit(c(), x), x, 0, 0, c("long=0", "long=1"))
inside <- c(); step <- 0; shown <- FALSE
repeat {
  out <- setdiff(terms, inside)
  p <- sapply(out, function(t) anova(fit(inside, x), fit(c(inside, t), x), test = "Rao")$`Pr(>Chi)`[2])
  outside(fit(inside, x), inside, out, terms, x, if (step) 1 else 0, step)
  if (min(p) >= .05) break
  t <- names(which.min(p)); step <- step + 1
  report(inside, c(inside, t), step, t, "entered"); inside <- c(inside, t)
  stopifnot(max(removals(inside)[, 3]) <= .10)
}
case <- "backward"
classified(fit(c(), x), x, 0, 0, c("long=0", "long=1"))
inside <- terms; step <- 1
report(c(), terms, 1, terms, "entered")
while (max((r <- removals(inside))[, 3]) > .10) {
  t <- inside[which.max(r[, 3])]; step <- step + 1
  report(inside, setdiff(inside, t), step, t, "removed"); inside <- setdiff(inside, t)
}
keep_whole()
