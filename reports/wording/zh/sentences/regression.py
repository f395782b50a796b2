"""Why a number of a regression, a mediation or a moderation is not defined, and what those options may be."""

SENTENCES: dict[str, str] = {
    "the predictors in the model leave it no variance of its own": "模型中的自变量没有给它留下自己的方差",
    "the columns cannot be told apart to the digits a number holds": "在数值精度内无法区分各列",
    "a case alone decides its own predicted value": "有个案独自决定了自己的预测值",
}
