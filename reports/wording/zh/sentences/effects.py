"""What general linear, multinomial and ordinal models and tests of normality say."""

SENTENCES: dict[str, str] = {
    "the design has {found} parameters; possible: up to {possible}": "设计有 {found} 个参数；最多 {possible} 个",
    "this mean cannot be estimated: a combination of levels that it is the average of has no cases": (
        "该均值无法估计：它所平均的水平组合中有的没有个案"
    ),
    "Adjustment for multiple comparisons: Least Significant Difference (equivalent to no adjustments).": (
        "多重比较调整：最低显著差异法（相当于不进行调整）。"
    ),
    "Adjustment for multiple comparisons: Bonferroni.": "多重比较调整：邦弗伦尼法。",
    "Adjustment for multiple comparisons: Sidak.": "多重比较调整：斯达克法。",
    "The covariate {variable} in the model is evaluated at the value {value}.": (
        "模型中出现的协变量 {variable} 按值 {value} 进行求值。"
    ),
    "A parameter of 0 without a standard error is redundant: the last level of a factor, or a sum.": (
        "为 0 且没有标准误差的参数是冗余的：因子的最后一个水平，或其他参数之和。"
    ),
    "{effect}: {count} of the combinations of its levels have no cases; the tests of this effect and of those "
    "it contains are of what the other combinations can tell.": (
        "{effect}：其水平组合中有 {count} 个没有个案；对该效应及其所含效应的检验只依据其余组合。"
    ),
    "Redundant parameters are not displayed. Their values are always zero in all iterations.": (
        "未显示冗余参数。它们的值在所有迭代中始终为零。"
    ),
    "The parameter estimates converge. Last absolute change in -2 Log Likelihood is {change}, and last maximum "
    "absolute change in parameters is {move}.": (
        "参数估算值收敛。-2 对数似然的上次绝对变化为 {change}，参数的上次最大绝对变化为 {move}。"
    ),
    "The dependent variable has only one value observed in {count} ({share}%) subpopulations.": (
        "在 {count} 个 ({share}%) 子总体中，因变量只有一个实测值。"
    ),
    "There are {count} ({share}%) cells (i.e., dependent variable levels by subpopulations) with zero frequencies.": (
        "有 {count} 个 ({share}%) 单元格（即因变量级别与子总体的组合）的频率为零。"
    ),
    "There are {count} ({share}%) cells (i.e., dependent variable levels by observed combinations of predictor "
    "variable values) with zero frequencies.": (
        "有 {count} 个 ({share}%) 单元格（即因变量级别与预测变量值实测组合的组合）的频率为零。"
    ),
    "The chi-square statistic is the difference in -2 log-likelihoods between the final model and a reduced model. The "
    "reduced model is formed by omitting an effect from the final model. The null hypothesis is that all parameters of "
    "that effect are 0.": (
        "卡方统计是最终模型与简化模型之间的 -2 对数似然之差。简化模型是通过在最终模型中省略某个效应而形成。"
        "原假设是，该效应的所有参数均为 0。"
    ),
    "This reduced model is equivalent to the final model because omitting the effect does not increase the degrees of "
    "freedom.": "因为省略此效应并不会增加自由度，所以此简化模型相当于最终模型。",
    "The null hypothesis states that the location parameters (slope coefficients) are the same across response "
    "categories.": "原假设指出，位置参数（斜率系数）在各个响应类别中相同。",
    "{count} of the {cells} cells (answers by observed combinations of the predictors) are empty.": (
        "{cells} 个单元格（回答 × 自变量的实测组合）中有 {count} 个为空。"
    ),
    "no predictor is named; possible: variables under {factors} or {covariates}": (
        "没有写自变量；可用：{factors} 或 {covariates} 下的变量"
    ),
    "Without the intercept the model is the same, because a factor takes its place.": (
        "去掉截距后模型不变，因为有因子取代了它。"
    ),
    "A parameter of 0 without a standard error is the reference category.": "为 0 且没有标准误差的参数是参考类别。",
    "The general model separates answers, so its -2 log likelihood is that of the limit.": (
        "常规模型把回答分开，其 -2 对数似然为极限值。"
    ),
    "Lines of the general model cross, so the test may not be trusted.": "常规模型的各线相交，检验未必可信。",
    "Lilliefors Significance Correction": "里利氏显著性修正",
}
