# Rscript shared.R: two columns of a set share cases. Each difference of shares or means is a sum over cases, whose variance is that of a case
# times the sum of squared weights; the shares pooled, the means with the variance of their two columns. Written into shared.csv.
source("../scales/read.R")
found <- c("name,value")
on <- function(q) !is.na(q) & q >= 4
for (label in c("plain", "weighted")) {
  k <- if (label == "plain") d else twice; columns <- lapply(k[c("q1", "q4", "q7")], on)
  for (i in 1:2) for (j in (i + 1):3) {
    a <- columns[[i]]; b <- columns[[j]]; y <- k$sex == 1; p <- (sum(y[a]) + sum(y[b])) / (sum(a) + sum(b)); z <- (mean(y[a]) - mean(y[b])) / sqrt(p * (1 - p) * sum((a / sum(a) - b / sum(b))^2))
    found <- c(found, sprintf("%s:share:%d:%d,%.15g", label, i, j, 2 * pnorm(-abs(z))))
    h <- !is.na(k$hours); a <- a & h; b <- b & h; x <- ifelse(h, k$hours, 0); s <- (sum((x[a] - mean(x[a]))^2) + sum((x[b] - mean(x[b]))^2)) / (sum(a) + sum(b) - 2)
    t <- (mean(x[a]) - mean(x[b])) / sqrt(s * sum((a / sum(a) - b / sum(b))^2)); found <- c(found, sprintf("%s:mean:%d:%d,%.15g", label, i, j, 2 * pt(-abs(t), sum(a) + sum(b) - 2)))
  }
}
writeLines(found, "shared.csv")
