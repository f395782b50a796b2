"""Why a number of a regression, a mediation or a moderation is not defined, and what those options may be."""

SENTENCES: dict[str, str] = {
    "Linear Regression through the Origin": "过原点的线性回归",
    "For regression through the origin (the no-intercept model), R Square measures the proportion of the variability "
    "in the dependent variable about the origin explained by regression. This CANNOT be compared to R Square for "
    "models which include an intercept.": (
        "对于过原点回归（无截距模型），R 方用于度量回归所解释的因变量关于原点的变异性比例。"
        "不能将此 R 方与包含截距的模型的 R 方进行比较。"
    ),
    "This total sum of squares is not corrected for the constant because the constant is zero for regression through "
    "the origin.": "由于过原点回归的常量为零，因此未针对常量对此总平方和进行修正。",
    "Weighted Least Squares Regression - Weighted by {name}": "加权最小平方回归 - 按 {name} 加权",
    "Selecting only cases for which {condition}": "仅选择满足 {condition} 的个案",
    "Models are based only on cases for which {condition}": "模型仅基于满足 {condition} 的个案",
    "Unless noted otherwise, statistics are based only on cases for which {condition}.": (
        "除非另有说明，否则统计仅基于满足 {condition} 的个案。"
    ),
    "{found} is not available beside a matrix and was left out": "使用矩阵时没有 {found}，已略去",
    "no model could be fitted, so there are no coefficients to write": "没有模型可以拟合，因此没有系数可写出",
    "Pooled Cases": "合并的个案",
    "the cases that are not selected do not differ": "未选定的个案彼此没有差异",
    "All requested variables removed.": "已除去所请求的所有变量。",
    "the model of all predictors has no error to compare with": "包含所有自变量的模型没有可供比较的误差",
    "not computed where errors are weighted": "误差加权时不予计算",
    "{found} cannot be removed: no block before enters it": "无法除去{found}：此前没有任何块输入过它",
    "pairs with their own cases need a constant, errors of equal weight, all cases; possible: listwise": (
        "成对个案要求有常量、误差等权并使用全部个案；可用：listwise"
    ),
    "f_in is {found} and f_out {other}; possible: f_out below f_in": (
        "f_in 为 {found}，f_out 为 {other}；可用：f_out 小于 f_in"
    ),
    "{found} stands before DEPENDENT": "{found} 出现在 DEPENDENT 之前",
    "the predictors in the model leave it no variance of its own": "模型中的自变量没有给它留下自己的方差",
    "the columns cannot be told apart to the digits a number holds": "在数值精度内无法区分各列",
    "a predictor has the same answer throughout": "有自变量的所有回答都相同",
    "a product of two variables is too large to compute with": "两个变量的乘积过大，无法参与计算",
    "too few bootstrap samples could be fitted": "能够拟合的 Bootstrap 样本太少",
    "the total effect is 0": "总效应为 0",
    "a case alone decides its own predicted value": "有个案独自决定了自己的预测值",
    # mediation and moderation
    "{found} is not one of the covariates; only covariates may be categorical": (
        "{found} 不是协变量；只有协变量可以作为分类变量"
    ),
    "{found} is not a number of bootstrap samples; possible: {least} to {most}": (
        "{found} 不是 Bootstrap 样本数；可用：{least}～{most}"
    ),
    "{found} is not a seed; possible: a whole number from 0": "{found} 不是随机种子；可用：从 0 起的整数",
    "{found} mediators cannot stand one after another; possible: 2 to {most}": (
        "{found} 个中介变量不能构成链式中介；可用：2～{most} 个"
    ),
    "Percentile intervals of {samples} bootstrap samples, seed {seed}.": (
        "{samples} 个 Bootstrap 样本的百分位置信区间，随机种子 {seed}。"
    ),
    "Bias-corrected intervals of {samples} bootstrap samples, seed {seed}.": (
        "{samples} 个 Bootstrap 样本的偏差校正置信区间，随机种子 {seed}。"
    ),
    "{count} bootstrap samples could not be fitted and are left out.": ("{count} 个 Bootstrap 样本无法拟合，未计入。"),
    "Within the range of {moderator} the effect does not turn from significant to not significant.": (
        "在 {moderator} 的取值范围内，效应没有由显著转为不显著的点。"
    ),
}
