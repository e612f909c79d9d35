# 95 % intervals of k in n, on standard output as the JSON of rate-intervals.json: Wilson by prop.test without correction,
# Jeffreys by qbeta.
#   Rscript libs/funnel/src/golden/rate-intervals.R > libs/funnel/src/golden/rate-intervals.json
# Needs Debian's r-base-core.
set.seed(1927, kind = "Mersenne-Twister", sample.kind = "Rejection")

whole <- expand.grid(k = 0:12, n = 1:12)
whole <- whole[whole$k <= whole$n, ]
sizes <- c(16, 50, sample(13:1e6, 60))
drawn <- data.frame(k = c(4, 7, floor(runif(60) * (sizes[-(1:2)] + 1))), n = sizes)
rare <- data.frame(k = c(0, 1, 3, 999999, 1000000), n = 1e6)

decimal <- function(values) sprintf("%.14g", values)
rows <- apply(rbind(whole, drawn, rare), 1, function(row) {
  k <- row[["k"]]
  n <- row[["n"]]
  wilson <- suppressWarnings(prop.test(k, n, correct = FALSE))$conf.int
  jeffreys <- c(if (k == 0) 0 else qbeta(0.025, k + 0.5, n - k + 0.5), if (k == n) 1 else qbeta(0.975, k + 0.5, n - k + 0.5))
  paste0("[", paste(c(sprintf("%d", c(as.integer(k), as.integer(n))), decimal(wilson), decimal(jeffreys)), collapse = ","), "]")
})
cat("[\n", paste(rows, collapse = ",\n"), "\n]\n", sep = "")
