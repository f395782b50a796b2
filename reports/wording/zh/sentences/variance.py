"""What comparisons of several means say."""

SENTENCES: dict[str, str] = {
    "{found} is left out where there is no {other}": "没有 {other} 时略去 {found}",
    "{method} method": "{method} 法",
    "{terms}": "{terms}",
    "Tests the null hypothesis that the variance of the errors does not depend on the values of the independent "
    "variables.": "检验误差方差不依赖于自变量取值的原假设。",
    "{found} is no error term; possible: coefficients and effects": "{found}不是误差项；可用：系数与效应",
    "Reference category = {number}": "参考类别 = {number}",
    "Metric = {values}": "度量 = {values}",
    "Omitted category = {number}": "省略的类别 = {number}",
    "Based on the user-specified contrast coefficients (L') matrix: {label}": (
        "基于用户指定的对比系数 (L') 矩阵：{label}"
    ),
    "Based on the user-specified contrast coefficients (L') matrix number {number}": (
        "基于用户指定的对比系数 (L') 矩阵，编号 {number}"
    ),
    "the common variance and covariance make no matrix of covariances": "公共方差与协方差不构成协方差矩阵",
    "Under the parallel model assumption": "基于平行模型假定",
    "Under the strictly parallel model assumption": "基于严格平行模型假定",
    "{found} is no intraclass correlation to test against; possible: 0 or more, below 1": (
        "{found} 不是可检验的组内相关系数；可能的值：0 以上、小于 1"
    ),
    "The error term of {effect} is {term}.": "{effect} 的误差项为 {term}。",
    "no sum of mean squares has the expectation that an error term must have": "没有均方之和具有误差项应有的期望",
    "{found} is not a size of the second half; possible: {possible}": "{found} 不是第二半的项数；可能的值：{possible}",
    "Tukey's estimate of power to which observations must be raised to achieve additivity = "
    "{power:.3f}.": "为获得可加性，观测值必须提升到的幂的图基估算 = {power:.3f}。",
    "Kendall's coefficient of concordance W = {w:.3b}.": "肯德尔协同系数 W = {w:.3b}。",
    "Grand Mean = {mean:.4f}": "总平均值 = {mean:.4f}",
    "every item has the same mean, or every respondent": "各项的平均值相同，或各受访者的平均值相同",
    "no more cases than items": "个案不多于项数",
    "the groups of a string variable must be named; possible: {possible}": "须写明字符串变量的组；可能的值：{possible}",
    "sums of squares of type IV need cases in every combination of levels": "IV 类平方和要求每个水平组合都有个案",
    "{found} does not fit the {count} levels that have cases": "{found} 与有个案的 {count} 个水平不符",
    "{found} is no contrast; possible: {possible}": "{found} 不是对比；可能的值：{possible}",
    "{found} is left out where there are covariates": "有协变量时省略 {found}",
    "{found} of repeated measures is not available here; possible: {possible}": (
        "此处没有重复测量的 {found}；可能的值：{possible}"
    ),
    "the cases cannot tell this contrast": "个案无法估计此对比",
    "The error term is Mean Square(Error) = {error:.3b}.": "误差项是均方（误差）= {error:.3b}。",
    "Based on observed means.": "基于实测平均值。",
    "Uses Harmonic Mean Sample Size = {n:.3f}.": "使用调和平均值样本大小 = {n:.3f}。",
    "{found} is no degree of a polynomial; possible: {possible}": "{found} 不是多项式的次数；可能的值：{possible}",
    "Between-component variance is negative. It was replaced by 0.0 in computing this random effects "
    "measure.": "成分间方差为负。计算此随机效应测量时，已将其替换为 0.0。",
    "Means for groups in homogeneous subsets are displayed.": "将显示齐性子集中各个组的平均值。",
    "{variable}: one group has fewer than two cases; its variance is unknown, "
    "and the test that assumes equal variances takes the other group's for it": (
        "{variable}：有一组不足两个个案，其方差未知；假定等方差的检验以另一组的方差代替"
    ),
    "Means for groups in homogeneous subsets are displayed; alpha = {alpha}.": (
        "将显示齐性子集中各个组的平均值；alpha = {alpha}。"
    ),
    "Uses Harmonic Mean Sample Size = {n}.": "使用调和平均值样本大小 = {n}。",
    "The group sizes are unequal. The harmonic mean of the group sizes is used. "
    "Type I error levels are not guaranteed.": "组大小不相等。使用了组大小的调和平均值。无法保证 I 类误差级别。",
    "{contrast}: the sum of the contrast coefficients is not zero.": "{contrast}：对比系数之和不为零。",
    "the contrast has more or fewer coefficients than there are groups with cases": "对比系数的个数与有个案的组数不符",
    "{effect} does not vary, or the effects before it account for it wholly; its parameters are set to 0.": (
        "{effect} 没有变化，或完全由其前面的效应决定；其参数设为 0。"
    ),
    "every coefficient of the contrast is 0": "对比系数全部为 0",
    "the bound of the noncentral F distribution was not found": "没有求出非中心 F 分布的界限",
}
