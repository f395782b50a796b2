"""What EXAMINE, CTABLES and ROC say."""

SENTENCES: dict[str, str] = {
    "a profile has at most {most} factors": "轮廓图最多有 {most} 个因子",
    # EXAMINE
    "{found} are no constants of Hampel; possible: three that grow, such as 1.7,3.4,8.5": (
        "{found} 不是汉佩尔估计的常数；可用：三个递增的数，如 1.7,3.4,8.5"
    ),
    "{found} are too many factors; possible: 0 to {most}": "{found} 是过多的因子；可用：0 至 {most} 个",
    "{found} is not a number of extreme values; possible: 1 to {most}": "{found} 不是极值的个数；可用：1 至 {most}",
    "{found} is no constant; possible: above 0": "{found} 不是常数；可用：大于 0 的数",
    "Huber's M-estimator: the weighting constant is {found:.3f}.": "休伯 M 估计量：加权常量为 {found:.3f}。",
    "Tukey's biweight: the weighting constant is {found:.3f}.": "图基双权：加权常量为 {found:.3f}。",
    "Hampel's M-estimator: the weighting constants are {a:.3f}, {b:.3f}, and {c:.3f}.": (
        "汉佩尔 M 估计量：加权常量为 {a:.3f}、{b:.3f} 和 {c:.3f}。"
    ),
    "Andrews' wave: the weighting constant is {found:.3f}*pi.": "安德鲁波：加权常量为 {found:.3f}*pi。",
    "The requested number of extreme values exceeds the number of data points. A smaller number of extremes is "
    "shown.": "所请求的极值数超出数据点数，因此显示较少的极值。",
    "Only a partial list of cases with the value {value} is shown in the table of upper extremes.": (
        "在上极值的表中，仅显示了值为 {value} 的部分个案。"
    ),
    "Only a partial list of cases with the value {value} is shown in the table of lower extremes.": (
        "在下极值的表中，仅显示了值为 {value} 的部分个案。"
    ),
    "more than half of the cases have the same value": "超过一半的个案取相同的值",
    "the estimate did not converge": "估计没有收敛",
    # ROC
    "Larger values of the test result variable(s) indicate stronger evidence for a positive actual state.": (
        "检验结果变量的值越大，越表明实际状态为正。"
    ),
    "Smaller values of the test result variable(s) indicate stronger evidence for a positive actual state.": (
        "检验结果变量的值越小，越表明实际状态为正。"
    ),
    "The positive actual state is {value}.": "正实际状态为 {value}。",
    "The test result variable(s): {variable} has at least one tie between the positive actual state group and the "
    "negative actual state group. Statistics may be biased.": (
        "检验结果变量 {variable} 至少有一个在正实际状态组与负实际状态组之间的绑定值。统计可能会有偏差。"
    ),
    "Null hypothesis: true area = 0.5": "原假设：真区域 = 0.5",
    "Under the nonparametric assumption": "按非参数假定",
    "Under the bi-negative exponential assumption": "按双负指数假定",
    "The smallest cutoff value is the minimum observed test value minus 1, and the largest cutoff value is the maximum "
    "observed test value plus 1. All the other cutoff values are the averages of two consecutive ordered observed test "
    "values.": (
        "最小分界值为最小实测检验值减 1，最大分界值为最大实测检验值加 1。"
        "所有其他分界值均为两个连续的有序实测检验值的平均值。"
    ),
    "everybody has the same state": "所有人的状态都相同",
    # CTABLES
    "{found} begins nothing of a table": "{found} 不能作为表格式的开头",
    "the table expression ends too early; possible: {possible}": "表格式结束过早；可用：{possible}",
    "{found} stands in the table expression; possible: {possible}": "表格式中出现 {found}；可用：{possible}",
    "no summary {found}; possible: {possible}": "没有摘要统计 {found}；可用：{possible}",
    "{found} are several scale variables nested in one another": "{found} 是相互嵌套的多个标度变量",
    "{found} needs a scale variable; possible: {possible}": "{found} 需要标度变量；可用：{possible}",
    "summaries and scale variables stand on several axes; possible: on one of rows, columns, layers": (
        "摘要统计和标度变量出现在多个维上；可用：行、列、层之一"
    ),
    "no variable is named; possible: rows, columns or layers": "没有指定变量；可用：行、列或层",
    "Results are based on two-sided tests. For each significant pair, the key of the category with the smaller "
    "column proportion appears in the category with the larger column proportion. Significance level for upper "
    "case letters (A, B, C): {level}": (
        "结果基于双侧检验。"
        "对于每个显著的对，列比例较小的类别的键出现在列比例较大的类别中。大写字母 (A, B, C) 的显著性水平：{level}"
    ),
    "Results are based on two-sided tests assuming equal variances. For each significant pair, the key of the "
    "smaller category appears in the category with the larger mean. Significance level for upper case letters (A, "
    "B, C): {level}": (
        "结果基于假定等方差的双侧检验。"
        "对于每个显著的对，平均值较小的类别的键出现在平均值较大的类别中。大写字母 (A, B, C) 的显著性水平：{level}"
    ),
    "Tests are adjusted for all pairwise comparisons within a row of each innermost subtable using the "
    "Bonferroni correction.": ("对于每个最内层子表中一行内的所有成对比较，使用邦弗伦尼修正调整检验。"),
    "Results are based on nonempty rows and columns in each innermost subtable.": (
        "结果基于每个最内层子表中的非空行和非空列。"
    ),
    "Significance level for lower case letters (a, b, c): {level}": "小写字母 (a, b, c) 的显著性水平：{level}",
    "*. The Chi-square statistic is significant at the {level} level.": "*. 卡方统计在 {level} 级别显著。",
    "More than 20% of cells in a subtable have expected cell counts less than 5. Chi-square results may be invalid.": (
        "一个子表中超过 20% 的单元格的期望单元格计数小于 5。卡方结果可能无效。"
    ),
    "The minimum expected cell count in a subtable is less than one. Chi-square results may be invalid.": (
        "一个子表中的最小期望单元格计数小于 1。卡方结果可能无效。"
    ),
    "{found} is no name of a computed category; possible: &name": "{found} 不是计算类别的名称；可用：&名称",
    "no computed category {found}; possible: {possible}": "没有计算类别 {found}；可用：{possible}",
    "{found} stands in &{name}, but not in the list of categories; possible: {possible}": (
        "{found} 出现在 &{name} 中，但不在类别列表中；可用：{possible}"
    ),
    "{found} is no category of the set {name}; possible: {possible}": (
        "{found} 不是集合 {name} 的类别；可用：{possible}"
    ),
    "answers to a set of several answers are not tested by TYPE=CHISQUARE here, and were left out": (
        "此处不用 TYPE=CHISQUARE 检验多选题集合的答案，已略去"
    ),
    "{found} is no confidence in percent; possible: 1 to 99": "{found} 不是以百分比表示的置信度；可用：1 到 99",
    "{found} is too small a count to hide; possible: 2 or more": "{found} 作为要隐藏的计数过小；可用：2 或以上",
    "Group": "组",
    "This category is not used in comparisons because the sum of case weights is less than two.": (
        "此类别未用于比较，因为个案权重总和小于 2。"
    ),
    "This category is not used in comparisons because its column proportion is equal to zero or one.": (
        "此类别未用于比较，因为其列比例等于 0 或 1。"
    ),
    "This category is not used in comparisons because there are no other valid categories to compare.": (
        "此类别未用于比较，因为没有其他有效类别可供比较。"
    ),
    "{found} takes groups of categories, and was left out": "{found} 只用于多类别集，已略去",
    "Percentages and totals are based on responses.": "百分比和总计基于响应。",
    "{found} values stand behind the variables of a set; possible: 1 or 2": (
        "集合的变量后有 {found} 个值；可用：1 或 2 个"
    ),
    "One-way random effects model where people effects are random.": "单向随机效应模型，其中人员效应是随机的。",
    "Two-way random effects model where both people effects and measures effects are random.": (
        "双向随机效应模型，其中人员效应和测量效应均为随机。"
    ),
    "Two-way mixed effects model where people effects are random and measures effects are fixed.": (
        "双向混合效应模型，其中人员效应是随机的，测量效应是固定的。"
    ),
    "CONVERT reads strings as numbers, and the variable holds numbers": "CONVERT 把字符串读作数字，而该变量为数值变量",
    "{found} is no key; possible: {possible}": "{found} 不是排序键；可用：{possible}",
    "a division by 0": "除以 0",
    "a power that is no number": "乘方的结果不是数字",
    "{found} stands before TABLE": "{found} 出现在 TABLE 之前",
    "a table has rows, columns and layers; {found} are too many": "表有行、列和层；{found} 个过多",
    "Note: Values in the same row and subtable not sharing the same subscript are significantly different at "
    "p< {level} in the two-sided test of equality for column proportions. Cells with no subscript are not included "
    "in the test. Tests assume equal variances.": (
        "注：在列比例相等性的双侧检验中，同一行和子表中不共享相同下标的值在 p< {level} 处存在显著差异。"
        "没有下标的单元格未包括在检验中。检验假定方差相等。"
    ),
    "Note: Values in the same row and subtable not sharing the same subscript are significantly different at "
    "p< {level} in the two-sided test of equality for column means. Cells with no subscript are not included "
    "in the test. Tests assume equal variances.": (
        "注：在列平均值相等性的双侧检验中，同一行和子表中不共享相同下标的值在 p< {level} 处存在显著差异。"
        "没有下标的单元格未包括在检验中。检验假定方差相等。"
    ),
    "Tests are adjusted for all pairwise comparisons within a row of each innermost subtable using the "
    "Benjamini-Hochberg correction.": ("对于每个最内层子表中一行内的所有成对比较，使用本杰明尼-霍奇伯格修正调整检验。"),
    "columns are not compared where category labels are moved": "移动类别标签时不比较各列",
    "counts are hidden below 2 or more; 0 hides none": "隐藏的计数下限应为 2 或更大；0 表示不隐藏",
    "a width above 0, or bounds in ascending order are expected": "此处应为大于 0 的宽度，或按升序排列的边界",
    "Calculated from grouped data.": "根据分组数据进行计算。",
    "Percentiles are calculated from grouped data.": "百分位数根据分组数据进行计算。",
    "the lower bound of the first interval is unknown": "第一个区间的下限未知",
    "the upper bound of the last interval is unknown": "最后一个区间的上限未知",
}
