# Rscript stepwise.R: forward, backward and stepwise selection by partial F of `lm`, as IBM's algorithms of REGRESSION say.
# Numbers: which term (its position among the candidates) each step enters (+) or removes (-), and the step's R square.
source("../scales/read.R")
pool <- c("q1", "q2", "q3", "q4", "q5", "q6", "q7", "q8", "q9", "q10", "sex")
p_of <- function(small, large) anova(small, large)[2, 6]
model <- function(x, y, terms) lm(if (length(terms)) reformulate(terms, y) else reformulate("1", y), x)
select <- function(label, x, y, pool, method, pin = .05, pout = .10) {
  inside <- character(0); step <- 0
  record <- function(position) {
    step <<- step + 1
    note(paste(label, y, method, step, "moved", sep = ":"), position)
    note(paste(label, y, method, step, "r_squared", sep = ":"), summary(model(x, y, inside))$r.squared)
  }
  if (method == "backward") { inside <- pool; record(0) }
  repeat {
    now <- model(x, y, inside)
    if (method != "forward" && length(inside)) {
      out <- sapply(inside, function(v) p_of(model(x, y, setdiff(inside, v)), now))
      if (max(out) >= pout) {
        gone <- inside[which.max(out)]; inside <- setdiff(inside, gone); record(-match(gone, pool)); next
      }
    }
    if (method == "backward") break
    rest <- setdiff(pool, inside)
    if (!length(rest)) break
    into <- sapply(rest, function(v) p_of(now, model(x, y, c(inside, v))))
    if (min(into) > pin) break
    chosen <- rest[which.min(into)]; inside <- c(inside, chosen); record(match(chosen, pool))
  }
  note(paste(label, y, method, "steps", sep = ":"), step)
}
for (label in c("plain", "weighted")) {
  data <- if (label == "plain") d else twice
  for (y in c("q10", "hours", "q5")) {
    terms <- setdiff(pool, y)
    x <- na.omit(data[c(y, terms)])
    for (method in c("forward", "backward", "stepwise")) select(label, x, y, terms, method)
  }
}
# A predictor that enters first and leaves later: s is nearly a + b.
set.seed(5)
x <- data.frame(a = round(rnorm(80), 2), b = round(rnorm(80), 2))
x$s <- round(x$a + x$b + rnorm(80) * .45, 2)
x$y <- round(x$a + x$b + rnorm(80) * .5, 2)
write.csv(x, "leaver.csv", row.names = FALSE)
for (method in c("forward", "backward", "stepwise")) select("leaver", x, "y", c("a", "b", "s"), method)
keep("stepwise.csv")
