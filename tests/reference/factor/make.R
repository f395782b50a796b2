# Rscript make.R: KMO, Bartlett, components and principal axes (start SMC, largest change < .001) with varimax.
suppressMessages(library(psych))
source("../scales/read.R")
orient <- function(l) {
  l <- l %*% diag(ifelse(colSums(l) < 0, -1, 1), ncol(l))
  l
}
all <- function(label, data, m) {
  x <- na.omit(data[paste0("q", 1:9)])
  r <- cor(x)
  say <- function(name, value) note(paste(label, name, sep = ":"), value)
  k <- KMO(r)
  say("kmo", k$MSA)
  for (i in 1:9) say(paste0("msa:q", i), k$MSAi[[i]])
  b <- cortest.bartlett(r, n = nrow(x))
  say("chi_square", b$chisq)
  say("df", b$df)
  say("p", b$p.value)
  say("determinant", det(r))
  e <- eigen(r)
  for (i in 1:9) say(paste0("eigenvalue:", i), e$values[i])
  components <- e$vectors[, 1:m] %*% diag(sqrt(e$values[1:m]))
  h <- smc(r)
  for (i in 1:9) say(paste0("smc:q", i), h[[i]])
  for (step in 1:25) {
    reduced <- r
    diag(reduced) <- h
    f <- eigen(reduced)
    axes <- f$vectors[, 1:m] %*% diag(sqrt(abs(f$values[1:m])))
    change <- max(abs(rowSums(axes^2) - h))
    h <- rowSums(axes^2)
    if (change < .001) break
  }
  say("iterations", step)
  for (way in c("components", "axes")) {
    loadings <- orient(get(way))
    turned <- unclass(varimax(loadings, normalize = TRUE, eps = 1e-15)$loadings)
    turned <- orient(turned)
    turned <- turned[, order(-colSums(turned^2))]
    for (i in 1:9) for (j in 1:m) {
      say(paste(way, "loading", paste0("q", i), j, sep = ":"), loadings[i, j])
      say(paste(way, "rotated", paste0("q", i), j, sep = ":"), turned[i, j])
    }
    for (j in 1:m) say(paste(way, "rotated_sum", j, sep = ":"), sum(turned[, j]^2))
  }
}
all("plain", d, 3)
all("weighted", twice, 3)
keep()
