# Rscript whole.R: tables of ../scales, nested and with totals; each row as often as its weight says. Counts are those of
# table(), statistics R's own over the cases of a cell; percentiles are quantile's type 6.
source("../scales/read.R")
source("../whole.R")
any_of <- function(x, code) if (is.na(code)) !is.na(x) else !is.na(x) & x == code # NA: the total
name_of <- function(variable, code) if (is.na(code)) "total" else paste0(variable, "=", code)
k <- twice[complete.cases(twice[c("sex", "unit", "q5")]), ]
all_of_them <- rep(TRUE, nrow(twice))
inside <- function(s, u, q, of = k) sum(any_of(of$sex, s) & any_of(of$unit, u) & any_of(of$q5, q))
case <- "crossed"
for (s in c(1, 2, NA)) for (u in 1:5) {
  row <- c(); line <- list()
  for (q in c(1:5, NA)) {
    n <- inside(s, u, q)
    shares <- c(row_n_percent = inside(s, u, NA), column_n_percent = inside(s, NA, q), subtable_n_percent = inside(s, NA, NA), layer_n_percent = nrow(k), layer_row_n_percent = inside(s, u, NA), layer_column_n_percent = inside(NA, NA, q), table_n_percent = nrow(k))
    found <- c(list(count = n, valid_n = n), as.list(100 * n / shares))
    loose <- sum((if (is.na(s)) all_of_them else any_of(twice$sex, s)) & any_of(twice$unit, u) & (if (is.na(q)) all_of_them else any_of(twice$q5, q)))
    below <- sum((if (is.na(s)) all_of_them else any_of(twice$sex, s)) & (if (is.na(q)) all_of_them else any_of(twice$q5, q)))
    found <- c(found, list(total_n = loose, column_total_n_percent = 100 * loose / below))
    names(found) <- paste0(names(found), "@q5>", name_of("q5", q)); line <- c(line, found)
  }
  do.call(say, c(list("custom_table", paste0("sex>", name_of("sex", s), ">unit>unit=", u)), line))
}
for (s in 1:2) {
  t <- table(k$unit[k$sex == s], k$q5[k$sex == s]); test <- suppressWarnings(chisq.test(t, correct = FALSE))
  say("custom_chi_square", paste0("sex>sex=", s, ">unit"), `chi_square@q5` = test$statistic, `df@q5` = test$parameter, `p@q5` = test$p.value)
}
case <- "scale"
sums <- function(s) { x <- twice$hours[any_of(twice$sex, s)]; x[!is.na(x)] }
line <- list()
for (s in c(1, 2, NA)) {
  all <- twice$hours[any_of(twice$sex, s)]; x <- all[!is.na(all)]; t <- table(x)
  found <- list(mean = mean(x), sd = sd(x), se_mean = sd(x) / sqrt(length(x)), variance = var(x), median = median(x), mode = min(as.numeric(names(t)[t == max(t)])),
    minimum = min(x), maximum = max(x), range = diff(range(x)), sum = sum(x), count = length(all), valid_n = length(x), missing = sum(is.na(all)),
    row_sum_percent = 100 * sum(x) / sum(sums(NA)), row_valid_n_percent = 100 * length(x) / length(sums(NA)), table_sum_percent = 100 * sum(x) / sum(sums(NA)))
  names(found) <- paste0(names(found), "@sex>", name_of("sex", s))
  found[[paste0("percentile_value@sex>", name_of("sex", s), ">percentile=25")]] <- quantile(x, .25, type = 6)
  line <- c(line, found)
}
do.call(say, c(list("custom_table", "hours"), line))
keep_whole()
