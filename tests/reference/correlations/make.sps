* pspp make.sps -o numbers_pspp.csv: Pearson correlations under fractional weights.
* (Its descriptives are asked for under LISTWISE: under PAIRWISE it describes the cases of one pair.)
SET FORMAT=F20.12.
GET DATA /TYPE=TXT /FILE='../answers/data.csv' /DELIMITERS="," /FIRSTCASE=2
  /VARIABLES=sex F8.0 unit F8.0 education F8.0 q1 F20.12 q2 F20.12 q3 F20.12 q4 F20.12 income F20.12
  t1 F8.0 t2 F8.0 t3 F8.0 t4 F8.0 times F8.0 weight F8.2.
MISSING VALUES q1 TO q4 (-2).
WEIGHT BY weight.
CORRELATIONS /VARIABLES=q1 q2 q4 income /MISSING=PAIRWISE.
CORRELATIONS /VARIABLES=q1 q2 q4 income /MISSING=LISTWISE /STATISTICS=DESCRIPTIVES.
