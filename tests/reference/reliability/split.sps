* pspp split.sps -o split.csv: halves of nine items, five and four; components turned by promax.
SET FORMAT=F20.12.
GET DATA /TYPE=TXT /FILE='../scales/data.csv' /DELIMITERS="," /FIRSTCASE=2
  /VARIABLES=sex F8.0 unit F8.0 q1 F20.12 q2 F20.12 q3 F20.12 q4 F20.12 q5 F20.12 q6 F20.12 q7 F20.12 q8 F20.12
  q9 F20.12 q10 F20.12 hours F20.12 times F8.0.
MISSING VALUES q1 TO q10 (-2).
RELIABILITY /VARIABLES=q1 TO q9 /MODEL=SPLIT(5).
FACTOR /VARIABLES=q1 TO q9 /CRITERIA=FACTORS(3) /EXTRACTION=PC /ROTATION=PROMAX(4) /PRINT=ROTATION.
