"""What logistic regression and its relatives say."""

SENTENCES: dict[str, str] = {
    "the columns cannot be told apart to the digits a number holds": "各列在数值精度内无法区分",
    "the predictors in the model leave it no variance of its own": "模型中的自变量没有给它留下自己的方差",
    "a case alone decides its own predicted value": "有个案独自决定了它的预测值",
    "the dependent variable has more than two answers": "因变量的回答多于两种",
    "{term} predicts some answers without error (quasi-complete separation): it has no finite coefficient, "
    "and the other numbers are those of the limit.": (
        "{term} 能无误地预测部分回答（拟完全分离）：它没有有限的系数，其余数值为极限值。"
    ),
    "it predicts some answers without error, so there is no finite value (separation)": (
        "它能无误地预测部分回答，因此没有有限值（分离）"
    ),
    "the number is too large to print": "数值太大，无法打印",
    "Complete separation: the predictors tell the two answers apart without error, so no coefficient is finite "
    "and nothing can be tested.": "完全分离：自变量能无误地区分两种回答，因此没有有限的系数，也无法检验。",
    "{found} is below {other}; possible: what leaves must be less probable than what enters": (
        "{found} 小于 {other}；移出的界限应大于进入的界限"
    ),
    "{found} is not possible; possible: a number between 0 and 1, such as {possible}": (
        "{found} 不可用；可用：0 与 1 之间的数，如 {possible}"
    ),
    "{found} is not possible; possible: 1 to {possible}": "{found} 不可用；可用：1～{possible}",
    "{term} is made of the other predictors, and is left out.": "{term} 由其他自变量构成，未进入方程。",
    "fewer than three groups of risk": "风险组少于三个",
    "in a group of risk nothing but one answer is expected": "有一个风险组只期望出现一种回答",
    "the cases leave nothing of this effect to test": "个案没有给这一效应留下可检验的内容",
    "there is nothing to test: no predictor is added": "没有可检验的内容：没有加入自变量",
    "the predictors separate the answers perfectly, so there is no test": "自变量把回答完全分开，因此无法检验",
    "an answer was given by fewer than two": "有一种回答的人数少于两个",
    "the predictors in the model leave it nothing to add": "模型中的自变量使它没有可增加的内容",
    "the model has as many parameters as the patterns have answers to explain": "模型的参数与各模式要解释的回答一样多",
}
