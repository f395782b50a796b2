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
}
