# Rscript make.R: measures by their definitions, standard errors by numerical derivatives; vcd, metafor and stats where they know them.
suppressMessages({library(numDeriv); library(vcd); library(metafor)})
data <- read.csv("../answers/data.csv")
data[data == -2 | data == -3] <- NA
found <- NULL
keep <- function(pair, statistic, dependent, what, value)
  found <<- rbind(found, data.frame(pair, statistic, dependent, what, value = signif(value, 10)))
pairs_of <- function(p) {  # concordant and discordant, each pair counted twice
  concordant <- discordant <- 0
  for (i in seq_len(nrow(p))) for (j in seq_len(ncol(p))) {
    same <- sum(p[row(p) > i & col(p) > j]) + sum(p[row(p) < i & col(p) < j])
    other <- sum(p[row(p) > i & col(p) < j]) + sum(p[row(p) < i & col(p) > j])
    concordant <- concordant + p[i, j] * same
    discordant <- discordant + p[i, j] * other
  }
  c(concordant, discordant)
}
entropy <- function(p) -sum(p[p > 0] * log(p[p > 0]))
inform <- function(p) entropy(rowSums(p)) + entropy(colSums(p)) - entropy(p)
guess <- function(p) sum(apply(p, 1, max)) - max(colSums(p))
gini <- function(p) 1 - sum(p^2)
correlate <- function(p, x, y) {
  mx <- sum(rowSums(p) * x); my <- sum(colSums(p) * y)
  sum(p * outer(x - mx, y - my)) / sqrt(sum(rowSums(p) * (x - mx)^2) * sum(colSums(p) * (y - my)^2))
}
measures <- function(p, x, y) {
  q <- min(dim(p)); pq <- pairs_of(p); score <- pq[1] - pq[2]
  dr <- gini(rowSums(p)); dc <- gini(colSums(p))
  rank <- function(m) cumsum(m) - m / 2
  c("tau_b|" = score / sqrt(dr * dc), "tau_c|" = q * score / (q - 1), "gamma|" = score / sum(pq),
    "somers_d|symmetric" = 2 * score / (dr + dc), "somers_d|row" = score / dc, "somers_d|column" = score / dr,
    "lambda|symmetric" = (guess(p) + guess(t(p))) / (2 - max(rowSums(p)) - max(colSums(p))),
    "lambda|row" = guess(t(p)) / (1 - max(rowSums(p))), "lambda|column" = guess(p) / (1 - max(colSums(p))),
    "goodman_kruskal_tau|row" = 1 - (1 - sum(t(p^2) / colSums(p))) / dr,
    "goodman_kruskal_tau|column" = 1 - (1 - sum(p^2 / rowSums(p))) / dc,
    "uncertainty|symmetric" = 2 * inform(p) / (entropy(rowSums(p)) + entropy(colSums(p))),
    "uncertainty|row" = inform(p) / entropy(rowSums(p)), "uncertainty|column" = inform(p) / entropy(colSums(p)),
    "pearson_r|" = correlate(p, x, y))
}
for (pair in list(c("education", "q1"), c("t1", "t2"), c("q1", "q2"), c("q4", "unit"))) {
  name <- paste(pair, collapse = "*")
  both <- data[complete.cases(data[pair]), pair]
  counts <- unclass(table(both[[1]], both[[2]]))
  n <- sum(counts); x <- sort(unique(both[[1]])); y <- sort(unique(both[[2]]))
  of <- function(v) { m <- matrix(v, nrow(counts)); measures(m / sum(m), x, y) }
  value <- of(c(counts)); slope <- jacobian(of, c(counts))
  se <- sqrt(rowSums(sweep(slope^2, 2, c(counts), "*")))
  for (at in seq_along(value)) {
    key <- strsplit(paste0(names(value)[at], "|"), "|", fixed = TRUE)[[1]]
    keep(name, key[1], key[2], "coefficient", value[at])
    tied <- any(apply(counts, 1, function(f) sum(f == max(f))) > 1) || any(apply(counts, 2, function(f) sum(f == max(f))) > 1)
    # Where two categories are equally likely to be guessed, lambda has no derivative.
    if (key[1] != "lambda" || !tied) keep(name, key[1], key[2], "se", se[at])
  }
  spearman <- cor(both[[1]], both[[2]], method = "spearman")
  keep(name, "spearman", "", "coefficient", spearman)
  keep(name, "spearman", "", "p", suppressWarnings(cor.test(rank(both[[1]]), rank(both[[2]])))$p.value)
  keep(name, "pearson_r", "", "p", cor.test(both[[1]], both[[2]])$p.value)
  keep(name, "eta", "row", "coefficient", sqrt(summary(lm(both[[1]] ~ factor(both[[2]])))$r.squared))
  keep(name, "eta", "column", "coefficient", sqrt(summary(lm(both[[2]] ~ factor(both[[1]])))$r.squared))
  gk <- function(dep) unname(value[paste0("goodman_kruskal_tau|", dep)])
  df <- (nrow(counts) - 1) * (ncol(counts) - 1)
  keep(name, "goodman_kruskal_tau", "row", "p", pchisq((n - 1) * (nrow(counts) - 1) * gk("row"), df, lower.tail = FALSE))
  keep(name, "goodman_kruskal_tau", "column", "p", pchisq((n - 1) * (ncol(counts) - 1) * gk("column"), df, lower.tail = FALSE))
  lr <- 2 * sum(counts[counts > 0] * log((counts / (outer(rowSums(counts), colSums(counts)) / n))[counts > 0]))
  for (dep in c("symmetric", "row", "column")) keep(name, "uncertainty", dep, "p", pchisq(lr, df, lower.tail = FALSE))
  if (nrow(counts) == ncol(counts)) {
    kappa <- Kappa(as.table(counts))$Unweighted
    keep(name, "kappa", "", "coefficient", kappa[["value"]])
    keep(name, "kappa", "", "se", kappa[["ASE"]])
    if (nrow(counts) == 2) {
      keep(name, "mcnemar", "", "exact_p_two_sided", binom.test(counts[1, 2], counts[1, 2] + counts[2, 1])$p.value)
      for (what in c("OR", "RR")) {
        for (side in if (what == "OR") 1 else 1:2) {
          m <- if (side == 1) counts else counts[, 2:1]
          e <- escalc(what, ai = m[1, 1], bi = m[1, 2], ci = m[2, 1], di = m[2, 2])
          ends <- exp(c(e$yi, e$yi - qnorm(.975) * sqrt(e$vi), e$yi + qnorm(.975) * sqrt(e$vi)))
          key <- if (what == "OR") "odds_ratio" else "relative_risk"
          for (at in 1:3) keep(name, key, c("", as.character(y))[if (what == "OR") 1 else side + 1], c("estimate", "ci_low", "ci_high")[at], ends[at])
        }
      }
    } else {
      bowker <- mcnemar.test(counts)
      if (is.na(bowker$p.value)) {  # pairs of empty cells: R divides 0 by 0; they say nothing and count for nothing
        above <- upper.tri(counts) & counts + t(counts) > 0
        bowker$statistic <- sum(((counts - t(counts))^2 / (counts + t(counts)))[above])
        bowker$parameter <- sum(above)
        bowker$p.value <- pchisq(bowker$statistic, bowker$parameter, lower.tail = FALSE)
      }
      keep(name, "mcnemar_bowker", "", "value", bowker$statistic)
      keep(name, "mcnemar_bowker", "", "df", bowker$parameter)
      keep(name, "mcnemar_bowker", "", "p", bowker$p.value)
    }
  }
}
write.csv(found, "numbers.csv", row.names = FALSE, quote = FALSE)
