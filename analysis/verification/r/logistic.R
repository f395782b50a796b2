# Binary logistic models of blocks and steps by glm; score tests are Rao's of anova.
exact_ <- glm.control(epsilon = 1e-14, maxit = 100)
x <- NULL; columns <- NULL; labels_ <- NULL
fit <- function(cols) { formula <- reformulate(if (length(cols)) cols else "1", "y"); m <- suppressWarnings(glm(formula, binomial, x, control = exact_)); if (anyNA(coef(m))) stop("predictors make one another, and engines leave out different ones"); m }
is_finite <- function(b, se) abs(b) < 12 && se < 50 # where predictors tell answers apart without error, coefficients have no limit
of_ <- function(vars) unlist(columns[vars], use.names = FALSE)
test <- function(table, keys, q, df) if (df == 0) say(table, keys, df = 0) else say(table, keys, chi_square = q, df = abs(df), p = tail_of(abs(q), abs(df)))
at_ <- function(block, step) c(paste0("block=", block), paste0("step=", step))
rao <- function(inside, more) { a <- anova(fit(inside), fit(c(inside, more)), test = "Rao"); c(a$Rao[2], a$Df[2], tail_of(max(a$Rao[2], 0), a$Df[2])) }
removals <- function(inside, own) t(sapply(own, function(v) { a <- anova(fit(setdiff(inside, of_(v))), fit(inside), test = "Chisq"); c(a$Deviance[2], a$Df[2], a$`Pr(>Chi)`[2]) }))
ask <- function(o) {
  y <- o$dependent; vars <- unlist(o$blocks); names <- unique(c(y, vars)); data <- of(names); conf <- asked(o, "confidence", .95); reference <- asked(o, "reference", "last"); method <- asked(o, "method", "enter"); cut <- asked(o, "cut", .5)
  parts_of("case_processing", nrow(data), "missing"); codes <- codes_of(y, data[[y]]); if (length(codes) != 2) return(); answers_ <- level(y, codes)
  x <<- data.frame(y = as.numeric(data[[y]] == codes[2])); columns <<- list(); labels_ <<- c(); for (i in 1:2) say("dependent_coding", answers_[i], coding = i - 1)
  for (v in unique(vars)) {
    own <- if (v %in% asked(o, "categorical", character())) dummies(data, v, reference) else setNames(list(data[[v]]), v); safe <- paste0("c", length(labels_) + seq_along(own)); for (k in seq_along(own)) x[[safe[k]]] <<- own[[k]]
    labels_[safe] <<- names(own); columns[[v]] <<- safe
    if (v %in% asked(o, "categorical", character())) for (code in codes_of(v, data[[v]])) { say(c("categorical_codings", v), level(v, code), count = sum(data[[v]] == code)); put(c("categorical_codings", v), level(v, code), under("coding", names(own), names(own) == level(v, code))) }
  }
  null <- fit(c()); classified(null, 0, 0, answers_, cut); equation(null, character(), 0, 0, conf); outside(c(), o$blocks[[1]], 0, 0); inside <- character() # variables
  for (block in seq_along(o$blocks)) {
    vars <- o$blocks[[block]]; start <- inside; own <- character(); step <- 0
    made <- function(new, moved, kind) { # one more step of this block
      old <- fit(of_(inside)); m <- fit(of_(new)); outset <- fit(of_(start)); step <<- step + 1; sign <- if (kind == "removed") -1 else 1
      base <- list(step = old, block = outset, model = null); for (t in names(base)) test("omnibus", c(at_(block, step), t), base[[t]]$deviance - m$deviance, base[[t]]$df.residual - m$df.residual)
      for (v in moved) test("step_summary", c(at_(block, step), v, kind), old$deviance - m$deviance, abs(old$df.residual - m$df.residual))
      cs <- 1 - exp((m$deviance - m$null.deviance) / nrow(x)); say("model_summary", at_(block, step), deviance = m$deviance, cox_snell = cs, nagelkerke = cs / (1 - exp(-m$null.deviance / nrow(x))))
      classified(m, block, step, answers_, cut); inside <<- new; inner <- c(start, vars[vars %in% setdiff(new, start)]); equation(m, inner, block, step, conf); roc(m, block, step, conf); risk(m, block, step, answers_)
      if (method != "enter" && length(setdiff(new, start))) { r <- removals(of_(new), setdiff(inner, start)); for (v in rownames(r)) test("term_removal", c(at_(block, step), v), r[v, 1], r[v, 2]) }
    }
    if (method == "enter") made(c(inside, vars), vars, "entered")
    if (method == "backward") {
      made(c(inside, vars), vars, "entered"); outside_last <- FALSE
      repeat { own <- setdiff(inside, start); if (!length(own)) break; r <- removals(of_(inside), own); if (max(r[, 3]) <= asked(o, "p_out", .1)) break; worst <- rownames(r)[which.max(r[, 3])]; out <- setdiff(vars, setdiff(inside, start)); if (length(out)) outside(inside, out, block, step); made(setdiff(inside, worst), worst, "removed") }
    }
    if (method == "forward") repeat {
      out <- setdiff(vars, inside); if (length(out)) { p <- sapply(out, function(v) rao(of_(inside), of_(v))[3]); if (step > 0) outside(inside, out, block, step) } ; if (!length(out) || min(p) >= asked(o, "p_in", .05)) break
      best <- out[which.min(p)]; made(c(inside, best), best, "entered")
      repeat { own <- setdiff(inside, start); r <- removals(of_(inside), own); if (max(r[, 3]) <= asked(o, "p_out", .1)) break; worst <- rownames(r)[which.max(r[, 3])]; made(setdiff(inside, worst), worst, "removed") }
    }
    if (method == "backward") { out <- setdiff(vars, inside); if (length(out)) outside(inside, out, block, step) }
    if (method == "enter" && block < length(o$blocks)) outside(inside, setdiff(o$blocks[[block + 1]], inside), block, step)
  }
}
classified <- function(m, block, step, answers_, cut) {
  guess <- fitted(m) >= cut - 1e-12
  for (o in 0:1) { put("classification", c(at_(block, step), answers_[o + 1]), under("count", answers_, c(sum(!guess & x$y == o), sum(guess & x$y == o)))); say("classification", c(at_(block, step), answers_[o + 1]), percent_correct = 100 * mean((guess == o)[x$y == o])) }
  say("classification", c(at_(block, step), "overall"), percent_correct = 100 * mean(guess == x$y))
}
equation <- function(m, vars, block, step, conf) {
  s <- summary(m)$coefficients; z <- qnorm((1 + conf) / 2)
  for (v in vars) {
    own <- columns[[v]]; if (length(own) > 1 && all(abs(s[own, 1]) < 12 & s[own, 2] < 50)) { w <- drop(coef(m)[own] %*% solve(vcov(m)[own, own]) %*% coef(m)[own]); say("equation", c(at_(block, step), "", v), wald = w, df = length(own), p = tail_of(w, length(own))) }
    for (c in own) { b <- s[c, 1]; se <- s[c, 2]; if (is_finite(b, se)) say("equation", c(at_(block, step), if (labels_[[c]] != v) v else "", labels_[[c]]), b = b, se = se, wald = (b / se)^2, df = 1, p = s[c, 4], exp_b = exp(b), exp_b_ci_low = exp(b - z * se), exp_b_ci_high = exp(b + z * se)) }
  }
  if (is_finite(s[1, 1], s[1, 2])) say("equation", c(at_(block, step), "", "constant"), b = s[1, 1], se = s[1, 2], wald = s[1, 3]^2, df = 1, p = s[1, 4], exp_b = exp(s[1, 1]))
}
outside <- function(inside, vars, block, step) {
  cols <- of_(inside); line <- function(keys, r) say("not_in_equation", c(at_(block, step), keys), score = r[1], df = r[2], p = r[3])
  for (v in vars) { own <- columns[[v]]; if (length(own) > 1) line(c("", v), rao(cols, own)); for (c in own) line(c(if (labels_[[c]] != v) v else "", labels_[[c]]), rao(cols, c)) }
  line(c("", "overall"), rao(cols, of_(vars)))
}
roc <- function(m, block, step, conf) { # Hanley & McNeil (1982), by counting pairs and triples
  p <- round(fitted(m), 12); yes <- p[x$y == 1]; no <- p[x$y == 0]; area <- mean(outer(yes, no, ">") + .5 * outer(yes, no, "==")); triples <- function(one, two) mean(sapply(two, function(v) { a <- mean(one > v); e <- mean(one == v); a^2 + a * e + e^2 / 3 }))
  q1 <- triples(yes, no); q2 <- triples(-no, -yes); n1 <- length(yes); n2 <- length(no); se <- sqrt((area * (1 - area) + (n1 - 1) * (q1 - area^2) + (n2 - 1) * (q2 - area^2)) / (n1 * n2)); z <- (area - .5) / sqrt((n1 + n2 + 1) / (12 * n1 * n2)); reach <- qnorm((1 + conf) / 2) * se
  say("roc", at_(block, step), auc = area, se = se, p = 2 * pnorm(-abs(z)), ci_low = max(0, area - reach), ci_high = min(1, area + reach))
}
risk <- function(m, block, step, answers_) { # Hosmer & Lemeshow (1980): about ten groups of equal size, equal risks together, as SAS groups them
  p <- fitted(m); order <- order(p); q <- p[order]; y <- x$y[order]; block_ <- cumsum(c(TRUE, diff(q) > 1e-10)); size <- tabulate(block_); n <- length(y); target <- floor(n / 10 + .5); group <- 1; inside <- 0; at <- integer(length(size))
  for (k in seq_along(size)) { fits <- inside < target && inside + floor(.5 * size[k]) <= target; if (k > 1 && !fits && group < 10) { group <- group + 1; inside <- 0 }; at[k] <- group; inside <- inside + size[k] }
  if (group > 1 && inside <= .05 * n) at[at == group] <- group - 1
  g <- at[block_]; k <- max(g); seen <- cbind(tapply(1 - y, g, sum), tapply(y, g, sum)); hoped <- cbind(tapply(1 - q, g, sum), tapply(q, g, sum))
  for (i in 1:k) { keys <- c(at_(block, step), paste0("group=", i)); put("hosmer_lemeshow_groups", keys, c(under("count", c(answers_, "total"), c(seen[i, ], sum(seen[i, ]))), under("expected", answers_, hoped[i, ]))) }
  if (k > 2) { h <- sum((seen - hoped)^2 / hoped); say("hosmer_lemeshow", at_(block, step), chi_square = h, df = k - 2, p = tail_of(h, k - 2)) }
}
