# Areas under ROC curves by counting pairs and triples (Hanley & McNeil 1982), and the points of the curves.
ask <- function(o) {
  x <- of(unique(c(o$variables, o$state))); state <- x[[o$state]] == o$positive; about <- o$state; large <- asked(o, "direction", "large") == "large"; conf <- asked(o, "confidence", .95); rows <- complete.cases(d[unique(c(o$variables, o$state))]); single <- !duplicated(get("at", globalenv()))
  counts <- list(positive = rows & d[[o$state]] %in% o$positive, negative = rows & !(d[[o$state]] %in% o$positive), missing = !rows); for (part in names(counts)) say(c("roc_cases", about), part, n = sum(counts[[part]]), unweighted_n = sum(counts[[part]] & single))
  if (!any(state) || all(state)) return()
  for (y in unique(o$variables)) {
    v <- x[[y]] * if (large) 1 else -1; yes <- v[state]; no <- v[!state]; area <- mean(outer(yes, no, ">") + .5 * outer(yes, no, "==")); n1 <- length(yes); n2 <- length(no)
    triples <- function(one, two) mean(sapply(two, function(v) { a <- mean(one > v); e <- mean(one == v); a^2 + a * e + e^2 / 3 })); q1 <- if (asked(o, "distribution", "free") == "free") triples(yes, no) else area / (2 - area); q2 <- if (asked(o, "distribution", "free") == "free") triples(-no, -yes) else 2 * area^2 / (1 + area)
    say(c("area_under_curve", about), y, auc = area); if (min(n1, n2) > 1) { se <- sqrt(max(0, area * (1 - area) + (n1 - 1) * (q1 - area^2) + (n2 - 1) * (q2 - area^2)) / (n1 * n2)); z <- (area - .5) / sqrt((n1 + n2 + 1) / (12 * n1 * n2)); reach <- qnorm((1 + conf) / 2) * se; say(c("area_under_curve", about), y, se = se, p = 2 * pnorm(-abs(z)), ci_low = max(0, area - reach), ci_high = min(1, area + reach)) }
    s <- sort(unique(v)); cuts <- c(s[1] - 1, (s[-1] + s[-length(s)]) / 2, s[length(s)] + 1); order <- order(cuts * if (large) 1 else -1)
    for (k in seq_along(order)) { c <- cuts[order[k]]; put(c("roc_coordinates", about), c(y, paste0("rank=", k)), setNames(list(c * if (large) 1 else -1, mean(yes > c), mean(no > c)), c(if (large) "cutoff_from" else "cutoff_to", "sensitivity", "false_positive_rate"))) }
  }
}
