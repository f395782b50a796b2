"""What clusters and discriminant functions say, in Chinese: their notes, and what their commands tell."""

SENTENCES: dict[str, str] = {
    # QUICK CLUSTER
    "{found} is no number of clusters or iterations": "{found} 不能作为聚类或迭代的数目",
    "{found} values are given for the centers, and {wanted} are expected": "给出了 {found} 个中心值，应为 {wanted} 个",
    "there are fewer cases than clusters": "个案数少于聚类数",
    "The initial cluster centers are those that were given.": "初始聚类中心为给定的中心。",
    "Input from FILE Subcommand": "来自 FILE 子命令的输入",
    "Input from INITIAL Subcommand": "来自 INITIAL 子命令的输入",
    "Convergence achieved due to no or small change in cluster centers. The maximum absolute coordinate change for any "
    "center is {change:.3b}. The current iteration is {iteration}. The minimum distance between initial centers is "
    "{gap:.3b}.": (
        "由于聚类中心中不存在变动或者仅有小幅变动，因此实现了收敛。任何中心的最大绝对坐标变动为 {change:.3b}。"
        "当前迭代为 {iteration}。初始中心之间的最小距离为 {gap:.3b}。"
    ),
    "Iterations stopped because the maximum number of iterations was performed. Iterations failed to converge. The "
    "maximum absolute coordinate change for any center is {change:.3b}. The current iteration is {iteration}. The "
    "minimum distance between initial centers is {gap:.3b}.": (
        "由于已达到最大迭代执行次数，因此迭代停止。迭代未能收敛。任何中心的最大绝对坐标变动为 {change:.3b}。"
        "当前迭代为 {iteration}。初始中心之间的最小距离为 {gap:.3b}。"
    ),
    "The F tests should be used only for descriptive purposes because the clusters have been chosen to maximize the "
    "differences among cases in different clusters. The observed significance levels are not corrected for this and "
    "thus cannot be interpreted as tests of the hypothesis that the cluster means are equal.": (
        "由于已选择聚类以使不同聚类中个案之间的差异最大化，因此 F 检验只应该用于描述目的。"
        "实测显著性水平并未因此进行修正，所以无法解释为针对“聚类平均值相等”这一假设的检验。"
    ),
    "the cases of each cluster do not differ": "每个聚类内的个案没有差异",
    "there are no more cases than clusters, or only one cluster": "个案数不多于聚类数，或只有一个聚类",
    "no case belongs to this cluster": "没有个案属于该聚类",
    "the file of centers has no variable {found}": "中心文件中没有变量 {found}",
    "a center is no number": "中心的坐标不是数值",
    "the file of centers does not have {count} of them": "中心文件中没有 {count} 个中心",
    "centers are written of the whole file, not of its groups": "写出的是整个文件的中心，而不是各拆分组的中心",
    # PROXIMITIES and CLUSTER
    "{found} cases are too many for their distances; possible: {most}": (
        "{found} 个个案过多，无法计算距离；可用：{most}"
    ),
    "the measure is not defined for these two": "对这两项未定义该测量",
    "This is a similarity matrix": "这是相似性矩阵",
    "This is a dissimilarity matrix": "这是非相似性矩阵",
    "there are fewer than two cases, and no clusters of them": "个案少于两个，没有聚类",
    "distances are not defined for every two cases, and there are no clusters of them": (
        "并非每两个个案之间都有距离，无法聚类"
    ),
    "{found} is no number of clusters, nor the least and the most of them": (
        "{found} 不是聚类数，也不是聚类数的最小值和最大值"
    ),
    "Weights do not count: every case is one of its cluster.": "权重不起作用：每个个案在其聚类中只算一个。",
    "Weights do not count: every case is there once.": "权重不起作用：每个个案只算一次。",
    "the matrix has {rows} rows of distances and {columns} columns": "矩阵有 {rows} 行距离、{columns} 列",
    "no variable {found}": "没有变量 {found}",
    "a matrix has no cases that could have clusters": "矩阵中没有可归入聚类的个案",
    "{measure} used": "使用了{measure}",
    "Dendrogram using Average Linkage (Between Groups)": "使用平均联接（组间）的谱系图",
    "Dendrogram using Average Linkage (Within Groups)": "使用平均联接（组内）的谱系图",
    "Dendrogram using Single Linkage": "使用单联接的谱系图",
    "Dendrogram using Complete Linkage": "使用完全联接的谱系图",
    "Dendrogram using Centroid Linkage": "使用质心联接的谱系图",
    "Dendrogram using Median Linkage": "使用中位数联接的谱系图",
    "Dendrogram using Ward Linkage": "使用沃德联接的谱系图",
    "Rescaled Distance Cluster Combine": "重新标度的距离聚类组合",
    "Icicle Plot": "冰柱图",
    "Number of clusters": "聚类数",
    # DISCRIMINANT
    "the probabilities of the groups sum up to {found}, not to 1": "各组概率之和为 {found}，而不是 1",
    "{found} probabilities are given for {wanted} groups": "为 {wanted} 个组给出了 {found} 个概率",
    "fewer than two groups have a case that answers every variable": "有完整个案的组少于两个",
    "no variable varies within the groups": "没有变量在组内有差异",
    "there are no more cases than groups": "个案数不多于组数",
    "the variable does not vary within groups": "该变量在组内没有差异",
    "the group has one case": "该组只有一个个案",
    "the covariances of the group have no inverse": "该组的协方差矩阵不可逆",
    "The covariance matrix has {df} degrees of freedom.": "协方差矩阵的自由度为 {df}。",
    "The total covariance matrix has {df} degrees of freedom.": "总协方差矩阵的自由度为 {df}。",
    "First {count} canonical discriminant functions were used in the analysis.": (
        "在分析中使用了前 {count} 个典则判别函数。"
    ),
    "Pooled within-groups correlations between discriminating variables and standardized canonical discriminant "
    "functions. Variables ordered by absolute size of correlation within function.": (
        "判别变量与标准化典则判别函数之间的汇聚组内相关性。变量按函数内相关性的绝对大小排序。"
    ),
    "*. Largest absolute correlation between each variable and any discriminant function": (
        "*. 每个变量与任何判别函数之间的最大绝对相关性"
    ),
    "This variable not used in the analysis: {variable}.": "该变量不在分析中使用：{variable}。",
    "This variable not used in the analysis.": "该变量不在分析中使用。",
    "Unstandardized coefficients": "未标准化系数",
    "Unstandardized canonical discriminant functions evaluated at group means": (
        "按组平均值进行求值的未标准化典则判别函数"
    ),
    "Minimum tolerance level is {tolerance:.3b}.": "最小容差级别为 {tolerance:.3b}。",
    "Fisher's linear discriminant functions": "费希尔线性判别函数",
    "{percent}% of original grouped cases correctly classified.": "正确地对 {percent}% 个原始已分组个案进行了分类。",
    "{percent}% of cross-validated grouped cases correctly classified.": (
        "正确地对 {percent}% 个进行了交叉验证的已分组个案进行了分类。"
    ),
    "Cross validation is done only for those cases in the analysis. In cross validation, each case is classified by "
    "the functions derived from all cases other than that case.": (
        "仅针对分析中的个案进行交叉验证。在交叉验证中，每个个案都由那些从该个案以外的所有个案派生的函数进行分类。"
    ),
    "The ranks and natural logarithms of determinants printed are those of the group covariance matrices.": (
        "打印的决定因子的秩和自然对数是组协方差矩阵的相应信息。"
    ),
    "Tests null hypothesis of equal population covariance matrices.": "对等同群体协方差矩阵的原假设进行检验。",
    "there are no functions to classify cases by": "没有可用来对个案分类的函数",
    # PPLOT
    "no value varies, and no distribution can be told": "没有差异的值，无法给出分布",
    "the distribution is of positive values alone": "该分布只适用于正值",
    "{found} parameters are given, and {wanted} are expected": "给出了 {found} 个参数，应为 {wanted}",
    "Applying the model specifications from {name}": "正在应用来自 {name} 的模型指定项",
    "The cases are unweighted.": "个案未加权。",
    "{distribution} Q-Q Plot of {name}": "{name} 的{distribution} Q-Q 图",
    "Detrended {distribution} Q-Q Plot of {name}": "{name} 的去趋势{distribution} Q-Q 图",
    "{distribution} P-P Plot of {name}": "{name} 的{distribution} P-P 图",
    "Detrended {distribution} P-P Plot of {name}": "{name} 的去趋势{distribution} P-P 图",
    "Expected {distribution} Value": "期望{distribution}值",
    "Deviation from {distribution}": "与{distribution}的偏差",
    "Normal": "正态",
    "Uniform": "均匀",
    "Exponential": "指数",
    "Lognormal": "对数正态",
    "Logistic": "Logistic",
    "Laplace": "拉普拉斯",
    "Gamma": "伽马",
    "Student t": "学生 t",
    "Chi-square": "卡方",
    # steps of DISCRIMINANT
    "No variables are qualified for the analysis.": "没有符合分析条件的变量。",
    "the variable follows from those in the analysis": "该变量可由分析中的变量得出",
    "At each step, the variable that minimizes the overall Wilks' Lambda is entered.": (
        "在每个步骤中，将输入可以使总体威尔克 Lambda 最小化的变量。"
    ),
    "Maximum number of steps is {steps}.": "最大步骤数为 {steps}。",
    "Minimum partial F to enter is {limit:.2f}.": "要输入的最小偏 F 为 {limit:.2f}。",
    "Maximum partial F to remove is {limit:.2f}.": "要除去的最大偏 F 为 {limit:.2f}。",
    "Maximum significance of F to enter is {limit:.2f}.": "要输入的 F 的最大显著性为 {limit:.2f}。",
    "Minimum significance of F to remove is {limit:.2f}.": "要除去的 F 的最小显著性为 {limit:.2f}。",
    "F level, tolerance, or VIN insufficient for further computation.": (
        "F 级别、容差或 VIN 不足，无法进行进一步计算。"
    ),
    "{df1} and {df2} degrees of freedom for step {step}.": "对于步骤 {step}，自由度为 {df1} 和 {df2}。",
    "There is one function only, and no plane on which cases could be drawn.": "只有一个函数，没有可绘制个案的平面。",
    "Canonical Discriminant Functions": "典则判别函数",
    "Canonical Discriminant Functions: {group}": "典则判别函数：{group}",
    "Function 1": "函数 1",
    "Function 2": "函数 2",
    "Misclassified case": "误分类的个案",
    "**. Misclassified case": "**. 误分类的个案",
    "For the original data, squared Mahalanobis distance is based on canonical functions. For the cross-validated "
    "data, squared Mahalanobis distance is based on observations.": (
        "对于原始数据，平方马氏距离基于典则函数。对于交叉验证数据，平方马氏距离基于观测值。"
    ),
}
