* pspp -o numbers_pspp.csv make.sps: regressions of answers that count by a weight with decimals; to twelve digits.
SET FORMAT=F20.12.
GET DATA /TYPE=TXT /FILE='../answers/data.csv' /DELIMITERS=',' /FIRSTCASE=2
  /VARIABLES=sex F8 unit F8 education F8 q1 F8 q2 F8 q3 F8 q4 F8 income F8.1 t1 F8 t2 F8 t3 F8 t4 F8 times F8 weight F8.2.
MISSING VALUES q1 TO q4 (-2).
SELECT IF NOT (MISSING(income) OR MISSING(education) OR MISSING(sex) OR MISSING(q1) OR MISSING(q2)).
EXECUTE.
WEIGHT BY weight.
REGRESSION /VARIABLES=sex education q1 q2 /DEPENDENT=income /METHOD=ENTER /STATISTICS=R ANOVA COEFF CI(95) TOL.
LOGISTIC REGRESSION sex WITH education q1 q2 /PRINT=CI(95) /CRITERIA=LCON(0) BCON(0.00000001) ITERATE(50).
FACTOR /VARIABLES=q1 q2 education income /PRINT=KMO INITIAL EXTRACTION CORRELATION /EXTRACTION=PC /ROTATION=NOROTATE.
