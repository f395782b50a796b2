* pspp -o numbers_pspp.csv make.sps: hours on sex, q1, q4 and q7, entered whole; each row once, then as often as times says.
SET FORMAT=F20.12.
GET DATA /TYPE=TXT /FILE='../scales/data.csv' /DELIMITERS=',' /FIRSTCASE=2
  /VARIABLES=sex F8 unit F8 q1 F8 q2 F8 q3 F8 q4 F8 q5 F8 q6 F8 q7 F8 q8 F8 q9 F8 q10 F8 hours F8.1 times F8.
MISSING VALUES q1 TO q10 (-2).
SELECT IF NOT (MISSING(hours) OR MISSING(sex) OR MISSING(q1) OR MISSING(q4) OR MISSING(q7)).
EXECUTE.
REGRESSION /VARIABLES=sex q1 q4 q7 /DEPENDENT=hours /METHOD=ENTER /STATISTICS=R ANOVA COEFF CI(95) TOL.
WEIGHT BY times.
REGRESSION /VARIABLES=sex q1 q4 q7 /DEPENDENT=hours /METHOD=ENTER /STATISTICS=R ANOVA COEFF CI(95) TOL.
