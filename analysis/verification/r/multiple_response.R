# Options ticked, of those who ticked something and of all asked; with groups, a chi-square test of each option.
ask <- function(o) {
  for (set in o$sets) {
    ticks <- d[set$members]; name <- if (nzchar(set$name)) set$name else "all_options"
    on <- !is.na(ticks) & ticks == set$counted; some <- rowSums(on) > 0; asked <- rowSums(!is.na(ticks)) > 0
    n <- sum(w); valid <- sum(w[some])
    say(c("case_summary", name), "valid", count = valid, percent = 100 * valid / n)
    say(c("case_summary", name), "missing", count = n - valid, percent = 100 * (n - valid) / n)
    say(c("case_summary", name), "total", count = n, percent = 100)
    counts <- colSums(w * on); all <- sum(counts)
    for (m in c(set$members, "total")) {
      own <- if (m == "total") all else counts[[m]]
      say(c("multiple_response", name), m, count = own, percent_of_responses = 100 * own / all, percent_of_cases = 100 * own / valid, percent_of_asked = 100 * own / sum(w[asked]))
    }
    if (!is.null(o$by_set)) {
      other <- o$by_set; beside <- d[other$members]; theirs <- !is.na(beside) & beside == other$counted; any_other <- rowSums(theirs) > 0
      about <- c(name, if (nzchar(other$name)) other$name else "all_options")
      for (m in c(set$members, "total")) for (column in c(other$members, "total")) {
        inside <- if (column == "total") any_other else theirs[, column]; own <- sum(w[(if (m == "total") some else on[, m]) & inside])
        put(c("multiple_response_by", about), m, c(under("count", column, own), under("percent_of_cases", column, 100 * own / sum(w[some & inside])), under("percent_of_asked", column, 100 * own / sum(w[asked & inside]))))
      }
    }
    if (is.null(o$by)) next
    by <- d[[o$by]]; here <- !is.na(by); about <- c(name, o$by)
    for (m in c(set$members, "total")) for (code in c(codes_of(o$by, by[some]), NA)) {
      inside <- if (is.na(code)) here else here & by == code; key <- if (is.na(code)) "total" else level(o$by, code)
      ticked <- if (m == "total") some else on[, m]
      own <- sum(w[ticked & some & inside])
      put(c("multiple_response_by", about), m, c(under("count", key, own), under("percent_of_cases", key, 100 * own / sum(w[some & inside])), under("percent_of_asked", key, 100 * own / sum(w[asked & inside]))))
    }
    spss <- asked_of(o) == "spss"
    for (m in set$members) {
      sums <- sapply(codes_of(o$by, by[asked]), function(code) c(sum(w[asked & here & by == code & !on[, m]]), sum(w[asked & here & by == code & on[, m]])))
      t <- if (spss) floor(sums + .5) else sums
      t <- t[rowSums(t) > 0, colSums(t) > 0, drop = FALSE]
      if (min(dim(t)) > 1) {
        c <- chisq.test(t, correct = FALSE)
        say(c("option_tests", about), m, chi_square = c$statistic, df = c$parameter, p = c$p.value, cramer_v = sqrt(c$statistic / sum(t) / (min(dim(t)) - 1)))
      }
    }
    base <- if (spss) some else asked
    for (m in set$members) for (code in codes_of(o$by, by[base])) {
      inside <- base & here & by == code; own <- sum(w[inside & on[, m]]); key <- level(o$by, code)
      put(c("column_proportions", about), m, c(under("count", key, own), under(if (spss) "percent_of_cases" else "percent_of_asked", key, 100 * own / sum(w[inside]))))
    }
  }
}
asked_of <- function(o) if (is.null(o$dialect)) "spss" else o$dialect
