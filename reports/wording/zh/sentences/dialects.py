"""What is said where SPSS's rule parts from the recommended one."""

SENTENCES: dict[str, str] = {
    # Kolmogorov–Smirnov
    "SPSS prints .200 for every probability above it, as a lower bound (dialect: spss).": (
        "大于 .200 的概率，SPSS 一律打印 .200 作为下限（dialect: spss）。"
    ),
    # crosstab, multiple_response
    "Cells of weighted cases are rounded to whole numbers before any statistic, as SPSS does; "
    "dialect: recommended keeps their fractions.": (
        "与 SPSS 相同，加权单元格在计算任何统计量之前舍入为整数；dialect: recommended 保留小数。"
    ),
    "Cells of weighted cases keep their fractions; SPSS rounds them to whole numbers before any statistic "
    "(dialect: spss).": "加权单元格保留小数；SPSS 在计算任何统计量之前将其舍入为整数（dialect: spss）。",
    "With fractions of cells kept, Pearson chi-square is {value:.3f}, p {p:.3f} (dialect: recommended).": (
        "单元格保留小数时，皮尔逊卡方为 {value:.3f}，p 为 {p:.3f}（dialect: recommended）。"
    ),
    "With cells rounded as in SPSS, Pearson chi-square is {value:.3f}, p {p:.3f} (dialect: spss).": (
        "单元格如 SPSS 那样舍入时，皮尔逊卡方为 {value:.3f}，p 为 {p:.3f}（dialect: spss）。"
    ),
    "{variable}: with fractions kept, chi-square is {value:.3f}, p {p:.3f} (dialect: recommended).": (
        "{variable}：保留小数时，卡方为 {value:.3f}，p 为 {p:.3f}（dialect: recommended）。"
    ),
    "{variable}: rounded as in SPSS, chi-square is {value:.3f}, p {p:.3f} (dialect: spss).": (
        "{variable}：如 SPSS 那样舍入时，卡方为 {value:.3f}，p 为 {p:.3f}（dialect: spss）。"
    ),
    "Letters compare shares of who ticked something, as in SPSS; of all asked they would differ "
    "(dialect: recommended).": (
        "与 SPSS 相同，字母比较的是占至少选择一项者的比例；按全部被问者计，字母会不同（dialect: recommended）。"
    ),
    "Letters compare shares of all asked; of who ticked something, as in SPSS, they would differ (dialect: spss).": (
        "字母比较的是占全部被问者的比例；如 SPSS 按至少选择一项者计，字母会不同（dialect: spss）。"
    ),
    "SPSS corrects Mantel and Haenszel's test for continuity even across 0; up to 0 it is {value:.3f}, p {p:.3f} "
    "(dialect: recommended).": (
        "SPSS 对曼特尔-亨塞尔检验的连续性修正会越过 0；只修正到 0 时为 {value:.3f}，"
        "p 为 {p:.3f}（dialect: recommended）。"
    ),
    "Mantel and Haenszel's test is corrected for continuity up to 0; SPSS corrects across it: {value:.3f}, "
    "p {p:.3f} (dialect: spss).": (
        "曼特尔-亨塞尔检验的连续性修正只到 0；SPSS 会越过 0：{value:.3f}，p 为 {p:.3f}（dialect: spss）。"
    ),
    # oneway, ttest
    "{variable}: the sum of weights is cut to a whole number for degrees of freedom, as SPSS does; uncut, "
    "F is {f:.3f}, p {p:.3f} (dialect: recommended).": (
        "{variable}：与 SPSS 相同，计算自由度时权重之和截为整数；不截时 F 为 {f:.3f}，"
        "p 为 {p:.3f}（dialect: recommended）。"
    ),
    "{variable}: degrees of freedom are of the sum of weights; SPSS cuts it to a whole number, so F is {f:.3f}, "
    "p {p:.3f} (dialect: spss).": (
        "{variable}：自由度按权重之和计；SPSS 将其截为整数，F 为 {f:.3f}，p 为 {p:.3f}（dialect: spss）。"
    ),
    "{variable}: Levene's test goes by distances from means, as in SPSS; from medians, which skewed answers mislead "
    "less, F is {f:.3f}, p {p:.3f} (dialect: recommended).": (
        "{variable}：与 SPSS 相同，莱文检验基于平均值；基于中位数（较不受偏态影响）时 F 为 {f:.3f}，"
        "p 为 {p:.3f}（dialect: recommended）。"
    ),
    "{variable}: Levene's test goes by distances from medians; from means, as in SPSS, F is {f:.3f}, p {p:.3f} "
    "(dialect: spss).": (
        "{variable}：莱文检验基于中位数；如 SPSS 基于平均值时 F 为 {f:.3f}，p 为 {p:.3f}（dialect: spss）。"
    ),
    # ordinal
    "Standard errors come from the expected information, as in SPSS; from the observed one, as in R and Stata, that "
    "of {term} is {se:.3f} (dialect: recommended).": (
        "与 SPSS 相同，标准误差来自期望信息；来自观测信息（R、Stata）时，{term} 的标准误差为 {se:.3f}"
        "（dialect: recommended）。"
    ),
    "Standard errors come from the observed information, as in R and Stata; from the expected one, as in SPSS, that "
    "of {term} is {se:.3f} (dialect: spss).": (
        "标准误差来自观测信息（R、Stata）；如 SPSS 来自期望信息时，{term} 的标准误差为 {se:.3f}（dialect: spss）。"
    ),
    # factor
    "Communalities are iterated until none changes by .001, 25 times at most, as in SPSS; until they stand still, "
    "that of {item} is {communality:.3f} (dialect: recommended).": (
        "与 SPSS 相同，公因子方差迭代到变化都小于 .001 为止，最多 25 次；迭代到不再变化时，"
        "{item} 的公因子方差为 {communality:.3f}（dialect: recommended）。"
    ),
    "Communalities are iterated until they stand still; where SPSS stops, that of {item} is {communality:.3f} "
    "(dialect: spss).": (
        "公因子方差迭代到不再变化为止；在 SPSS 停止之处，{item} 的公因子方差为 {communality:.3f}（dialect: spss）。"
    ),
    "Iterated until they stand still, one of the communalities exceeds 1 (dialect: recommended): the solution is "
    "improper.": "迭代到不再变化时，有公因子方差超过 1（dialect: recommended）：该解不恰当。",
    "SPSS stops before a communality exceeds 1, and prints a solution (dialect: spss).": (
        "SPSS 在公因子方差超过 1 之前停止，并打印解（dialect: spss）。"
    ),
    # missing
    "Degrees of freedom are Rubin's own, as in SPSS; by Barnard and Rubin's, which few cases limit, the interval "
    "of {variable} is {low:.3f} to {high:.3f} (dialect: recommended).": (
        "与 SPSS 相同，自由度为鲁宾原式；按受个案数限制的巴纳德-鲁宾式，{variable} 的区间为 {low:.3f} 至 {high:.3f}"
        "（dialect: recommended）。"
    ),
    "Degrees of freedom are Barnard and Rubin's; by Rubin's own, as in SPSS, the interval of {variable} is "
    "{low:.3f} to {high:.3f} (dialect: spss).": (
        "自由度为巴纳德-鲁宾式；如 SPSS 按鲁宾原式，{variable} 的区间为 {low:.3f} 至 {high:.3f}（dialect: spss）。"
    ),
    "Degrees of freedom are Rubin's own, as in SPSS; by Barnard and Rubin's, which few cases limit, p of {term} is "
    "{p:.3f} (dialect: recommended).": (
        "与 SPSS 相同，自由度为鲁宾原式；按受个案数限制的巴纳德-鲁宾式，{term} 的 p 为 {p:.3f}"
        "（dialect: recommended）。"
    ),
    "Degrees of freedom are Barnard and Rubin's; by Rubin's own, as in SPSS, p of {term} is {p:.3f} "
    "(dialect: spss).": "自由度为巴纳德-鲁宾式；如 SPSS 按鲁宾原式，{term} 的 p 为 {p:.3f}（dialect: spss）。",
    # reliability
    "Variances between items count each pair of items twice, as in SPSS; once, that of covariances is {value:.3f} "
    "(dialect: recommended).": (
        "与 SPSS 相同，项间方差将每对项计两次；计一次时，协方差的方差为 {value:.3f}（dialect: recommended）。"
    ),
    "Variances between items count each pair of items once; twice, as in SPSS, that of covariances is {value:.3f} "
    "(dialect: spss).": ("项间方差将每对项计一次；如 SPSS 计两次时，协方差的方差为 {value:.3f}（dialect: spss）。"),
}
