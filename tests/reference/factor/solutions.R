# Rscript solutions.R: ML and minres extraction, rotations, scores, fit, residuals, anti-image, as R computes them.
suppressMessages({library(psych); library(GPArotation)})
source("../scales/read.R")
promax30 <- function(a) { # spss.md D30; a is the varimax (Kaiser) solution
  h <- sqrt(rowSums(a^2))
  p <- sign(a) * abs(a / h)^4
  l <- solve(t(a) %*% a, t(a) %*% p)
  q <- l %*% diag(1 / sqrt(colSums(l^2)))
  inverse <- solve(t(q) %*% q)
  c <- diag(1 / sqrt(diag(inverse)))
  list(pattern = a %*% q %*% solve(c), phi = c %*% inverse %*% c)
}
all <- function(label, data, m) {
  x <- na.omit(data[paste0("q", 1:9)])
  r <- cor(x)
  n <- nrow(x)
  say <- function(name, value) note(paste(label, name, sep = ":"), value)
  matrix_of <- function(name, l) for (i in seq_len(nrow(l))) for (j in seq_len(ncol(l))) say(paste(name, i, j, sep = ":"), l[i, j])
  order_of <- function(l) order(-colSums(l^2))
  oriented <- function(l) l %*% diag(ifelse(colSums(l) < 0, -1, 1))
  ml <- factanal(covmat = r, n.obs = n, factors = m, rotation = "none",
                 control = list(nstart = 5, opt = list(factr = 1, maxit = 5000)))
  say("ml:chi_square", ml$STATISTIC[[1]]); say("ml:df", ml$dof); say("ml:p", ml$PVAL[[1]])
  minres <- fa(r, nfactors = m, n.obs = n, fm = "minres", rotate = "none")
  L <- list(ml = oriented(unclass(ml$loadings)), minres = oriented(unclass(minres$loadings)))
  e <- eigen(r)
  L$pc <- oriented(e$vectors[, 1:m] %*% diag(sqrt(e$values[1:m])))
  for (way in names(L)) {
    l <- L[[way]]
    matrix_of(paste0(way, ":loading"), l)
    v <- unclass(varimax(l, normalize = TRUE, eps = 1e-15)$loadings)
    v <- oriented(v)[, order_of(v)]
    v <- oriented(v)
    matrix_of(paste0(way, ":varimax"), v)
    q <- quartimax(l, normalize = TRUE, eps = 1e-7, maxit = 2000)
    ql <- unclass(q$loadings); ql <- oriented(ql[, order_of(ql)])
    matrix_of(paste0(way, ":quartimax"), ql)
    p <- promax30(v)
    matrix_of(paste0(way, ":promax:pattern"), p$pattern); matrix_of(paste0(way, ":promax:phi"), p$phi)
    o <- oblimin(v, normalize = TRUE, eps = 1e-7, maxit = 2000)
    s <- sign(colSums(o$loadings))
    ol <- o$loadings %*% diag(s); phi <- diag(s) %*% o$Phi %*% diag(s)
    matrix_of(paste0(way, ":oblimin:pattern"), ol); matrix_of(paste0(way, ":oblimin:phi"), phi)
    matrix_of(paste0(way, ":oblimin:structure"), ol %*% phi)
    g <- oblimin(v, normalize = TRUE, gam = -.5, eps = 1e-7, maxit = 2000)
    gl <- g$loadings; gl <- gl %*% diag(sign(colSums(gl)))
    matrix_of(paste0(way, ":oblimin5:pattern"), gl)
    fits <- l %*% t(l); residual <- (r - fits)[lower.tri(r)]
    say(paste0(way, ":large"), sum(abs(residual) > .05))
    if (way != "pc") {
      psi <- diag(1 / (1 - rowSums(l^2)))
      matrix_of(paste0(way, ":bartlett"), psi %*% v %*% solve(t(v) %*% psi %*% v))
    }
    matrix_of(paste0(way, ":regression"), solve(r) %*% v)
    matrix_of(paste0(way, ":oblimin:regression"), solve(r) %*% ol %*% phi)
  }
  k <- KMO(r)
  matrix_of("anti_image", k$ImCov)
  s <- scale(as.matrix(x)) %*% solve(r) %*% oriented({v <- unclass(varimax(L$ml, normalize = TRUE, eps = 1e-15)$loadings); v[, order_of(v)]})
  for (i in 1:5) for (j in 1:m) say(paste("score", i, j, sep = ":"), s[i, j])
}
all("plain", d, 3)
all("weighted", twice, 3)
keep("solutions.csv")
