"""What jobs print below their tables as SPSS does, and what they leave out."""

# ruff: noqa: E501  # a sentence and its translation stand in one line

SENTENCES: dict[str, str] = {
    "{found} is a chart, and charts are left out": "{found} 是图表，未绘制",
    "{found} parameters are given; possible: {possible}": "给出了 {found} 个参数；可用：{possible}",
    "Continuity Corrected.": "已应用连续性修正。",
    "Test distribution is Uniform.": "检验分布为均匀分布。",
    "Test distribution is Poisson.": "检验分布为泊松分布。",
    "Test distribution is Exponential.": "检验分布为指数分布。",
    "The standardized statistic is {z:.3b}.": "标准化统计为 {z:.3b}。",
    "Computed only for a 2x2 table": "仅针对 2x2 表进行计算",
    "a value is negative": "有值为负",
    "Kruskal Wallis Test": "克鲁斯卡尔-沃利斯检验",
    "Jonckheere-Terpstra Test": "约克海尔-塔帕斯特拉检验",
    "Median Test": "中位数检验",
    "Wilcoxon Signed Ranks Test": "威尔科克森符号秩检验",
    "Sign Test": "符号检验",
    "McNemar Test": "麦克尼马尔检验",
    "Friedman Test": "傅莱德曼检验",
    "Kendall's Coefficient of Concordance": "肯德尔协同系数",
    "Grouping Variable: {name}": "分组变量：{name}",
    "Based on positive ranks.": "基于正秩。",
    "Based on negative ranks.": "基于负秩。",
    "{second} {sign} {first}": "{second} {sign} {first}",
    "Measures of Sampling Adequacy(MSA)": "取样适切性量数 (MSA)",
    "Determinant = {determinant:.3c}": "决定因子 = {determinant:.3c}",
    "Attempted to extract {count} factors. More than {iterations} iterations required. (Convergence={change:.3b}). "
    "Extraction was terminated.": (
        "尝试提取 {count} 个因子。需要超过 {iterations} 次迭代。（收敛={change:.3b}）。提取已终止。"
    ),
    "Dependent variable: {name}": "因变量：{name}",
    "Alternative hypothesis states that the proportion of cases in the first group {sign} {share}.": (
        "备择假设规定第一个组中的个案比例 {sign} {share}。"
    ),
    "One or more communality estimates greater than 1 were encountered during iterations. The resulting solution "
    "should be interpreted with caution.": "迭代期间遇到一个或多个大于 1 的公因子方差估算值。应谨慎解释所得到的解。",
    "The number of degrees of freedom ({df}) is not positive. Factor analysis may not be appropriate.": (
        "自由度 ({df}) 不是正数。因子分析可能不适当。"
    ),
    "Covariates appearing in the model are evaluated at the following values: {values}.": (
        "按下列值对模型中出现的协变量进行求值：{values}。"
    ),
    "The reference category is: {level}.": "参考类别为：{level}。",
    "All requested variables entered.": "已输入所请求的所有变量。",
    "If weight is in effect, see classification table for the total number of cases.": "如果权重为生效状态，请参阅分类表以了解个案总数。",
    "Estimation terminated at iteration number {number} because parameter estimates changed by less than .001.": "由于参数估算值的变化不足 .001，因此估算在第 {number} 次迭代时终止。",
    "Predictors: {names}": "预测变量：{names}",
    "Predictors in the Model: {names}": "模型中的预测变量：{names}",
    "Constant is included in the model.": "常量包括在模型中。",
    "The cut value is {cut:.3b}": "分界值为 {cut:.3b}",
    "Variable(s) entered on step {step}: {names}.": "在步骤 {step} 输入的变量：{names}。",
    "The items are: {names}.": "项为：{names}。",
    "Type C intraclass correlation coefficients using a consistency definition. The between-measure variance is excluded from the denominator variance.": "使用一致性定义的 C 类组内相关系数。从分母方差中排除了测量间方差。",
    "Type A intraclass correlation coefficients using an absolute agreement definition.": "使用绝对一致性定义的 A 类组内相关系数。",
    "R Squared = {r_squared:.3b} (Adjusted R Squared = {adjusted:.3b})": "R 方 = {r_squared:.3b}（调整后 R 方 = {adjusted:.3b}）",
    "Limited to first {n} cases.": "限于前 {n} 个个案。",
    "Link function: {link}.": "关联函数：{link}。",
}
