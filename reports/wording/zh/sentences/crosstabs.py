"""What crosstabs and the comparison of columns say."""

SENTENCES: dict[str, str] = {
    "({letter}) {category}": "（{letter}）{category}",
    "columns that share a subset letter do not differ in their proportions at the {level} level": (
        "在 {level} 级别，带有相同子集字母的各列的列比例相互之间无显著差异"
    ),
    "a column has the letter of each column whose proportion is significantly smaller": (
        "各列标有列比例显著小于它的列的字母"
    ),
    "{found} is not a level of significance; possible: a number between 0 and 1, such as 0.05": (
        "{found} 不是显著性水平；可用：0 与 1 之间的数，如 0.05"
    ),
    "tests of two columns are adjusted for all pairs of a row (Bonferroni)": (
        "两列之间的检验已按一行内的全部成对比较作邦弗伦尼调整"
    ),
    "a column whose proportion is 0 or 1 is not compared": "列比例为 0 或 1 的列不参加比较",
    "Risk Estimate statistics cannot be computed. They are only computed for a 2*2 table without empty cells.": (
        "无法计算风险评估统计。仅针对没有空单元格的 2*2 表计算这些统计。"
    ),
    "Under the conditional independence assumption, Cochran's statistic is asymptotically distributed as a 1 df "
    "chi-squared distribution, only if the number of strata is fixed, while the Mantel-Haenszel statistic is always "
    "asymptotically distributed as a 1 df chi-squared distribution. Note that the continuity correction is removed "
    "from the Mantel-Haenszel statistic when the sum of the differences between the observed and the expected is 0.": (
        "在条件独立性假设下，仅当层数固定时，柯克兰统计才渐近分布为自由度为 1 的卡方分布，"
        "而曼特尔-亨塞尔统计始终渐近分布为自由度为 1 的卡方分布。"
        "请注意，当实测值与期望值之差的总和为 0 时，将从曼特尔-亨塞尔统计中除去连续性修正。"
    ),
    "The Mantel-Haenszel common odds ratio estimate is asymptotically normally distributed under the common odds "
    "ratio of {ratio:.3f} assumption. So is the natural log of the estimate.": (
        "曼特尔-亨塞尔一般几率比估算在一般几率比为 {ratio:.3f} 的假设下进行渐近正态分布。自然对数估算也是如此。"
    ),
    "Both variables must have identical values of categories.": "两个变量必须具有相同的类别值。",
    "Kappa statistics cannot be computed. They require a symmetric 2-way table in which the values of the first "
    "variable match the values of the second variable.": (
        "无法计算 Kappa 统计。它们需要一个对称二维表，在该表中第一个变量的值与第二个变量的值相匹配。"
    ),
    "one of the two variables has a value that the other lacks": "一个变量具有另一个变量没有的值",
    "{found} is no odds ratio; possible: a number above 0": "{found} 不是几率比；可用：大于 0 的数",
    "{found} are too many layers; possible: up to {possible}": "{found} 层太多；最多 {possible} 层",
    "the probability of Goodman and Kruskal's tau is of its chi-square approximation": (
        "古德曼和克鲁斯卡尔 tau 的显著性基于卡方近似值"
    ),
    "the probability of the uncertainty coefficient is that of the likelihood ratio": (
        "不确定性系数的显著性为似然比卡方概率"
    ),
    "the table has too many cells": "表的单元格太多",
    "the two variables have no category in common": "两个变量没有共同的类别",
    "the two variables have only one category in common": "两个变量只有一个共同的类别",
    "the two variables have too many categories": "两个变量的类别太多",
    "a category that only one of the two variables has counts as empty for the other": (
        "只有一个变量具有的类别，在另一个变量中按空类别计"
    ),
    "the table has too many cases or cells to be sampled": "表的个案或单元格太多，无法抽样",
    "the standardized statistic of linear-by-linear association is {z:.3f}": "线性关联的标准化统计量为 {z:.3f}",
    "{layer}: the standardized statistic of linear-by-linear association is {z:.3f}": (
        "{layer}：线性关联的标准化统计量为 {z:.3f}"
    ),
    "the exact probability is estimated from {samples} sampled tables, seed {seed}; its limits are of {confidence}%": (
        "精确概率由 {samples} 个抽样表估算，种子为 {seed}；其界限为 {confidence}%"
    ),
    "{layer}: {count} cells ({percent:.1f}%) have an expected count below 5; "
    "the smallest expected count is {least:.2f}": (
        "{layer}：{count} 个单元格 ({percent:.1f}%) 的期望计数小于 5。最小期望计数为 {least:.2f}。"
    ),
    "the probability of McNemar's test is of the binomial distribution": "麦克尼马尔检验使用了二项分布",
    "letters compare up to {possible} columns, and there are {found}": "字母最多比较 {possible} 列，现有 {found} 列",
    "tests count everyone who was asked, also who ticked nothing": "检验以全部被问者计，包括一项也未选的人",
    "Percentages and totals are based on respondents.": "百分比和总计基于响应者。",
    "Dichotomy group tabulated at value {value}.": "使用了值 {value} 对二分组进行制表。",
    "no case changed": "没有个案发生变化",
    "the standard error without an association is 0": "无关联时的标准误差为0",
    "knowing one variable does not change the guess of the other": "知道一个变量不改变对另一个变量的猜测",
    "no two cases differ in both variables": "没有两个个案在两个变量上都不同",
    "a cell of the table is empty": "表中有空单元格",
    "the correlation is perfect": "相关为完全相关",
    "no stratum has cases in both rows and both columns": "没有一层在两行和两列中都有个案",
    "only one stratum has cases in both rows and both columns": "只有一层在两行和两列中都有个案",
    "the common odds ratio is 0 or has no bound": "共同几率比为0或没有界限",
    "Not assuming the null hypothesis.": "未假定原假设。",
    "Using the asymptotic standard error assuming the null hypothesis.": "在假定原假设的情况下使用渐近标准误差。",
    "Based on normal approximation.": "基于正态近似值。",
    "Cannot be computed because the asymptotic standard error equals zero.": (
        "由于渐近标准误差等于零，因此无法进行计算。"
    ),
    # groups
    "{found} are too many groupings; possible: three at most": "{found} 分组变量太多；最多三个",
    "fewer than three groups have cases": "有个案的组少于三个",
    "With fewer than three groups, linearity measures cannot be computed.": "少于三个组，因此无法计算线性度量。",
    "not every answer is above 0": "并非所有回答都大于0",
}
