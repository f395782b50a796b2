"""What NPTESTS says."""

SENTENCES: dict[str, str] = {
    "no test is named; possible: {possible}": "没有指定检验；可用：{possible}",
    "no variable of groups is named; possible: {possible}": "没有指定分组变量；可用：{possible}",
    "this test is of two fields, and {found} are named": "该检验针对两个字段，却指定了 {found} 个",
    "The significance level is {level}.": "显著性水平为 {level}。",
    "Asymptotic significance is displayed.": "显示渐近显著性。",
    "Exact significance is displayed for this test.": "对于此检验，显示精确显著性。",
    "Each row tests the null hypothesis that the Sample 1 and Sample 2 distributions are the same. "
    "Asymptotic significances (2-sided tests) are displayed. The significance level is {level}.": (
        "每行都检验“样本 1 与样本 2 的分布相同”这一原假设。显示了渐近显著性（双侧检验）。显著性水平为 {level}。"
    ),
    "Significance values have been adjusted by the Bonferroni correction for multiple tests.": (
        "已针对多项检验通过邦弗伦尼修正法调整显著性值。"
    ),
    "The test statistic is adjusted for ties.": "检验统计将针对绑定值进行调整。",
    "Multiple comparisons are not performed because the overall test does not show significant differences across "
    "samples.": "由于总体检验未检测到样本间存在显著差异，因此未执行多重比较。",
    "{found}: arrangements are too many to count, and some are drawn": "{found}：排列过多，无法逐一计数，改为抽样估计",
    "exact probabilities of {found} are left out": "{found} 的精确概率未给出",
    "No inter-group ties encountered.": "未遇到组间绑定值。",
    "There are {ties} inter-group ties involving {cases} cases.": "存在 {ties} 个组间绑定值，涉及 {cases} 个个案。",
    "Based on {samples} sampled tables with starting seed {seed}.": "基于 {samples} 个抽样表，起始种子为 {seed}。",
    "Lilliefors' method based on {samples} Monte Carlo samples with starting seed {seed}.": (
        "里利氏方法基于 {samples} 个蒙特卡洛样本，起始种子为 {seed}。"
    ),
    "{found} samples of so many cases are too many to draw": "要抽取的 {found} 个样本对如此多的个案而言太多",
    "The maximum Kolmogorov-Smirnov (K-S) metric.": "最大柯尔莫戈洛夫-斯米诺夫 (K-S) 度量。",
    "In case of multiple cutoff values associated with Max K-S, the largest one is reported.": (
        "如果有多个与最大 K-S 相关联的分界值，则报告最大的分界值。"
    ),
    "Moses Test": "摩西检验",
    "Wald-Wolfowitz Test": "瓦尔德-沃尔福威茨检验",
    "Marginal Homogeneity Test": "边际齐性检验",
    "Not corrected for ties.": "未针对绑定值进行修正。",
    "no case has another value in the second variable": "没有个案在第二个变量中取另一个值",
}
