# Tables of nested and stacked variables: the expressions are read again here, and every cell counted from the cases.
pieces_of <- function(text) regmatches(text, gregexpr("'(?:[^']|'')*'|[$@#]?[A-Za-z_\u0080-\U10FFFF][\\w.@#$]*|-?[0-9.]+|[+>(){}=,]|\\[|\\]", text, perl = TRUE))[[1]]
bare <- function(word) gsub("''", "'", substr(word, 2, nchar(word) - 1))
areas <- c(ROW = "row", COL = "column", TABLE = "table", SUBTABLE = "subtable", LAYER = "layer", LAYERROW = "layer_row", LAYERCOL = "layer_column")
bases <- c(COUNT = "n", VALIDN = "valid_n", TOTALN = "total_n", SUM = "sum")
words <- c(COUNT = "count", VALIDN = "valid_n", TOTALN = "total_n", MISSING = "missing", RESPONSES = "responses", MEAN = "mean", MEDIAN = "median", MODE = "mode", STDDEV = "sd", SEMEAN = "se_mean", VARIANCE = "variance", MINIMUM = "minimum", MAXIMUM = "maximum", RANGE = "range", SUM = "sum", PTILE = "percentile_value")
word_of <- function(f) if (grepl("PCT", f)) { part <- strsplit(f, "PCT.?")[[1]]; paste0(areas[[part[1]]], "_", if (length(part) > 1) bases[[part[2]]] else "n", "_percent") } else words[[f]]
axis_of <- function(text) { # stacks: levels from outside in, summaries, those of totals
  p <- pieces_of(text); i <- 1
  take <- function(...) { if (i <= length(p) && toupper(p[i]) %in% c(...)) { i <<- i + 1; TRUE } else FALSE }
  summaries <- function() { # behind the bracket
    own <- list(); totals <- list()
    while (!take("]")) {
      if (take(",")) next
      if (take("TOTALS")) { take("["); totals <- summaries()$own; next }
      one <- list(f = toupper(p[i]), argument = NA, label = NA, form = NA); i <<- i + 1
      if (grepl("^[0-9.]+$", p[i])) { one$argument <- as.numeric(p[i]); i <<- i + 1 }
      if (startsWith(p[i], "'")) { one$label <- bare(p[i]); i <<- i + 1 }
      if (grepl("^[A-Z]+[0-9]+(\\.[0-9]+)?$", p[i])) { one$form <- p[i]; i <<- i + 1 }
      own[[length(own) + 1]] <- one
    }
    list(own = own, totals = totals)
  }
  measured <- function(stacks) { # [C] or [S]
    if (i + 2 > length(p) || p[i] != "[" || !(p[i + 1] %in% c("C", "S"))) return(stacks)
    kind <- p[i + 1]; i <<- i + 3
    lapply(stacks, function(s) { s$levels <- lapply(s$levels, function(l) { if (is.null(l$members)) l$scale <- kind == "S"; l }); s })
  }
  part <- function() {
    if (take("(")) { found <- stacked(); take(")") }
    else if (take("{")) { m <- character(); while (!take("}")) { if (p[i] != ",") m <- c(m, p[i]); i <<- i + 1 }; found <- list(list(levels = list(list(name = "all_options", members = m, scale = FALSE)), own = list(), totals = list())) }
    else { if (startsWith(p[i], "$")) stop("a set is known by its name alone"); found <- list(list(levels = list(list(name = p[i], members = NULL, scale = FALSE)), own = list(), totals = list())); i <<- i + 1 }
    found <- measured(found)
    while (take("[")) { s <- summaries(); found <- lapply(found, function(k) { k$own <- c(s$own, k$own); k$totals <- c(s$totals, k$totals); k }) }
    found
  }
  nested <- function() { found <- part(); while (take(">")) { inner <- part(); found <- unlist(lapply(found, function(a) lapply(inner, function(b) Map(c, a, b))), recursive = FALSE) }; found }
  stacked <- function() { found <- nested(); while (take("+")) found <- c(found, nested()); found }
  if (!length(p)) return(list(list(levels = list(), own = list(), totals = list())))
  stacked()
}
settings_of <- function(texts, name) { # what several subcommands say of a variable together
  found <- list(entries = NULL, ORDER = "A", KEY = "VALUE", MISSING = "EXCLUDE", TOTAL = "NO", LABEL = NA, POSITION = "AFTER", EMPTY = "INCLUDE")
  for (text in texts) {
    p <- pieces_of(text); i <- 1; names <- character()
    while (i <= length(p) && p[i] != "[" && !(i < length(p) && p[i + 1] == "=")) { names <- c(names, p[i]); i <- i + 1 }
    if (!(name %in% names || "ALL" %in% names)) next
    if (i <= length(p) && p[i] == "[") { end <- which(p == "]")[1]; found$entries <- p[(i + 1):(end - 1)]; i <- end + 1 }
    while (i <= length(p)) { v <- p[i + 2]; if (!is.null(found[[p[i]]])) found[[p[i]]] <- if (startsWith(v, "'")) bare(v) else v; i <- i + 3 }
  }
  found
}
items_of <- function(l, texts) {
  s <- settings_of(texts, l$name); flip <- function(x) if (s$ORDER == "D") rev(x) else x
  if (!is.null(l$members)) items <- lapply(flip(l$members), function(m) list(key = m, codes = m, total = FALSE))
  else {
    known <- sort(unique(c(unlist(levels_of[[l$name]]), raw[[l$name]][!is.na(raw[[l$name]])]))); gone <- known %in% missing_codes[[l$name]]; ends <- missing_ranges[[l$name]]; if (!is.null(ends)) gone <- gone | (known >= ends[1] & known <= ends[2])
    single <- function(code) list(key = level(l$name, code), codes = code, total = FALSE)
    if (is.null(s$entries)) { codes <- known[s$MISSING == "INCLUDE" | !gone]; if (s$KEY == "COUNT") codes <- codes[order(sapply(codes, function(code) sum(raw[[l$name]] == code, na.rm = TRUE)))]; items <- lapply(flip(codes), single) }
    else {
      items <- list(); since <- list(); number <- 0; e <- strsplit(gsub(" = ", "=", paste(s$entries, collapse = " ")), " , ")[[1]]
      if (s$POSITION == "BEFORE") stop("totals that stand before are not read here")
      for (one in e) {
        number <- number + 1
        if (grepl("SUBTOTAL", one)) { if (startsWith(one, "H")) items <- setdiff(items, since); items <- c(items, list(list(key = if (grepl("=", one)) paste0(l$name, "=subtotal", number) else "subtotal", codes = unlist(lapply(since, `[[`, "codes")), total = FALSE))); since <- list(); next }
        ends <- strsplit(one, " THRU ")[[1]]; codes <- if (one == "MISSING") known[gone] else if (length(ends) == 1) as.numeric(one) else known[known >= (if (ends[1] == "LO") -Inf else as.numeric(ends[1])) & known <= (if (ends[2] == "HI") Inf else as.numeric(ends[2]))]
        new <- lapply(codes, single); items <- c(items, new); since <- c(since, new)
      }
    }
  }
  all <- unique(unlist(lapply(items, `[[`, "codes")))
  if (s$TOTAL == "YES") { t <- list(list(key = if (is.na(s$LABEL)) "total" else paste0(l$name, "=total"), codes = all, total = TRUE)); items <- if (s$POSITION == "BEFORE") c(t, items) else c(items, t) }
  list(level = l, items = items, codes = all, empty = s$EMPTY == "INCLUDE")
}
belongs <- function(s, codes) if (is.null(s$level$members)) raw[[s$level$name]] %in% codes & !is.na(raw[[s$level$name]]) else Reduce(`|`, lapply(codes, function(m) !is.na(d[[m]]) & d[[m]] == 1), rep(FALSE, nrow(d)))
headings_of <- function(stacks, texts) unlist(lapply(stacks, function(k) {
  shown <- lapply(Filter(function(l) !l$scale, k$levels), items_of, texts = texts); chosen <- list(list()); for (s in shown) chosen <- unlist(lapply(chosen, function(before) lapply(s$items, function(item) c(before, list(item)))), recursive = FALSE)
  found <- lapply(chosen, function(items) { left <- items; path <- character(); for (l in k$levels) { path <- c(path, l$name); if (!l$scale) { path <- c(path, left[[1]]$key); left <- left[-1] } }; list(stack = k, shown = shown, items = items, path = path) })
  Filter(function(h) all(sapply(shown, function(s) s$empty)) || any(Reduce(`&`, Map(function(s, item) belongs(s, item$codes), shown, h$items), rep(TRUE, nrow(d)))), found)
}), recursive = FALSE)
ask <- function(o) {
  texts <- unlist(o$categories); stacks <- lapply(o[c("rows", "columns", "layers")], function(text) axis_of(if (is.null(text)) "" else text))
  scaled <- names(Filter(function(s) any(sapply(s, function(k) any(sapply(k$levels, function(l) l$scale)))), stacks)); tellers <- names(Filter(function(s) any(sapply(s, function(k) length(k$own) + length(k$totals))), stacks)); on <- c(scaled, tellers, "rows")[1]
  heads <- lapply(stacks, headings_of, texts = texts)
  scale_of <- function(k) { l <- Filter(function(l) l$scale, k$levels); if (length(l)) l[[1]]$name else NULL }
  told_by <- function(h) { own <- if (length(h$stack$own)) h$stack$own else list(list(f = if (is.null(scale_of(h$stack))) "COUNT" else "MEAN", argument = NA, label = NA, form = NA)); if (length(h$stack$totals) && any(sapply(h$items, `[[`, "total"))) h$stack$totals else own }
  keys <- list()
  for (h in heads[[on]]) for (s in told_by(h)) { name <- paste(s$f, s$label, s$argument); if (is.null(keys[[name]]) && !(is.na(s$label) && is.na(s$argument) && is.na(s$form))) keys[[name]] <- if (!is.na(s$argument) && is.na(s$label)) paste0("percentile=", s$argument) else paste0(if (is.na(s$form) || startsWith(s$form, "PCT")) "summary=" else "plain_summary=", length(keys) + 1) }
  here <- function(at, free = c(), loose = FALSE) { # who is where headings meet, `free`: inner levels of an axis that may vary
    found <- rep(TRUE, nrow(d))
    for (axis in names(at)) { h <- at[[axis]]; fixed <- length(h$items) - min(length(h$items), if (axis %in% names(free)) free[[axis]] else 0); for (j in seq_along(h$items)) { if (!loose) found <- found & belongs(h$shown[[j]], h$shown[[j]]$codes); if (j <= fixed && !(loose && h$items[[j]]$total)) found <- found & belongs(h$shown[[j]], h$items[[j]]$codes) } }
    found
  }
  free_of <- list(ROW = c(columns = 1), COL = c(rows = 1), SUBTABLE = c(rows = 1, columns = 1), LAYERROW = c(columns = 99), LAYERCOL = c(rows = 99), LAYER = c(rows = 99, columns = 99), TABLE = c(rows = 99, columns = 99, layers = 99))
  cell <- function(at, s, y) {
    amount <- function(base, free = c()) { i <- here(at, free, base == "TOTALN"); if (!is.null(y) && base %in% c("VALIDN", "SUM")) { v <- d[[y]][i]; v <- v[!is.na(v)]; if (base == "SUM") sum(v) else length(v) } else sum(i) }
    if (grepl("PCT", s$f)) { part <- strsplit(s$f, "PCT.?")[[1]]; base <- if (length(part) > 1) part[2] else "COUNT"; below <- amount(base, free_of[[part[1]]]); return(if (below == 0) NA else 100 * amount(base) / below) }
    if (s$f %in% c("COUNT", "VALIDN", "TOTALN")) return(amount(s$f))
    i <- here(at)
    if (s$f == "RESPONSES") { for (h in at) for (j in seq_along(h$items)) if (!is.null(h$shown[[j]]$level$members)) return(sum(sapply(h$items[[j]]$codes, function(m) sum(i & !is.na(d[[m]]) & d[[m]] == 1)))); return(sum(i)) }
    if (s$f == "MISSING") return(if (is.null(y)) sum(here(at, loose = TRUE)) - sum(i) else sum(is.na(d[[y]][i])))
    v <- d[[y]][i]; v <- v[!is.na(v)]; if (!length(v)) return(NA); t <- table(v)
    switch(s$f, MEAN = mean(v), MEDIAN = median(v), MODE = min(as.numeric(names(t))[t == max(t)]), STDDEV = sd(v), SEMEAN = sd(v) / sqrt(length(v)), VARIANCE = var(v), MINIMUM = min(v), MAXIMUM = max(v), RANGE = max(v) - min(v), SUM = sum(v), PTILE = quantile(v, s$argument / 100, type = 6, names = FALSE))
  }
  common <- function(axis, key) { for (h in heads[[axis]]) { own <- h$path[length(h$path)]; if (grepl("=", key) && sub(".*=", "", own) == sub(".*=", "", key)) return(own) }; key }
  moved <- asked(o, "category_labels", "auto")
  for (layer in heads$layers) {
    about <- if (length(layer$path)) paste(layer$path, collapse = ">") else NULL
    for (row in heads$rows) for (column in heads$columns) {
      at <- list(rows = row, columns = column, layers = layer); teller <- at[[on]]; rows <- row$path; columns <- column$path
      if (moved == "rows_opposite" && length(row$items)) { columns <- c(columns, common("rows", rows[length(rows)])); rows <- rows[-length(rows)] }
      if (moved == "columns_opposite" && length(column$items)) { rows <- c(rows, common("columns", columns[length(columns)])); columns <- columns[-length(columns)] }
      for (s in told_by(teller)) {
        path <- c(columns, keys[[paste(s$f, s$label, s$argument)]]); name <- paste0(word_of(s$f), if (length(path)) paste0("@", paste(path, collapse = ">")))
        put(c("custom_table", about), if (length(rows)) paste(rows, collapse = ">") else "total", setNames(list(cell(at, s, scale_of(teller$stack))), name))
      }
    }
  }
  if (!("chi_square" %in% unlist(o$tests))) return()
  plain <- function(h) length(h$items) && is.null(scale_of(h$stack)) && !any(sapply(h$items, function(item) item$total || grepl("subtotal", item$key))); outer <- function(h) paste(h$path[-length(h$path)], collapse = ">")
  rows <- Filter(plain, heads$rows); columns <- Filter(plain, heads$columns)
  for (r in unique(sapply(rows, outer))) for (c_ in unique(sapply(columns, outer))) {
    t <- sapply(Filter(function(h) outer(h) == c_, columns), function(column) sapply(Filter(function(h) outer(h) == r, rows), function(row) sum(here(list(rows = row, columns = column, layers = heads$layers[[1]])))))
    t <- as.matrix(t); t <- t[rowSums(t) > 0, colSums(t) > 0, drop = FALSE]; if (min(dim(t)) < 2) next
    test <- suppressWarnings(chisq.test(t, correct = FALSE)); put("custom_chi_square", r, setNames(list(test$statistic, test$parameter, test$p.value), paste0(c("chi_square", "df", "p"), "@", c_)))
  }
}
