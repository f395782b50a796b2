"""What factor analyses and reliability say."""

SENTENCES: dict[str, str] = {
    # factoring
    "{found} takes correlations; of covariances come: {possible}": "{found} 只分析相关性；协方差可用：{possible}",
    "there are {found} communalities for {count} items": "给出了 {found} 个公因子方差，而题项有 {count} 个",
    "When analyzing a covariance matrix, the initial eigenvalues are the same across the raw and rescaled solution.": (
        "分析协方差矩阵时，初始特征值在整个原始解和重标度解中均相同。"
    ),
    "METHOD=COVARIANCE takes EXTRACTION=PC, PAF or IMAGE": "METHOD=COVARIANCE 只可用 EXTRACTION=PC、PAF 或 IMAGE",
    "a PRINT before the last ANALYSIS has no effect": "最后一个 ANALYSIS 之前的 PRINT 不起作用",
    "One or more communalitiy estimates greater than 1 were encountered during iterations. The resulting solution "
    "should be interpreted with caution.": "在迭代期间遇到一个或多个大于 1 的公因子方差估算值。解释生成的解时应谨慎。",
    "The estimator is the same, whether the interaction effect is present or not.": (
        "无论是否存在交互效应，估算量都相同。"
    ),
    "This estimate is computed assuming the interaction effect is absent, because it is not estimable otherwise.": (
        "计算此估算值时假定不存在交互效应，否则无法估算。"
    ),
    "Based on correlations": "基于相关性",
    "Coefficients are standardized.": "系数已标准化。",
    "{count} factors extracted.": "提取了 {count} 个因子。",
    "{found} has an effect on principal axis factoring only": "{found} 只对主轴因子法起作用",
    "{found} is no number of samples; possible: 1 to 100000": "{found} 不是样本个数；可用：1～100000",
    "{found} is not a seed; possible: 0 or a whole number above it": "{found} 不是随机数种子；可用：0 或更大的整数",
    "{found} is not a kappa of promax; possible: 1 to 20": "{found} 不是最优斜交法的 Kappa；可用：1～20",
    "{found} is not a delta of oblimin; possible: -100 to 0.8": "{found} 不是斜交法的 Delta；可用：-100～0.8",
    "{found} is not a limit; possible: a number between 0 and 1, such as 0.4": (
        "{found} 不是界限；可用：0 与 1 之间的数，如 0.4"
    ),
    "there are no factor scores: {reason}": "没有因子得分：{reason}",
    "{item} falls short of a rule but stays: with fewer than {count} items there is no factor analysis.": (
        "{item} 不符合规则但予以保留：少于 {count} 个题项时无法进行因子分析。"
    ),
    "When components are correlated, sums of squared loadings cannot be added to obtain a total variance.": (
        "如果各成分相关，则无法添加载荷平方和以获取总方差。"
    ),
    "When factors are correlated, sums of squared loadings cannot be added to obtain a total variance.": (
        "如果各因子相关，则无法添加载荷平方和以获取总方差。"
    ),
    "Heywood case: the unique variance of {items} fell to its lower bound of {bound}. The solution should be "
    "interpreted with caution.": "海伍德现象：{items} 的独特方差降到了下限 {bound}。解释此解时应谨慎。",
    "The extraction did not converge in {iterations} iterations.": "提取在 {iterations} 次迭代内未收敛。",
    "{count} components exceed chance: {draws} samples of uncorrelated normal variables, seed {seed}.": (
        "{count} 个成分超出随机水平：{draws} 个不相关正态变量的样本，随机数种子为 {seed}。"
    ),
    "{count} common factors exceed chance: {draws} samples of uncorrelated normal variables, seed {seed}; squared "
    "multiple correlations on the diagonal.": (
        "{count} 个公因子超出随机水平：{draws} 个不相关正态变量的样本，随机数种子为 {seed}；对角线上为平方多重相关性。"
    ),
    "Eigenvalues are held against the mean of those by chance.": "特征值与随机特征值的平均值相比较。",
    "Eigenvalues are held against the 95th percentile of those by chance.": (
        "特征值与随机特征值的第 95 百分位数相比较。"
    ),
    "Residuals are computed between observed and reproduced correlations. There are {count} ({percent:.1f}%) "
    "nonredundant residuals with absolute values greater than 0.05.": (
        "将计算实测相关性与再生相关性之间的残差。存在 {count} 个 ({percent:.1f}%) 绝对值大于 0.05 的非冗余残差。"
    ),
    "Harman's single-factor test: the share of variance of the first unrotated component of all items, and how many "
    "components have an eigenvalue above 1.": (
        "哈曼单因子检验：全部题项未旋转的第一个成分所占方差的百分比，以及特征值大于 1 的成分个数。"
    ),
    "Measures of Sampling Adequacy (MSA) stand on the diagonal.": "对角线上为取样适切性量数 (MSA)。",
    "no eigenvalue is greater than chance makes it, so nothing is extracted": "没有特征值超出随机水平，因此未提取",
    "no eigenvalue is greater than {least}, so nothing is extracted": "没有大于 {least} 的特征值，因此未提取",
    "there are more factors than so many items can tell apart": "因子过多，这些题项无法加以区分",
    "the model has no degrees of freedom, so nothing is left to test": "模型没有自由度，无可检验",
    "the factors fell together while they were rotated": "旋转过程中因子重合",
    "the rotation did not converge": "旋转未收敛",
    "there are no more cases than items": "个案数不多于题项数",
    "an item has no variance of its own": "有题项没有独特方差",
    # reliability
    "{found} is not a size of the first half; possible: 1 to {possible}": (
        "{found} 不是第一部分的项数；可用：1～{possible}"
    ),
    "{found} group factors leave the general factor open; possible: 3 or more": (
        "{found} 个组因子无法确定一般因子；可用：3 个或更多"
    ),
    "The halves are {first} and {second}.": "两半分别为：{first}；{second}。",
    "Lambda 4 is of the halves {first} and {second}.": "Lambda 4 的两半分别为：{first}；{second}。",
    "Omega total: one factor by maximum likelihood, McDonald (1999).": (
        "Omega 总计：最大似然法单因子模型，McDonald（1999）。"
    ),
    "Omega hierarchical: {count} group factors by minres and direct oblimin, Schmid-Leiman transformation, "
    "standardised items.": ("Omega 分层：最小残差法提取 {count} 个组因子，直接斜交法旋转，施密德-莱曼变换，标准化项。"),
    "Ordinal alpha: standardised alpha of polychoric correlations, Zumbo, Gadermann & Zeisser (2007).": (
        "有序 Alpha：多分格相关的标准化 Alpha，Zumbo、Gadermann 和 Zeisser（2007）。"
    ),
    "{item} and {other} have no polychoric correlation.": "{item} 与 {other} 没有多分格相关。",
    "an item has more than {most} different answers": "有题项的不同回答多于 {most} 种",
    "the halves correlate by -1": "两半的相关为 -1",
    "one factor needs three items or more to be identified": "单因子模型至少需要三个题项才能识别",
    "the factor model was not found": "没有求出因子模型",
    "all items say the same of everybody, but for their level": "除水平外，所有题项对每个人的评价都相同",
    "the degrees of freedom of the interval cannot be computed": "无法计算区间的自由度",
    "the general factor would explain more of a group factor than there is": "一般因子对某个组因子的解释超过了全部",
    "Items that correlate negatively with the sum of the others: {items}.": "与其余题项之和负相关的题项：{items}。",
    # kappa
    "the standard error is 0": "标准误差为 0",
    "kappa needs two variables or more": "Kappa 至少需要两个变量",
    "Weights go by the places of categories, of which there are {count}.": "权重按类别的位次计算，共 {count} 个类别。",
    "{row} and {column} have {found} categories; possible: up to {possible}": (
        "{row} 与 {column} 有 {found} 个类别；最多 {possible} 个"
    ),
    # scales
    "M and SD are of the mean of the items; omega, CR and AVE of one factor by maximum likelihood.": (
        "平均值和标准差为题项均分；Omega、CR 和 AVE 由最大似然法单因子模型得出。"
    ),
    "{item} of {scale} has zero variance and is left out.": "{scale} 的 {item} 方差为零，未纳入。",
}
