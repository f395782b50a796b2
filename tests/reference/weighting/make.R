# Rscript make.R: the answers of ../scales raked and post-stratified by R's survey package, and trimmed by hand.
suppressMessages(library(survey))
source("../scales/read.R")
d$row <- seq_len(nrow(d))
sex <- data.frame(sex = 1:2, Freq = c(48, 52))
unit <- data.frame(unit = 1:5, Freq = c(30, 25, 20, 15, 10))
tight <- list(maxit = 500, epsilon = 1e-11)
say <- function(label, w, count = rep(1, length(w))) {
  w <- w * sum(count) / sum(w * count)
  note(paste0(label, ":minimum"), min(w))
  note(paste0(label, ":maximum"), max(w))
  note(paste0(label, ":design_effect"), sum(count) * sum(count * w^2) / sum(count * w)^2)
  note(paste0(label, ":effective_n"), sum(count * w)^2 / sum(count * w^2))
  for (at in c(1, 7, 50, 123, 299)) note(paste0(label, ":row", at), w[at])
}
raked <- function(data, base) {
  data$base <- base
  weights(rake(svydesign(~1, weights = ~base, data = data), list(~sex, ~unit), list(sex, unit), control = tight))
}
d$base <- round(.5 + (d$row %% 7) / 4, 2)
one <- raked(d, rep(1, nrow(d)))
say("raked", one)
say("based", raked(d, d$base))
cells <- expand.grid(sex = 1:2, unit = 1:5)
cells$Freq <- c(14, 16, 12, 13, 10, 10, 7, 8, 4, 6)
plain <- svydesign(~1, weights = rep(1, nrow(d)), data = d)
say("cells", weights(postStratify(plain, ~sex + unit, cells)))
design <- svydesign(~1, weights = ~times, data = subset(d, times > 0)) # a weight of rows, not of sampling
w <- weights(rake(design, list(~sex, ~unit), list(sex, unit), control = tight)) / design$variables$times
note("rows:design_effect", sum(design$variables$times) * sum(design$variables$times * w^2) / sum(design$variables$times * w)^2)
w <- raked(d, d$base)
w <- w / mean(w)
for (round in 1:500) { # rake, cut, and again until both hold
  cut <- pmin(pmax(w, .45), 2.6)
  w <- raked(d, cut)
  w <- w / mean(w)
  if (max(abs(w - cut)) < 1e-11) break
}
say("trimmed", w)
keep()
