# Rscript engine.R SCRIPTS JOB: asks R for the tables of every task in JOB/job.R of the rows in JOB/answers.csv, and
# writes each cell to JOB/found.tsv: task, table, about, keys of the row, column, number. A script `procedure.R` defines
# `ask(options)`, which says cells. Keys of a row, and keys of `about`, are parted by the unit separator.
arguments <- commandArgs(TRUE)
scripts <- arguments[1]; job <- arguments[2]
SEPARATOR <- "\037"
options(warn = -1, digits = 15, scipen = 0, contrasts = c("contr.treatment", "contr.poly"))
answers <- read.csv(file.path(job, "answers.csv"), check.names = FALSE, colClasses = "numeric", na.strings = "NA")
source(file.path(job, "job.R"), encoding = "UTF-8") # tasks, missing_codes, missing_ranges, levels_of
out <- file(file.path(job, "found.tsv"), "w", encoding = "UTF-8")
task <- list(name = "")
raw <- d <- w <- at <- whole <- NULL # of the task at hand
writeLines(paste("", "!engine", "", "", "", sprintf("R %s.%s", R.version$major, R.version$minor), sep = "\t"), out)
need <- function(...) for (package in c(...)) if (!suppressWarnings(suppressMessages(require(package, character.only = TRUE, quietly = TRUE))))
  stop(structure(class = c("absent", "error", "condition"), list(message = package, call = NULL)))
# say(table, keys, column = number, ...): `table` is its name and the keys it is about.
say <- function(...) {
  given <- list(...)
  values <- given[-(1:2)]
  if (!length(values)) return(invisible())
  table <- given[[1]]; keys <- as.character(given[[2]]); keys[is.na(keys)] <- ""
  numbers <- vapply(values, function(v) if (length(v) == 1) as.numeric(v) else NA_real_, 0)
  writeLines(paste(task$name, table[1], paste(table[-1], collapse = SEPARATOR), paste(keys, collapse = SEPARATOR), names(values),
                   ifelse(is.finite(numbers), sprintf("%.17g", numbers), ifelse(is.nan(numbers) | is.na(numbers), "NA", ifelse(numbers > 0, "Inf", "-Inf"))), sep = "\t"), out)
}
put <- function(table, keys, cells) do.call(say, c(list(table, keys), as.list(cells)))
under <- function(word, keys, values) setNames(as.list(as.numeric(values)), paste0(word, "@", keys))
number <- function(v) sub("\\.0$", "", sprintf("%.15g", v)) # as a key holds it
level <- function(name, code) ifelse(is.na(code), "", paste0(name, "=", number(code)))
use <- function(task) { # the cases of a task: `raw` as they stand, `d` without what is no answer; a weight of 2 is a row twice
  kept <- if (is.null(task$rows)) rep(TRUE, nrow(answers)) else answers[[task$rows]] == 1
  weights <- if (is.null(task$weight)) rep(1, nrow(answers)) else answers[[task$weight]]
  kept <- kept & !is.na(weights) & weights > 0
  whole <<- all(abs(weights[kept] - round(weights[kept])) < 1e-9)
  if (whole && sum(weights[kept]) > 2e6) stop("too many cases for R to repeat")
  at <<- if (whole) rep(which(kept), round(weights[kept])) else which(kept)
  w <<- if (whole) rep(1, length(at)) else weights[kept]
  raw <<- answers[at, , drop = FALSE]
  d <<- raw
  for (name in names(missing_codes)) d[[name]][d[[name]] %in% missing_codes[[name]]] <<- NA
  for (name in names(missing_ranges)) { ends <- missing_ranges[[name]]; d[[name]][!is.na(d[[name]]) & d[[name]] >= ends[1] & d[[name]] <= ends[2]] <<- NA }
}
of <- function(names) { # the cases that answer all of `names`
  x <- d[names]; x[complete.cases(x), , drop = FALSE]
}
codes_of <- function(name, x = d[[name]]) sort(unique(x[!is.na(x)])) # of valid answers, ascending
declared <- function(name) { # every valid code, chosen or not
  codes <- levels_of[[name]]; gone <- codes %in% missing_codes[[name]]; ends <- missing_ranges[[name]]
  if (!is.null(ends)) gone <- gone | (codes >= ends[1] & codes <= ends[2])
  sort(unique(c(codes[!gone], codes_of(name))))
}
weights_of <- function(names) w[complete.cases(d[names])] # beside `of(names)`
moments_of <- function(x, v = rep(1, nrow(x))) { # n, means, covariances (divisor n - 1) and correlations, each case as often as it weighs
  n <- sum(v); c <- cov.wt(as.matrix(x), v / n, method = "ML"); list(n = n, mean = c$center, cov = c$cov * n / (n - 1), cor = cov2cor(c$cov))
}
spread_of_groups <- function(z, g, v, N = sum(v)) { # the analysis of variance of weighted groups; N cases, as a procedure counts them
  n <- tapply(v, g, sum); m <- tapply(v * z, g, sum) / n; between <- sum(n * (m - sum(v * z) / sum(v))^2); within <- sum(v * (z - m[as.character(g)])^2); k <- length(n); df <- N - k; f <- between / (k - 1) / (within / df)
  list(between = between, within = within, df1 = k - 1, df2 = df, f = f, p = pf(f, k - 1, df, lower.tail = FALSE))
}
weighted_quantile <- function(x, v, p) { # HAVERAGE of EXAMINE: at (W + 1) p, between two values in proportion
  t <- tapply(v, x, sum); x <- as.numeric(names(t)); cc <- cumsum(t)
  sapply((sum(t) + 1) * p, function(place) { k <- sum(cc <= place + 1e-9); if (k == 0) return(x[1]); if (k == length(x)) return(x[k]); far <- place - cc[[k]]; if (far >= 1) return(x[k + 1]); share <- if (t[[k + 1]] >= 1) far else min(1, far / t[[k + 1]]); (1 - share) * x[k] + share * x[k + 1] })
}
parts_of <- function(table, valid, word = "excluded", keys = NULL) { # case processing
  n <- sum(w); counts <- setNames(c(valid, n - valid, n), c("valid", word, "total"))
  for (part in names(counts)) say(table, c(keys, part), count = counts[[part]], percent = 100 * counts[[part]] / n)
}
tail_of <- function(q, df) pchisq(q, df, lower.tail = FALSE)
asked <- function(o, name, default) if (is.null(o[[name]])) default else o[[name]]
dummies <- function(x, name, reference = "first", codes = codes_of(name, x[[name]])) { # a 0/1 column for each level but one
  codes <- if (reference == "last") codes[-length(codes)] else codes[-1]
  setNames(lapply(codes, function(code) as.numeric(x[[name]] == code)), level(name, codes))
}
may_be_fractional <- function(task) task$procedure %in% c("frequencies", "descriptives", "multiple_response", "custom_tables", "coding", "reliability", "factor", "oneway", "ttest", "regression") || (task$procedure == "crosstab" && asked(task$options, "dialect", "spss") == "spss") ||
  (task$procedure == "correlations" && asked(task$options, "coefficient", "pearson") == "pearson")
for (task in tasks) {
  began <- proc.time()[["elapsed"]]
  told <- tryCatch({
    setTimeLimit(elapsed = 60, transient = TRUE)
    use(task)
    say("!cases", "", total = sum(w))
    if (!whole && !may_be_fractional(task)) stop(structure(class = c("fractional", "error", "condition"), list(message = "", call = NULL)))
    script <- new.env(parent = globalenv())
    sys.source(file.path(scripts, paste0(task$procedure, ".R")), envir = script)
    script$ask(task$options)
    NULL
  }, absent = function(e) c("!absent", conditionMessage(e)), fractional = function(e) c("!fractional", ""),
     error = function(e) c("!error", gsub("[\t\n\r]+", " ", conditionMessage(e))))
  setTimeLimit()
  writeLines(paste(task$name, if (is.null(told)) "!done" else told[1], "", "", "", if (is.null(told)) sprintf("%.2f", proc.time()[["elapsed"]] - began) else told[2], sep = "\t"), out)
  flush(out)
}
close(out)
