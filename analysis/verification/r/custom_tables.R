# Every combination of the items of the axes, counted case by case: table(), mean, sd, quantile type 6, chisq.test.
pieces <- function(text) if (is.null(text) || !nzchar(text)) character() else regmatches(text, gregexpr("'([^']|'')*'|\"([^\"]|\"\")*\"|[*][*]|[][(){}>+,=*/]|[^][(){}>+,='\"*/[:space:]]+", text))[[1]]
is_string <- function(piece) grepl("^['\"]", piece)
is_format <- function(piece) grepl("^(PCT|[A-Z]+)[0-9]+([.][0-9]+)?$", piece)
words <- c(COUNT = "count", VALIDN = "valid_n", TOTALN = "total_n", MISSING = "missing", RESPONSES = "responses", MEAN = "mean", MEDIAN = "median", MODE = "mode", STDDEV = "sd", SEMEAN = "se_mean", VARIANCE = "variance", MINIMUM = "minimum", MAXIMUM = "maximum", RANGE = "range", SUM = "sum", PTILE = "percentile_value", MEAN.LCL = "mean_ci_low", MEAN.UCL = "mean_ci_high", SUM.LCL = "sum_ci_low", SUM.UCL = "sum_ci_high")
areas <- c(ROW = "row", COL = "column", TABLE = "table", SUBTABLE = "subtable", LAYER = "layer", LAYERROW = "layer_row", LAYERCOL = "layer_column")
bases <- c(COUNT = "n", VALIDN = "valid_n", TOTALN = "total_n", SUM = "sum", RESPONSES = "responses", RESPONSES.COUNT = "responses_of_n", COUNT.RESPONSES = "n_of_responses")
is_plain_function <- function(f) f %in% names(words) || grepl("^(ROW|COL|TABLE|SUBTABLE|LAYER|LAYERROW|LAYERCOL)PCT", f)
weighting_of <- function(f) if (is_plain_function(f)) "" else substr(f, 1, 1)
base_of <- function(f) if (is_plain_function(f)) f else substring(f, 2)
form_of <- function(s) { if (is.na(s$format)) return(""); form <- tolower(sub("[0-9].*", "", s$format)); if (form %in% c("f", "e", "n") || (form == "pct" && grepl("PCT", s$f))) "" else form }
every_level <- 1:99; whole_areas <- list(LAYER = list(every_level, every_level, 0), TABLE = list(every_level, every_level, every_level)) # which levels of rows, columns and layers may vary; 1 is the innermost
free_by <- list(auto = c(whole_areas, list(ROW = list(0, 1, 0), COL = list(1, 0, 0), SUBTABLE = list(1, 1, 0), LAYERROW = list(0, every_level, 0), LAYERCOL = list(every_level, 0, 0))),
  rows_opposite = c(whole_areas, list(ROW = list(1, 0, 0), COL = list(2, 0, 0), SUBTABLE = list(1:2, 0, 0), LAYERROW = list(1, every_level, 0), LAYERCOL = list(every_level[-1], 0, 0))), # what went to the columns varies along a row
  rows_layer = list(ROW = list(0, 1, 0), COL = list(2, 0, 0), SUBTABLE = list(2, 1, 0), LAYERROW = list(0, every_level, 0), LAYERCOL = list(every_level[-1], 0, 0), LAYER = list(every_level[-1], every_level, 0), TABLE = list(every_level, every_level, every_level)),
  columns_layer = list(ROW = list(0, 2, 0), COL = list(1, 0, 0), SUBTABLE = list(1, 2, 0), LAYERROW = list(0, every_level[-1], 0), LAYERCOL = list(every_level, 0, 0), LAYER = list(every_level, every_level[-1], 0), TABLE = list(every_level, every_level, every_level)),
  columns_opposite = c(whole_areas, list(ROW = list(0, 2, 0), COL = list(0, 1, 0), SUBTABLE = list(0, 1:2, 0), LAYERROW = list(0, every_level[-1], 0), LAYERCOL = list(every_level, 1, 0))))
free_in <- free_by$auto
word_of <- function(f) { f <- base_of(f); if (!grepl("PCT", f)) return(words[[f]]); parts <- strsplit(f, "PCT[.]?")[[1]]; paste0(areas[[parts[1]]], "_", if (length(parts) > 1) bases[[parts[2]]] else "n", "_percent") }
parsed <- function(text) { # stacks, each with levels, summaries and those of totals
  p <- pieces(text); at <- 1; here <- function(k = 0) if (at + k <= length(p)) p[at + k] else ""; stacks <- list(); stack <- list(levels = list(), summaries = list(), totals = list())
  summaries <- function() {
    found <- list(); totals <- list()
    while (here() != "]") {
      if (here() == ",") { at <<- at + 1; next }
      if (here() == "TOTALS") { at <<- at + 2; totals <- summaries()$found; next }
      one <- list(f = here(), argument = NA, label = NA, format = NA); at <<- at + 1
      if (grepl("^-?[0-9.]+$", here())) { one$argument <- as.numeric(here()); at <<- at + 1 }
      if (is_string(here())) { one$label <- here(); at <<- at + 1 }
      if (is_format(here())) { one$format <- here(); at <<- at + 1 }
      found <- c(found, list(one))
    }
    at <<- at + 1; list(found = found, totals = totals)
  }
  while (at <= length(p)) {
    if (here() == ">") at <- at + 1
    if (here() == "+") { stacks <- c(stacks, list(stack)); stack <- list(levels = list(), summaries = list(), totals = list()); at <- at + 1 }
    if (here() == "[") { at <- at + 1; s <- summaries(); stack$summaries <- s$found; stack$totals <- s$totals; next }
    if (here() == "{") {
      members <- character(); at <- at + 1
      while (here() != "}") { if (here() != ",") members <- c(members, here()); at <- at + 1 }
      at <- at + 1; one <- list(name = "all_options", members = members, counted = 1, scale = FALSE)
    } else if (startsWith(here(), "$")) {
      set <- sets[[substring(here(), 2)]]; one <- list(name = substring(here(), 2), members = set$members, counted = set$counted, scale = FALSE); at <- at + 1
    } else {
      one <- list(name = here(), members = NULL, scale = here(2) == "S"); at <- at + 4
    }
    stack$levels <- c(stack$levels, list(one))
  }
  c(stacks, list(stack))
}
expression_of <- function(text) { # a computed category: what R has to evaluate, with @1, @2 … for the operands
  p <- pieces(text); at <- which(p == "EXPR") + 2; depth <- 1; code <- character(); operands <- list()
  put_operand <- function(o) { operands <<- c(operands, list(o)); code <<- c(code, paste0("told[[", length(operands), "]]")) }
  while (TRUE) {
    one <- p[at]
    if (one == "(") depth <- depth + 1
    if (one == ")") { depth <- depth - 1; if (depth == 0) break }
    if (one == "[") {
      low <- p[at + 1]; high <- low; at <- at + 2; if (p[at] == "THRU") { high <- p[at + 1]; at <- at + 2 }
      put_operand(list(kind = "values", low = low, high = high))
    } else if (one == "SUBTOTAL") { n <- 0; if (p[at + 1] == "[") { n <- as.numeric(p[at + 2]); at <- at + 3 }; put_operand(list(kind = "SUBTOTAL", number = n)) }
    else if (one %in% c("MISSING", "OTHERNM", "TOTAL")) put_operand(list(kind = one))
    else code <- c(code, if (one == "**") "^" else one)
    at <- at + 1
  }
  rest <- p[-seq_len(at)]; list(code = parse(text = paste(code, collapse = " ")), operands = operands, hides = any(rest == "HIDESOURCECATS"))
}
computed <- list()
asked_of <- function(level, lists) { # what the lists of categories say of a level, the later the stronger
  found <- list(entries = list(), missing = FALSE, down = FALSE, key = "VALUE", total = FALSE, label = NULL, before = FALSE)
  for (text in lists) {
    p <- pieces(text); at <- 1; names <- character(); here <- function(k = 0) if (at + k <= length(p)) p[at + k] else ""
    while (at <= length(p) && here() != "[" && here(1) != "=") { names <- c(names, here()); at <- at + 1 }
    own <- if (!is.null(level$members)) paste0("$", level$name) else level$name
    if (!(length(names) == 1 && names == "ALL") && !own %in% names) next
    if (here() == "[") {
      at <- at + 1; entries <- list()
      value <- function() { v <- here(); at <<- at + 1; if (v == "LO") -Inf else if (v == "HI") Inf else as.numeric(v) }
      while (here() != "]") {
        if (here() == ",") { at <- at + 1; next }
        if (here() %in% c("SUBTOTAL", "HSUBTOTAL")) { one <- list(kind = here(), label = NULL); at <- at + 1; if (here() == "=") { one$label <- here(1); at <- at + 2 } }
        else if (startsWith(here(), "&")) { one <- list(kind = "computed", name = substring(here(), 2)); at <- at + 1 }
        else if (!is.null(level$members)) { member <- gsub("'", "", here()); one <- list(kind = "values", low = member, high = member); at <- at + 1 }
        else if (here() %in% c("MISSING", "OTHERNM")) { one <- list(kind = here()); at <- at + 1 }
        else { low <- value(); high <- low; if (here() == "THRU") { at <- at + 1; high <- value() }; one <- list(kind = "values", low = low, high = high) }
        entries <- c(entries, list(one))
      }
      at <- at + 1; found$entries <- entries
    }
    while (at <= length(p)) {
      word <- here(); value_of <- here(2); at <- at + 3
      if (word == "KEY" && here() == "(") { found$by <- here(1); at <- at + 2; if (here() == ",") { found$argument <- as.numeric(here(1)); at <- at + 2 }; at <- at + 1 }
      if (word == "MISSING" && value_of == "INCLUDE") found$missing <- TRUE
      if (word == "ORDER") found$down <- value_of == "D"
      if (word == "KEY") found$key <- value_of
      if (word == "TOTAL" && value_of == "YES") found$total <- TRUE
      if (word == "POSITION" && value_of == "BEFORE") found$before <- TRUE
      if (word == "LABEL") found$label <- value_of
    }
  }
  found
}
items_of <- function(level, lists) { # the items of a level: key, who belongs to it, whether it is the total
  if (level$scale) return(NULL)
  asked <- asked_of(level, lists); items <- list()
  if (!is.null(level$members)) {
    ticks <- sapply(level$members, function(m) !is.na(d[[m]]) & d[[m]] == level$counted)
    belong <- function(codes) rowSums(ticks[, codes, drop = FALSE]) > 0
    members <- level$members; if (asked$key == "COUNT") members <- members[order(colSums(w * ticks))]
    items <- lapply(if (asked$down) rev(members) else members, function(m) list(key = m, codes = m))
    if (length(asked$entries)) {
      items <- list(); since <- character()
      for (number in seq_along(asked$entries)) { e <- asked$entries[[number]]
        if (grepl("SUBTOTAL", e$kind)) { items <- c(items, list(list(key = if (is.null(e$label)) "subtotal" else paste0(level$name, "=subtotal", number), codes = since, sub = TRUE))); since <- character() }
        else { items <- c(items, list(list(key = e$low, codes = e$low))); since <- c(since, e$low) } }
    }
  } else {
    x <- raw[[level$name]]; belong <- function(codes) x %in% codes
    known <- sort(unique(c(levels_of[[level$name]], missing_codes[[level$name]], x[!is.na(x)]))); ends <- missing_ranges[[level$name]]
    gone <- known %in% missing_codes[[level$name]]; if (!is.null(ends)) gone <- gone | (known >= ends[1] & known <= ends[2])
    one <- function(code) list(key = level(level$name, code), codes = code)
    if (!length(asked$entries)) {
      codes <- if (asked$missing) known else known[!gone]; if (asked$key == "COUNT") codes <- codes[order(sapply(codes, function(code) sum(w[x %in% code])))]
      if (!is.null(asked$by)) codes <- codes[order(sapply(codes, function(code) { kept <- x %in% code & !is.na(d[[asked$by]]); if (any(kept)) of_values(asked$key, d[[asked$by]][kept], w[kept], asked$argument) else -Inf }))]
      items <- lapply(if (asked$down) rev(codes) else codes, one)
    }
    else {
      named <- unlist(lapply(asked$entries, function(e) if (e$kind == "values") { if (e$low == e$high) e$low else known[known >= e$low & known <= e$high] }))
      since <- numeric(); entries <- if (asked$before) rev(asked$entries) else asked$entries
      for (number in seq_along(entries)) {
        e <- entries[[number]]
        if (e$kind == "computed") { items <- c(items, list(list(key = paste0(level$name, "=&", e$name), codes = numeric(), computed = computed[[e$name]]))); next }
        if (grepl("SUBTOTAL", e$kind)) { if (e$kind == "HSUBTOTAL") items <- head(items, length(items) - length(since)); items <- c(items, list(list(key = if (is.null(e$label)) "subtotal" else paste0(level$name, "=subtotal", number), codes = since, sub = TRUE))); since <- numeric(); next }
        codes <- if (e$kind == "values") { if (e$low == e$high) e$low else known[known >= e$low & known <= e$high] } else if (e$kind == "MISSING") setdiff(known[gone], named) else setdiff(known[!gone], named)
        since <- c(since, codes); items <- c(items, lapply(codes, function(code) c(one(code), list(entry = e))))
      }
    }
  }
  all <- unique(unlist(lapply(items, function(i) i$codes)))
  total <- list(key = if (is.null(asked$label)) "total" else paste0(level$name, "=total"), codes = all, total = TRUE)
  if (asked$total) items <- if (asked$before) c(list(total), items) else c(items, list(total))
  items <- lapply(items, function(i) { i$total <- isTRUE(i$total); i$sub <- isTRUE(i$sub); i$who <- belong(i$codes); i$every <- belong(all); if (is.null(level$members)) i$valid <- !is.na(d[[level$name]]); if (!is.null(level$members)) { i$ticks <- rowSums(ticks[, i$codes, drop = FALSE]); i$all_ticks <- rowSums(ticks[, all, drop = FALSE]) }; i })
  gone <- character()
  for (k in seq_along(items)) if (!is.null(items[[k]]$computed)) {
    subtotals <- Filter(function(i) i$sub, items); other <- function(v) { v <- if (v == "LO") -Inf else if (v == "HI") Inf else as.numeric(v); v }
    items[[k]]$operands <- lapply(items[[k]]$computed$operands, function(o) if (o$kind == "TOTAL") Filter(function(i) i$total, items) else if (o$kind == "SUBTOTAL") subtotals[max(o$number, 1)] else
      Filter(function(i) !is.null(i$entry) && (if (o$kind == "values") i$entry$kind == "values" && i$entry$low == other(o$low) && i$entry$high == other(o$high) else i$entry$kind == o$kind), items))
    if (items[[k]]$computed$hides) gone <- c(gone, sapply(unlist(items[[k]]$operands, recursive = FALSE), function(i) i$key))
  }
  Filter(function(i) !(i$key %in% gone), items)
}
headings_of <- function(stacks, lists) { # every combination of items of the levels of each stack
  found <- list()
  for (at in seq_along(stacks)) {
    levels <- stacks[[at]]$levels; items <- Filter(Negate(is.null), lapply(levels, items_of, lists = lists))
    grid <- if (length(items)) rev(expand.grid(rev(lapply(items, seq_along)))) else data.frame(1)
    for (row in seq_len(nrow(grid))) {
      own <- lapply(seq_along(items), function(k) items[[k]][[grid[row, k]]]); path <- character(); left <- own
      for (one in levels) { path <- c(path, one$name); if (!one$scale) { path <- c(path, left[[1]]$key); left <- left[-1] } }
      found <- c(found, list(list(stack = at, items = own, path = path, total = any(sapply(own, function(i) i$total)), sub = any(sapply(own, function(i) i$sub)))))
    }
  }
  found
}
here_of <- function(three, free, loose = FALSE) { # who is where a row, a column and a layer meet
  in_it <- rep(TRUE, nrow(d))
  for (axis in 1:3) { items <- three[[axis]]$items
    for (k in seq_along(items)) { if (!loose) in_it <- in_it & items[[k]]$every; if (!((length(items) + 1 - k) %in% free[[axis]]) && !(loose && items[[k]]$total)) in_it <- in_it & items[[k]]$who } }
  in_it
}
unanswered <- function(y) if (length(together) && any(sapply(together, function(n) identical(d[[n]], y)))) Reduce(`|`, lapply(together, function(n) is.na(d[[n]]))) else is.na(y)
together <- character()
amount <- function(three, free, base, y) {
  in_it <- here_of(three, free, base == "TOTALN")
  if (base == "RESPONSES") { for (axis in 1:3) { items <- three[[axis]]$items; for (k in seq_along(items)) if (!is.null(items[[k]]$ticks)) return(sum((w * (if ((length(items) + 1 - k) %in% free[[axis]]) items[[k]]$all_ticks else items[[k]]$ticks))[in_it])) }; return(sum(w[in_it])) }
  if (!is.null(y) && base %in% c("VALIDN", "SUM")) { in_it <- in_it & !unanswered(y); return(if (base == "SUM") sum((w * y)[in_it]) else sum(w[in_it])) }
  if (is.null(y) && base == "VALIDN") for (heading in three) for (i in heading$items) if (!is.null(i$valid)) in_it <- in_it & i$valid
  sum(w[in_it])
}
cell <- function(three, s, y) {
  for (axis in 1:3) { items <- three[[axis]]$items; for (k in seq_along(items)) if (!is.null(items[[k]]$computed)) {
    told <- lapply(items[[k]]$operands, function(several) sum(sapply(several, function(one) { other <- three; other[[axis]]$items[[k]] <- one; cell(other, s, y) })))
    return(eval(items[[k]]$computed$code))
  } }
  if (weighting_of(s$f) == "U") { before <- list(w, whole); w <<- 1 / as.numeric(table(at)[as.character(at)]); whole <<- FALSE; on.exit({ w <<- before[[1]]; whole <<- before[[2]] }) }
  f <- base_of(s$f); none <- c(0, 0, 0)
  if (grepl("PCT", f)) { parts <- strsplit(f, "PCT[.]?")[[1]]; base <- if (length(parts) > 1) strsplit(parts[2], ".", fixed = TRUE)[[1]] else "COUNT"; return(100 * amount(three, none, base[1], y) / amount(three, free_in[[parts[1]]], tail(base, 1), y)) }
  if (effective && weighting_of(s$f) == "E") return(NA) # an effective base is of weights that stand for no rows
  if (f %in% c("COUNT", "VALIDN", "TOTALN", "RESPONSES")) return(amount(three, none, f, y))
  in_it <- here_of(three, none)
  if (f == "MISSING") return(if (is.null(y)) sum(w[here_of(three, none, TRUE)]) - sum(w[in_it]) else sum(w[in_it & unanswered(y)]))
  x <- y[in_it & !unanswered(y)]; v <- w[in_it & !unanswered(y)]; if (!length(x)) return(NA)
  of_values(f, x, v, s$argument)
}
confidence <- 0.95; effective <- FALSE
of_values <- function(f, x, v, argument) {
  n <- sum(v); middle <- if (whole) mean(x) else sum(v * x) / n; spread <- if (whole) var(x) else sum(v * (x - middle)^2) / (n - 1)
  percentile <- function(p) if (whole) quantile(x, p, type = 6) else weighted_quantile(x, v, p); often <- tapply(v, x, sum); reach <- if (n > 1) qt((1 + confidence) / 2, n - 1) * sqrt(spread / n) else NA
  switch(f, MEAN = middle, STDDEV = sqrt(spread), SEMEAN = sqrt(spread / n), VARIANCE = spread, MINIMUM = min(x), MAXIMUM = max(x), RANGE = max(x) - min(x), SUM = sum(v * x), MEDIAN = percentile(.5),
    PTILE = percentile(argument / 100), MODE = min(as.numeric(names(often)[often > max(often) - 1e-9])), MEAN.LCL = middle - reach, MEAN.UCL = middle + reach, SUM.LCL = n * (middle - reach), SUM.UCL = n * (middle + reach))
}
joined <- function(path) paste(path, collapse = ">")
common <- function(headings, key) { if (!grepl("=", key)) return(key); for (h in headings) if (length(h$items) && sub("^[^=]*=", "", tail(h$path, 1)) == sub("^[^=]*=", "", key) && grepl("=", tail(h$path, 1))) return(tail(h$path, 1)); key }
sets <- list()
ask <- function(o) {
  texts <- unlist(asked(o, "computed", list())); computed <<- setNames(lapply(texts, expression_of), sub("^&([^ ]+) .*", "\\1", texts)); confidence <<- asked(o, "confidence", 0.95); effective <<- !is.null(o$base_weight)
  sets <<- asked(o, "sets", list()); axes <- lapply(list(o$rows, o$columns, o$layers), parsed); lists <- unlist(asked(o, "categories", list())); h <- lapply(axes, headings_of, lists = lists)
  scales <- sapply(axes, function(stacks) any(sapply(stacks, function(s) any(sapply(s$levels, function(l) l$scale) == TRUE)))); told <- sapply(axes, function(stacks) any(sapply(stacks, function(s) length(c(s$summaries, s$totals)) > 0)))
  teller <- c(which(scales), which(told), 1)[1]; keys <- list(); moved <- asked(o, "category_labels", "auto"); free_in <<- free_by[[moved]]
  scale_of <- function(stack) { for (l in stack$levels) if (l$scale) return(l$name); NULL }
  together <<- if (asked(o, "missing", "variable") == "listwise") unique(unlist(lapply(axes, function(stacks) lapply(stacks, scale_of)))) else character()
  told_in <- function(heading) { stack <- axes[[teller]][[heading$stack]]; if ((heading$total || heading$sub) && length(stack$totals)) return(stack$totals); if (length(stack$summaries)) stack$summaries else list(list(f = if (is.null(scale_of(stack))) "COUNT" else "MEAN", argument = NA, label = NA, format = NA)) }
  id <- function(s) paste(s$f, s$label, s$argument, sep = "\r")
  for (heading in h[[teller]]) for (s in told_in(heading)) if (is.null(keys[[id(s)]]) && !(is.na(s$label) && is.na(s$argument) && is.na(s$format) && weighting_of(s$f) == ""))
  {
    key <- if (!is.na(s$argument) && is.na(s$label)) paste0("percentile=", sprintf("%.8g", s$argument)) else paste0(if (is.na(s$format) || startsWith(s$format, "PCT")) "summary" else "plain_summary", "=", length(keys) + 1)
    details <- c(form_of(s), if (is.na(s$label)) c(U = "unweighted", E = "adjusted")[weighting_of(s$f)]); details <- details[!is.na(details) & nzchar(details)]
    keys[[id(s)]] <- if (length(details)) paste0(key, ":", paste(details, collapse = ",")) else key
  }
  for (layer in h[[3]]) for (row in h[[1]]) for (column in h[[2]]) {
    three <- list(row, column, layer); mine <- three[[teller]]; scale <- scale_of(axes[[teller]][[mine$stack]]); last <- tail(axes[[teller]][[mine$stack]]$levels, 1); rows <- row$path; columns <- column$path
    if (moved == "rows_opposite" && length(row$items)) { columns <- c(columns, common(h[[1]], tail(rows, 1))); rows <- head(rows, -1) }
    if (moved == "columns_opposite" && length(column$items)) { rows <- c(rows, common(h[[2]], tail(columns, 1))); columns <- head(columns, -1) }
    apart <- layer$path
    if (moved == "rows_layer" && length(row$items)) { apart <- c(apart, common(h[[1]], tail(rows, 1))); rows <- head(rows, -1) }
    if (moved == "columns_layer" && length(column$items)) { apart <- c(apart, common(h[[2]], tail(columns, 1))); columns <- head(columns, -1) }
    for (s in told_in(mine)) { of <- if (is.null(scale) && (base_of(s$f) %in% names(words)[6:length(words)] || grepl("[.]SUM$", s$f))) last[[1]]$name else scale; y <- if (is.null(of)) NULL else d[[of]]; under_it <- c(columns, keys[[id(s)]]); about <- c(apart, if (asked(o, "statistics_in", "columns") == "layers") (if (is.null(keys[[id(s)]])) paste0("statistic=", word_of(s$f)) else keys[[id(s)]])); put(c("custom_table", if (length(about)) joined(about)), if (length(rows)) joined(rows) else "total", setNames(list(cell(three, s, y)), if (length(under_it)) paste0(word_of(s$f), "@", joined(under_it)) else word_of(s$f))) }
  }
  if ("chi_square" %in% unlist(o$tests)) for (layer in h[[3]]) independence(h, layer)
}
independence <- function(h, layer) {
  plain <- lapply(h[1:2], function(headings) Filter(function(one) length(one$items) && !one$total && !one$sub && length(one$path) %% 2 == 0, headings)); block <- function(headings) split(headings, sapply(headings, function(one) paste(one$stack, joined(head(one$path, -1)))))
  if (!length(plain[[1]]) || !length(plain[[2]])) return()
  for (rows in block(plain[[1]])) for (columns in block(plain[[2]])) {
    t <- sapply(columns, function(column) sapply(rows, function(row) sum(w[here_of(list(row, column, layer), c(0, 0, 0))]))); t <- matrix(t, length(rows)); t <- t[rowSums(t) > 0, colSums(t) > 0, drop = FALSE]; at <- joined(head(columns[[1]]$path, -1))
    found <- if (min(dim(t)) > 1) { test <- chisq.test(t, correct = FALSE); c(test$statistic, test$parameter, test$p.value) } else rep(NA, 3)
    if (!effective) put(c("custom_chi_square", if (length(layer$path)) joined(layer$path)), joined(head(rows[[1]]$path, -1)), setNames(as.list(found), paste0(c("chi_square@", "df@", "p@"), at)))
  }
}
