* pspp make.sps: logistic regression and the ROC curve of an item, to twelve digits; numbers_pspp.csv is copied from it.
* The intervals that PSPP heads "Asymp. 95%" are of 90% (it takes 1.645 standard errors), so they are not compared at 95%.
SET FORMAT=F20.12.
DATA LIST LIST (",") FILE='../scales/data.csv' SKIP=1 /sex unit q1 q2 q3 q4 q5 q6 q7 q8 q9 q10 hours times.
MISSING VALUES q1 TO q10 (-2).
LOGISTIC REGRESSION sex WITH unit q1 q7 /CATEGORICAL = unit /PRINT = CI(95).
ROC q7 BY sex (2) /PRINT = SE.
WEIGHT BY times.
ROC q7 BY sex (2) /PRINT = SE.
