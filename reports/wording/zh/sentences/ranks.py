"""What rank tests and tests of goodness of fit say."""

SENTENCES: dict[str, str] = {
    # correlations
    "limits are by Fisher's r-to-z transformation, without bias adjustment": "界限基于费希尔 r 到 z 变换，未作偏差调整",
    "limits are by Fisher's r-to-z transformation with the variance of Fieller, Hartley and Pearson (1957)": (
        "界限基于费希尔 r 到 z 变换，方差按菲勒、哈特利和皮尔逊（1957）"
    ),
    "partial correlations are not made of tau-b; possible: {possible}": "tau-b 不能用于偏相关；可用：{possible}",
    "{found} cannot be correlated and held constant at once; possible: other variables": (
        "{found} 不能既求相关又作控制变量；可用：其他变量"
    ),
    "** the correlation is significant at the 0.01 level (1-tailed)": "** 在 0.01 级别（单尾），相关性显著。",
    "* the correlation is significant at the 0.05 level (1-tailed)": "* 在 0.05 级别（单尾），相关性显著。",
    "** the correlation is significant at the 0.01 level (2-tailed)": "** 在 0.01 级别（双尾），相关性显著。",
    "* the correlation is significant at the 0.05 level (2-tailed)": "* 在 0.05 级别（双尾），相关性显著。",
    "a control variable has the same answer everywhere": "有控制变量的回答处处相同",
    "the control variables explain a variable wholly": "控制变量完全解释了一个变量",
    # tests
    "Weights count as frequencies, fractions included; SPSS rounds each to a whole number (dialect: spss).": (
        "权重按频率计，包括小数；SPSS 先把每个权重舍入为整数（dialect: spss）。"
    ),
    "Each case's weight is rounded to a whole number first, as SPSS does.": (
        "与 SPSS 相同，先把每个个案的权重舍入为整数。"
    ),
    "SPSS prints the one-sided probability where the test proportion is not .5; its alternative is that the proportion "
    "of cases in the first group is on the side of the test proportion that was seen.": (
        "检验比例不是 .5 时，SPSS 打印单侧概率；其备择假设为：第一组个案的比例在检验比例的实测一侧。"
    ),
    "The first group is of answers up to {value}.": "第一组为不大于 {value} 的回答。",
    "more than two different answers; possible: values with two codes, or a cut_value": (
        "回答多于两种；可用：带两个编码的 values，或 cut_value"
    ),
    "{found} are not two codes; possible: two, as 1,2": "{found} 不是两个编码；可用：两个，如 1,2",
    "{found} shares are expected of the {count} categories of {variable}; possible: one of each": (
        "给 {variable} 的 {count} 个类别写了 {found} 个期望比例；应每个类别一个"
    ),
    "{variable}: {count} cells ({percent:.1f}%) have expected frequencies less than 5. "
    "The minimum expected cell frequency is {least:.1f}.": (
        "{variable}：{count} 个单元格 ({percent:.1f}%) 的期望频率低于 5。期望的最低单元格频率为 {least:.1f}。"
    ),
    "{value} is treated as a success.": "{value} 被视为成功。",
    "the variables have more than two different answers": "这些变量的回答多于两种",
    "Test distribution is Normal, with the mean and the standard deviation of the data.": (
        "检验分布为正态分布，均值与标准差根据数据计算。"
    ),
    "Lilliefors significance correction, which SPSS prints from version 26 on; "
    "up to version 25 it printed the uncorrected one.": (
        "里利氏显著性修正，SPSS 自第 26 版起打印；第 25 版及以前打印未修正的显著性。"
    ),
    ".200 is a lower bound of the true significance.": ".200 是真显著性的下限。",
    "A difference is positive where the first group's distribution function is above the second's.": (
        "第一组的分布函数高于第二组处，差值为正。"
    ),
    "Dunn's test; adjusted significance values are by the Bonferroni correction for the number of pairs.": (
        "邓恩检验；已针对成对比较数作邦弗伦尼修正，得出调整后显著性。"
    ),
    "Adjusted significance values are by the Bonferroni correction for the number of pairs.": (
        "已针对成对比较数作邦弗伦尼修正，得出调整后显著性。"
    ),
    "Exact Sig. [2*(1-tailed Sig.)] is not corrected for ties.": "精确显著性 [2*(单尾显著性)] 未针对绑定值进行修正。",
    "{found} is not a proportion; possible: a number between 0 and 1, such as 0.5": (
        "{found} 不是比例；可用：0 与 1 之间的数，如 0.5"
    ),
    "{found} cannot be expected of a category; possible: a number above 0": (
        "类别的期望不能是 {found}；可用：大于 0 的数"
    ),
    "Test Value is the median.": "检验值为中位数。",
    "Median": "中位数",
    "Mode": "众数",
    "Calculated from data.": "根据数据计算。",
    "Test Value is the mean.": "检验值为平均值。",
    "Test Value is the mode; of several the smallest.": "检验值为众数；有多个众数时取最小的。",
    "A difference is negative where the second variable is below the first, positive where it is above.": (
        "第二个变量低于第一个变量时差值为负，高于时为正。"
    ),
    "so many samples of so many cases are too many to draw": "个案与抽样过多，无法抽取",
    "SPSS prints the exact significance for up to 25 pairs that differ, and Z for more.": (
        "有差别的对子不超过 25 对时 SPSS 打印精确显著性，更多时打印 Z。"
    ),
    "A rank is negative where the second variable is below the first, positive where it is above.": (
        "第二个变量低于第一个变量时秩为负，高于时为正。"
    ),
    "all cases are on one side of the cut": "所有个案都在分割点的同一侧",
    "more than {most} cases": "个案多于 {most} 个",
    "the test needs weights that are whole numbers": "该检验要求权重为整数",
}
