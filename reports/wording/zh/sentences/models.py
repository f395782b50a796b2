"""What logistic regression and its relatives say."""

SENTENCES: dict[str, str] = {
    "{found} is neither a factor nor a covariate; possible: {possible}": (
        "{found}既不是因子也不是协变量；可用：{possible}"
    ),
    "effects within others are not available here; possible: products of variables": (
        "此处不支持嵌套效应；可用：变量的乘积"
    ),
    "S = Selected, U = Unselected cases, and ** = Misclassified cases.": (
        "S = 选定的个案，U = 未选定的个案，** = 错误分类的个案。"
    ),
    "Cases with studentized residuals greater than {limit:.3b} are listed.": (
        "列出了学生化残差大于 {limit:.3b} 的个案。"
    ),
    "{found} is no dispersion; possible: a number above 0": "{found} 不是离差；可用：大于 0 的数",
    "{found} cannot be: subpopulations are of predictors, and of all that the model has": (
        "{found}不可行：子总体由预测变量构成，且须包含模型中的全部变量"
    ),
    "Method: {method}": "方法：{method}",
    "Initial -2 Log Likelihood: {deviance}": "初始 -2 对数似然：{deviance}",
    "Estimation terminated at iteration number {number} because maximum iterations has been reached. "
    "Final solution cannot be found.": "由于已达到最大迭代次数，因此估算在第 {number} 次迭代时终止。找不到最终解。",
    "Estimation terminated at iteration number {number} because a perfect fit is detected. "
    "This solution is not unique.": "由于检测到完美拟合，因此估算在第 {number} 次迭代时终止。此解不唯一。",
    "Selected cases {condition}": "选定的个案 {condition}",
    "Unselected cases {condition}": "未选定的个案 {condition}",
    "Some of the unselected cases are not classified due to either missing values in the independent variables or "
    "categorical variables with values out of the range of the selected cases.": (
        "由于自变量中存在缺失值，或分类变量的值超出了选定个案的范围，部分未选定的个案未分类。"
    ),
    "Based on conditional parameter estimates": "基于条件参数估算值",
    "No terms in the model.": "模型中没有项。",
    "{found} is no contrast; possible: a variable with its kind": "{found}不是对比；可用：变量及其类型",
    "no contrast {found}; possible: {possible}": "没有对比{found}；可用：{possible}",
    "category {found} of {variable} cannot be the reference; possible: 1 to {last}": (
        "{variable}的类别{found}不能作为参照；可用：1～{last}"
    ),
    "the contrasts of {variable} are not {count} independent rows of {count} numbers": (
        "{variable}的对比不是由 {count} 个数组成的 {count} 个独立行"
    ),
    "{found} is no product; possible: a block from 1 and two variables or more": (
        "{found}不是乘积；可用：从 1 起的块号和两个及以上变量"
    ),
    "a block of products alone must stand behind those of variables": "只含乘积的块须排在含变量的块之后",
    "one criterion of removal holds for all blocks: {found}": "所有块共用一个除去准则：{found}",
    "estimates go on until nothing moves, whatever {found} says": "无论 {found} 如何设定，估算都会进行到不再变化为止",
    "HC3 method.": "HC3 方法。",
    "Tests the null hypothesis that the variance of the errors does not depend on the values of the predictors.": (
        "检验以下原假设：误差的方差不依赖于自变量的值。"
    ),
    "{n} cases are too few for {count} coefficients": "{n} 个个案不足以估计 {count} 个系数",
    "{term} is left out: beside {others} a tolerance would fall below {tolerance} (condition index {index}).": (
        "{term} 未进入方程：与 {others} 同在时会有容差低于 {tolerance}（条件指标 {index}）。"
    ),
    "{term} is left out: it is made of {others}.": "{term} 未进入方程：它由 {others} 构成。",
    "No variable of block {block} meets the criterion of entry (p at most {p_in}).": (
        "第 {block} 块没有变量达到进入标准（p 不大于 {p_in}）。"
    ),
    "p_in is {found} and p_out {other}; possible: p_in below p_out, both between 0 and 1": (
        "p_in 为 {found}，p_out 为 {other}；应 p_in 小于 p_out，且都在 0 与 1 之间"
    ),
    "{found} methods for {count} blocks; possible: one, or one for each block": (
        "给 {count} 块写了 {found} 个方法；应只写一个，或每块一个"
    ),
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
    "{term} alone tells the answers apart; possible: the model without it, or a penalised likelihood "
    "(Firth 1993) in another program": (
        "{term} 单独就能区分两种回答；可用：不含它的模型，或在其他程序中用惩罚似然（Firth 1993）估计"
    ),
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
