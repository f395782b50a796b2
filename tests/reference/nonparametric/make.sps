* pspp make.sps -o numbers_pspp.csv: unweighted, because PSPP's rank tests take fractional weights as they are.
* Jonckheere is not asked for: PSPP takes missing answers for values there.
SET FORMAT=F20.12.
GET DATA /TYPE=TXT /FILE='../scales/data.csv' /DELIMITERS="," /FIRSTCASE=2
  /VARIABLES=sex F8.0 unit F8.0 q1 F20.12 q2 F20.12 q3 F20.12 q4 F20.12 q5 F20.12 q6 F20.12 q7 F20.12 q8 F20.12
  q9 F20.12 q10 F20.12 hours F20.12 times F8.0.
MISSING VALUES q1 TO q10 (-2).
NPAR TESTS /MANN-WHITNEY = q5 hours BY sex(1,2).
NPAR TESTS /KRUSKAL-WALLIS = q5 hours BY unit(1,5).
NPAR TESTS /WILCOXON = q1 WITH q4 (PAIRED).
NPAR TESTS /SIGN = q1 WITH q4 (PAIRED).
NPAR TESTS /FRIEDMAN = q1 TO q6.
NPAR TESTS /KENDALL = q1 TO q6.
NPAR TESTS /MEDIAN = hours BY unit(1,5).
NPAR TESTS /RUNS (MEDIAN) = hours.
NPAR TESTS /RUNS (MEAN) = hours.
NPAR TESTS /BINOMIAL = sex.
NPAR TESTS /BINOMIAL (.3) = q1 (3).
NPAR TESTS /CHISQUARE = unit.
NPAR TESTS /KOLMOGOROV-SMIRNOV (NORMAL) = hours q5.
