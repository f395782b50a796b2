"""Models of several dependent variables and of repeated measures."""

SENTENCES = {
    "Design: {between}": "设计：{between}",
    "Design: {between} Within Subjects Design: {within}": "设计：{between} 主体内设计：{within}",
    "Measure: {measure}": "测量：{measure}",
    "Transformed Variable: Average": "转换后变量：平均",
    "Based on Type I Sum of Squares": "基于 I 类平方和",
    "Based on Type II Sum of Squares": "基于 II 类平方和",
    "Based on Type III Sum of Squares": "基于 III 类平方和",
    "Based on Type IV Sum of Squares": "基于 IV 类平方和",
    "Exact statistic": "精确统计",
    "The statistic is an upper bound on F that yields a lower bound on the significance level.": (
        "此统计是生成显著性水平下限的 F 的上限。"
    ),
    "Tests the null hypothesis that the observed covariance matrices of the dependent variables are equal across "
    "groups.": "检验“各个组的因变量实测协方差矩阵相等”这一原假设。",
    "Tests the null hypothesis that the residual covariance matrix is proportional to an identity matrix.": (
        "检验“残差协方差矩阵与恒等矩阵成比例”这一原假设。"
    ),
    "Tests the null hypothesis that the error covariance matrix of the orthonormalized transformed dependent "
    "variables is proportional to an identity matrix.": (
        "检验“正交化转换后因变量的误差协方差矩阵与恒等矩阵成比例”这一原假设。"
    ),
    "Tests the null hypothesis that the error variance of the dependent variable is equal across groups.": (
        "检验“各个组中的因变量误差方差相等”这一原假设。"
    ),
    "May be used to adjust the degrees of freedom for the averaged tests of significance. Corrected tests are "
    "displayed in the Tests of Within-Subjects Effects table.": (
        "可用于调整平均显著性检验的自由度。修正检验将显示在“主体内效应检验”表中。"
    ),
    "Each F tests the multivariate effect of {factor}. These tests are based on the linearly independent pairwise "
    "comparisons among the estimated marginal means.": (
        "每个 F 都将检验 {factor} 的多变量效应。这些检验基于估算边际平均值之间的线性无关成对比较。"
    ),
    "Each F tests the multivariate simple effects of {factor} within each level combination of the other effects "
    "shown. These tests are based on the linearly independent pairwise comparisons among the estimated marginal "
    "means.": (
        "每个 F 都将检验其他所示效应的各个级别组合中 {factor} 的多变量简单效应。"
        "这些检验基于估算边际平均值之间的线性无关成对比较。"
    ),
    "The F tests the effect of {factor}. This test is based on the linearly independent pairwise comparisons among the "
    "estimated marginal means.": "F 将检验 {factor} 的效应。此检验基于估算边际平均值之间的线性无关成对比较。",
    "Each F tests the simple effects of {factor} within each level combination of the other effects shown. These tests "
    "are based on the linearly independent pairwise comparisons among the estimated marginal means.": (
        "每个 F 都将检验其他所示效应的各个级别组合中 {factor} 的简单效应。"
        "这些检验基于估算边际平均值之间的线性无关成对比较。"
    ),
    "Based on estimated marginal means": "基于估算边际平均值",
    "Computed using alpha = {alpha}": "使用 alpha = {alpha} 进行计算",
    "what is left of one dependent variable follows from what is left of the others": (
        "一个因变量的残差由其他因变量的残差决定"
    ),
    "fewer residual degrees of freedom than dependent variables": "残差自由度少于因变量个数",
    "Cannot produce multivariate test statistics because of insufficient residual degrees of freedom.": (
        "由于残差自由度不足，因此无法生成多变量检验统计。"
    ),
    "a single contrast is always spherical": "单个对比总是满足球形度",
    "fewer than two groups have covariances that can be compared": "协方差可以比较的组不足两个",
    "{found} is left out where there are no factors between subjects": "没有主体间因子时省略 {found}",
    "option {found} names fewer than two variables": "选项 {found} 的变量不足两个",
    "{found} is no factor within subjects; possible: its name, levels and contrasts, as {possible}": (
        "{found} 不是主体内因子；可能的值：其名称、级别数与对比，如 {possible}"
    ),
    "{count} dependent variables do not make {measures} measures of {levels} levels": (
        "{count} 个因变量不能构成 {measures} 个测量、每个 {levels} 个级别"
    ),
}
