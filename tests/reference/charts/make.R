# Rscript make.R > numbers.csv: what charts draw, of 40 cases in two groups, by base R.
x <- c(12, 15, 15, 18, 21, 22, 22, 23, 25, 25, 26, 27, 27, 28, 30, 31, 33, 36, 48, 71,
       9, 14, 16, 17, 19, 20, 20, 21, 21, 23, 24, 24, 24, 25, 27, 29, 30, 34, 38, 40)
g <- rep(1:2, each = 20)
y <- 3 + 0.5 * x + rep(c(-2, 1, 0.5, -1, 1.5), 8)
say <- function(what, value) cat(sprintf("%s,%.12g\n", paste0(what, "[", seq_along(value), "]"), value), sep = "")
cat("what,value\n")
# Box plots: fivenum() gives Tukey's hinges, boxplot.stats() whiskers and outliers at 1.5 and 3 lengths.
for (each in 1:2) {
  own <- x[g == each]
  found <- boxplot.stats(own)
  say(paste0("box ", each), c(found$stats[1], fivenum(own)[2:4], found$stats[5]))
  say(paste0("outside ", each), sort(found$out))
  say(paste0("extreme ", each), sort(boxplot.stats(own, coef = 3)$out))
}
# Normal plots: van der Waerden's scores of mean ranks; Blom's positions.
say("score", qnorm(rank(sort(x)) / (length(x) + 1)))
say("deviation", (sort(x) - mean(x)) / sd(x) - qnorm(rank(sort(x)) / (length(x) + 1)))
# Spread versus level: logarithms of quartile ranges (type 6) and medians.
level <- log(tapply(x, g, median))
spread <- log(tapply(x, g, function(own) diff(quantile(own, c(.25, .75), type = 6))))
say("level", level)
say("spread", spread)
say("slope", coef(lm(spread ~ level))[2])
# A histogram whose intervals hold their lower ends.
say("count", hist(x, breaks = seq(5, 75, 5), right = FALSE, plot = FALSE)$counts)
# A regression: standardized residuals in SPSS's sense, what remains without the other predictor.
z <- (x %% 7)
model <- lm(y ~ x + z)
say("zresid", sort(residuals(model) / summary(model)$sigma))
say("zpred", as.vector(scale(fitted(model))))
say("observed", (rank(sort(residuals(model))) - 3 / 8) / (length(x) + 1 / 4))
say("expected", pnorm(sort(as.vector(scale(residuals(model))))))
say("partial x", residuals(lm(x ~ z)))
say("partial y", residuals(lm(y ~ z)))
say("fit", coef(lm(y ~ x)))
# Error bars.
for (each in 1:2) say(paste0("ci ", each), t.test(x[g == each])$conf.int)
# Percentages of GRAPH within each series.
a <- rep(c(1, 2, 3, 1), 10)
say("percent", 100 * prop.table(table(a, g), 2))
# Stem-and-leaf counts: cases per half stem of 10 without outliers of all cases.
inside <- x[!(x %in% boxplot.stats(x)$out)]
say("stem", table(cut(inside, seq(5, 45, 5), right = FALSE)))
