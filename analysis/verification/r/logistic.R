# Binary logistic models of blocks and steps by glm; score tests are Rao's of anova.
exact_ <- glm.control(epsilon = 1e-14, maxit = 100)
x <- NULL; columns <- NULL; labels_ <- NULL; others_ <- NULL
fit <- function(cols) { formula <- reformulate(if (length(cols)) cols else "1", "y"); m <- suppressWarnings(glm(formula, binomial, x, control = exact_)); if (anyNA(coef(m))) stop("predictors make one another, and engines leave out different ones"); m }
is_finite <- function(b, se) abs(b) < 12 && se < 50 # where predictors tell answers apart without error, coefficients have no limit
of_ <- function(vars) unlist(columns[vars], use.names = FALSE)
test <- function(table, keys, q, df) if (df == 0) say(table, keys, df = 0) else say(table, keys, chi_square = q, df = abs(df), p = tail_of(abs(q), abs(df)))
at_ <- function(block, step) c(paste0("block=", block), paste0("step=", step))
rao <- function(inside, more) { a <- anova(fit(inside), fit(c(inside, more)), test = "Rao"); c(a$Rao[2], a$Df[2], tail_of(max(a$Rao[2], 0), a$Df[2])) }
removals <- function(inside, own) t(sapply(own, function(v) { a <- anova(fit(setdiff(inside, of_(v))), fit(inside), test = "Chisq"); c(a$Deviance[2], a$Df[2], a$`Pr(>Chi)`[2]) }))
coded <- function(kind, k, reference, weights) { # the columns of k levels whose coefficients are contrasts
  e <- diag(k); rows <- switch(kind, indicator = return(e[, -reference, drop = FALSE]), polynomial = return(if (length(weights)) contr.poly(k, weights) else contr.poly(k)), special = return(solve(matrix(weights, ncol = k, byrow = TRUE))[, -1, drop = FALSE]),
    simple = sweep(e, 2, e[reference, ])[-reference, , drop = FALSE], deviation = (e - 1 / k)[-reference, , drop = FALSE], helmert = t(sapply(1:(k - 1), function(i) e[i, ] - colMeans(e[(i + 1):k, , drop = FALSE]))),
    difference = t(sapply(2:k, function(i) e[i, ] - colMeans(e[1:(i - 1), , drop = FALSE]))), repeated = e[-k, , drop = FALSE] - e[-1, , drop = FALSE])
  solve(rbind(rep(1 / k, k), rows))[, -1, drop = FALSE]
}
special <- function(o) { # contrasts, products and models without a constant, entered whole
  if (!all(asked(o, "method", "enter") == "enter") || !whole || !is.null(o$selected)) stop("blocks that enter whole are asked for")
  y <- o$dependent; names <- unique(c(y, unlist(o$blocks), unlist(lapply(o$interactions, `[[`, "variables")))); data <- of(names); conf <- asked(o, "confidence", .95); codes <- codes_of(y, data[[y]]); constant <- asked(o, "constant", TRUE)
  parts_of("case_processing", nrow(data), "missing"); if (length(codes) != 2) return(); answers_ <- level(y, codes); for (i in 1:2) say("dependent_coding", answers_[i], coding = i - 1)
  kinds <- list(); for (c in o$contrasts) kinds[[c$variable]] <- c; made <- list()
  for (v in setdiff(names, y)) if (v %in% asked(o, "categorical", character())) { levels_ <- codes_of(v, data[[v]]); k <- length(levels_); kind <- kinds[[v]]; if (is.null(kind)) kind <- list(kind = "indicator", reference = asked(o, "reference", "last")); at <- asked(kind, "reference", "last"); at <- switch(as.character(at), first = 1, last = k, as.numeric(at))
    M <- coded(kind$kind, k, at, unlist(kind$weights)); for (i in seq_len(k)) { say(c("categorical_codings", v), level(v, levels_[i]), count = sum(data[[v]] == levels_[i])); put(c("categorical_codings", v), level(v, levels_[i]), under("contrast_coefficient", paste0("coding=", 1:(k - 1)), M[i, ])) }
    X <- M[match(data[[v]], levels_), , drop = FALSE]; colnames(X) <- paste0(v, "(", 1:(k - 1), ")"); made[[v]] <- X } else made[[v]] <- matrix(data[[v]], ncol = 1, dimnames = list(NULL, v))
  product <- function(vars) { X <- made[[vars[1]]]; for (v in vars[-1]) { Z <- made[[v]]; X <- do.call(cbind, lapply(seq_len(ncol(Z)), function(j) { W <- X * Z[, j]; colnames(W) <- paste(colnames(X), "by", colnames(Z)[j]); W })) }; X }
  whole_of <- character(); X <- NULL; last <- NULL; y_ <- as.numeric(data[[y]] == codes[2]); n <- nrow(data); null <- if (constant) glm(y_ ~ 1, binomial)$deviance else 2 * n * log(2)
  blocks <- max(length(o$blocks), unlist(lapply(o$interactions, `[[`, "block")))
  for (block in seq_len(blocks)) {
    new <- if (block <= length(o$blocks)) as.list(o$blocks[[block]]) else list(); for (i in o$interactions) if (i$block == block) new <- c(new, list(unlist(i$variables)))
    for (vars in new) { P <- product(vars); X <- cbind(X, P); whole_of <- c(whole_of, rep(paste(vars, collapse = "*"), ncol(P))) }
    if (!constant) m <- suppressWarnings(glm(y_ ~ X - 1, binomial, control = exact_)) else m <- suppressWarnings(glm(y_ ~ X, binomial, control = exact_))
    V <- vcov(m); b <- coef(m); terms <- c(if (constant) "constant", colnames(X)); owner <- c(if (constant) "", whole_of); own <- at_(block, 1); cs <- 1 - exp((m$deviance - null) / n); say("model_summary", own, deviance = m$deviance, cox_snell = cs, nagelkerke = cs / (1 - exp(-null / n))); before <- if (is.null(last)) list(deviance = null, df.residual = n - constant) else last
    for (t in c("step", "block")) test("omnibus", c(own, t), before$deviance - m$deviance, before$df.residual - m$df.residual); test("omnibus", c(own, "model"), null - m$deviance, n - constant - m$df.residual); last <- m
    if (!all(is_finite(b, sqrt(diag(V))))) next
    z <- qnorm((1 + conf) / 2); for (i in seq_along(b)) { se <- sqrt(V[i, i]); levels_of_it <- grepl("(", terms[i], fixed = TRUE); say("equation", c(own, if (levels_of_it) owner[i] else "", terms[i]), b = b[[i]], se = se, wald = (b[[i]] / se)^2, df = 1, p = tail_of((b[[i]] / se)^2, 1), exp_b = exp(b[[i]])); if (terms[i] != "constant") say("equation", c(own, if (levels_of_it) owner[i] else "", terms[i]), exp_b_ci_low = exp(b[[i]] - z * se), exp_b_ci_high = exp(b[[i]] + z * se)) }
    if ("correlations" %in% asked(o, "statistics", character())) for (i in seq_along(b)) put("correlation_matrix", c(own, terms[i]), under("r", terms, cov2cor(V)[i, ]))
    x <<- data.frame(y = y_); cut <- asked(o, "cut", .5); classified(m, block, 1, answers_, cut); roc(m, block, 1, conf); risk(m, block, 1, answers_); design <- if (constant) cbind(1, X) else X; history_(design, y_, block, 1, terms, o)
    if (block < blocks) { more <- if (block + 1 <= length(o$blocks)) as.list(o$blocks[[block + 1]]) else list(); for (i in o$interactions) if (i$block == block + 1) more <- c(more, list(unlist(i$variables))); scores_(design, lapply(more, product), sapply(more, paste, collapse = "*"), m, block, 1, y_) }
    if (block == 1) { none <- if (constant) suppressWarnings(glm(y_ ~ 1, binomial, control = exact_)) else NULL; first <- as.list(o$blocks[[1]]); for (i in o$interactions) if (i$block == 1) first <- c(first, list(unlist(i$variables)))
      p0 <- if (constant) rep(mean(y_), n) else rep(.5, n); scores_(if (constant) matrix(1, n, 1) else NULL, lapply(first, product), sapply(first, paste, collapse = "*"), none, 0, 0, y_, p0); guess <- p0 >= cut - 1e-12
      if (constant) { classified(none, 0, 0, answers_, cut); s0 <- summary(none)$coefficients; say("equation", c(at_(0, 0), "", "constant"), b = s0[1], se = s0[2], wald = s0[3]^2, df = 1, p = s0[4], exp_b = exp(s0[1])); history_(matrix(1, n, 1), y_, 0, 0, "constant", o) }
      else { for (a in 0:1) { put("classification", c(at_(0, 0), answers_[a + 1]), under("count", answers_, c(sum(!guess & y_ == a), sum(guess & y_ == a)))); say("classification", c(at_(0, 0), answers_[a + 1]), percent_correct = 100 * mean((guess == a)[y_ == a])) }; say("classification", c(at_(0, 0), "overall"), percent_correct = 100 * mean(guess == y_)) } }
    for (v in unique(whole_of[duplicated(whole_of)])) { i <- which(owner == v); if (all(is_finite(b[i], sqrt(diag(V))[i]))) { w <- drop(b[i] %*% solve(V[i, i]) %*% b[i]); say("equation", c(own, "", v), wald = w, df = length(i), p = tail_of(w, length(i))) } }
  }
}
history_ <- function(X, y_, block, step, terms, o) { # Newton's steps from 0, until none moves a coefficient by .001
  if (!("iterations" %in% asked(o, "statistics", character()))) { return() }; old <- rep(0, ncol(X))
  for (i in 1:20) { g <- suppressWarnings(glm.fit(X, y_, family = binomial(), start = rep(0, ncol(X)), control = glm.control(maxit = i, epsilon = 1e-300))); put("iteration_history", c(at_(block, step), paste0("iterations=", i)), c(list(deviance = g$deviance), under("b", terms, g$coefficients))); if (max(abs(g$coefficients - old)) < .001) break; old <- g$coefficients }
}
scores_ <- function(X, more, names_, m, block, step, y_, p = fitted(m)) { # Rao's tests from their definition
  w <- p * (1 - p); one <- function(keys, Z) { Z <- as.matrix(Z); U <- crossprod(Z, y_ - p); I <- crossprod(Z * w, Z); if (!is.null(X) && ncol(X)) I <- I - crossprod(Z * w, X) %*% solve(crossprod(X * w, X)) %*% crossprod(X * w, Z); q <- drop(crossprod(U, solve(I, U))); say("not_in_equation", c(at_(block, step), keys), score = q, df = ncol(Z), p = tail_of(q, ncol(Z))) }
  for (i in seq_along(more)) { Z <- more[[i]]; if (ncol(Z) > 1) one(c("", names_[i]), Z); for (j in seq_len(ncol(Z))) one(c(if (grepl("(", colnames(Z)[j], fixed = TRUE)) names_[i] else "", colnames(Z)[j]), Z[, j]) }
  one(c("", "overall"), do.call(cbind, more))
}
ask <- function(o) {
  if (length(o$contrasts) || length(o$interactions) || !asked(o, "constant", TRUE) || (!is.null(o$selected) && length(o$categorical)) || length(unique(asked(o, "method", "enter"))) > 1) return(special(o))
  if (!is.null(o$method)) o$method <- o$method[[1]]
  y <- o$dependent; vars <- unlist(o$blocks); names <- unique(c(y, vars)); data <- of(names); conf <- asked(o, "confidence", .95); reference <- asked(o, "reference", "last"); method <- asked(o, "method", "enter"); cut <- asked(o, "cut", .5)
  others_ <<- NULL; if (is.null(o$selected)) parts_of("case_processing", nrow(data), "missing") else {
    all_ <- d[c(names, o$selected)]; chosen <- all_[[o$selected]] %in% 1; n <- nrow(all_); data <- all_[chosen & complete.cases(all_[names]), names]; rest <- all_[!chosen & !is.na(all_[[y]]), names]; counts <- c(valid = nrow(data), missing = sum(chosen) - nrow(data), total = sum(chosen), unselected = sum(!chosen))
    for (part in base::names(counts)) say("case_processing", part, count = counts[[part]], percent = 100 * counts[[part]] / n) }
  codes <- codes_of(y, data[[y]]); if (length(codes) != 2) return(); answers_ <- level(y, codes)
  x <<- data.frame(y = as.numeric(data[[y]] == codes[2])); columns <<- list(); labels_ <<- c(); for (i in 1:2) say("dependent_coding", answers_[i], coding = i - 1)
  for (v in unique(vars)) {
    own <- if (v %in% asked(o, "categorical", character())) dummies(data, v, reference) else setNames(list(data[[v]]), v); safe <- paste0("c", length(labels_) + seq_along(own)); for (k in seq_along(own)) x[[safe[k]]] <<- own[[k]]
    labels_[safe] <<- names(own); columns[[v]] <<- safe; if (!is.null(o$selected)) { if (is.null(others_)) others_ <<- data.frame(y = as.numeric(rest[[y]] == codes[2])); others_[[safe]] <<- rest[[v]] }
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
      if (method != "enter" && length(setdiff(new, start))) { r <- removals(of_(new), setdiff(inner, start)); for (v in rownames(r)) say("term_removal", c(at_(block, step), v), log_likelihood = -(m$deviance + r[v, 1]) / 2); for (v in rownames(r)) test("term_removal", c(at_(block, step), v), r[v, 1], r[v, 2]) }
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
  say("classification", c(at_(block, step), "overall"), percent_correct = 100 * mean(guess == x$y)); if (is.null(others_)) return(invisible())
  z <- others_[complete.cases(others_), ]; guess <- predict(m, z, type = "response") >= cut - 1e-12 # of the cases that are not selected
  for (o in 0:1) { put("classification", c(at_(block, step), answers_[o + 1]), under("unselected_count", answers_, c(sum(!guess & z$y == o), sum(guess & z$y == o)))); say("classification", c(at_(block, step), answers_[o + 1]), unselected_percent_correct = 100 * mean((guess == o)[z$y == o])) }
  say("classification", c(at_(block, step), "overall"), unselected_percent_correct = 100 * mean(guess == z$y))
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
