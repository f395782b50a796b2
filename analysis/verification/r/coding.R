# Answers that have each code, counted from the columns that coding made.
ask <- function(o) for (key in names(o$codes)) {
  held <- o$codes[[key]]; x <- d[[held$variable]]; ok <- !is.na(x); n <- sum(w[ok & x == held$code]); total <- sum(w[ok]); say("codes", c(held$question, key), count = n, percent = 100 * n / total)
}
