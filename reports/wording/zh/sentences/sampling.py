"""What weights, sample sizes, power and complex samples say."""

SENTENCES: dict[str, str] = {
    # columns beside the answers
    "a file ending in {found} is not written; possible: .csv": "不写以 {found} 结尾的文件；可用：.csv",
    "the answers have a column {found} already; possible: data without it": (
        "答案中已有列 {found}；可用：没有该列的数据"
    ),
    "{found} makes no columns to save; possible: {possible}": "{found} 不产生可保存的列；可用：{possible}",
    "{columns} beside the answers in {file}": "{columns} 已与答案一起写入 {file}",
    "write the answers with what the procedure makes of every row, e.g. weights or completed answers": (
        "写出答案，并附上过程为每一行算出的列，如权重或填补后的答案"
    ),
    "free text is left out: {columns}": "未写入自由文本：{columns}",
    "a data file is missing": "缺少数据文件",
    # power
    "The effect is d: the difference from the test value, in standard deviations.": (
        "效应为 d：与检验值之差，以标准差为单位。"
    ),
    "The effect is dz: the mean difference, in standard deviations of the differences; N is of pairs.": (
        "效应为 dz：平均差值，以差值的标准差为单位；N 为对子数。"
    ),
    "The effect is d: the difference of the means, in standard deviations of the groups.": (
        "效应为 d：均值之差，以组内标准差为单位。"
    ),
    "The effect is f: the standard deviation of the groups' means, in standard deviations of the groups.": (
        "效应为 f：组均值的标准差，以组内标准差为单位。"
    ),
    "The effect is r; the power is by Fisher's z less its bias.": "效应为 r；功效按 Fisher z 减去其偏倚计算。",
    "The effect is the proportion less that of the null hypothesis; the score test.": (
        "效应为比例减去原假设的比例；得分检验。"
    ),
    "The effect is the second proportion less the first; the pooled test.": "效应为第二个比例减去第一个；汇聚检验。",
    "The effect is w: the root of chi-square over the number of cases.": "效应为 w：卡方除以个案数的平方根。",
    "The effect is f²: what the predictors explain over what is left unexplained.": (
        "效应为 f²：自变量解释的部分与未解释部分之比。"
    ),
    "The power asked for is {power}.": "要求的功效为 {power}。",
    "The test is one-sided.": "检验为单侧。",
    "of the options {effect}, n, power {count} are given; possible: {effect} and one of the others": (
        "选项 {effect}、n、power 给出了 {count} 个；可用：{effect} 和另外两个中的一个"
    ),
    "{found} predictors cannot be tested; possible: up to {count}": "不能检验 {found} 个自变量；最多 {count} 个",
    "no sample of a size that can be drawn has this power": "在能够抽取的样本量内达不到这一功效",
    "no effect has this power with so few cases": "个案太少，任何效应都达不到这一功效",
    # sample size
    "The margin asked for is {margin}.": "要求的误差界限为 {margin}。",
    "The population is taken as unlimited: there is no finite population correction.": (
        "总体视为无限：未作有限总体校正。"
    ),
    "Forms to issue are for a response rate of {rate}.": "应发放的份数按回收率 {rate} 计算。",
    "The population holds fewer than the forms to issue.": "总体少于应发放的份数。",
    "{found} of the options margin, n are given; possible: exactly one": (
        "选项 margin、n 给出了 {found} 个；只能给出一个"
    ),
    "the population is the sum of the strata; possible: strata or population": (
        "总体是各层之和；可用：strata 或 population 之一"
    ),
    "a sample of {found} cannot be drawn; possible: {least} to {most}": "不能抽取 {found} 个；可用：{least}～{most}",
    "{found} values are given for {count} strata; possible: one of each": "给 {count} 层写了 {found} 个值；应每层一个",
    # weights
    "{found} is not a lower limit; possible: a share of the mean weight from 0 to 1, such as 0.3": (
        "{found} 不是下限；可用：平均权重的 0 到 1 倍，如 0.3"
    ),
    "{found} is not an upper limit; possible: a multiple of the mean weight above 1, such as 3": (
        "{found} 不是上限；可用：大于平均权重 1 倍的倍数，如 3"
    ),
    "{found} is no size of a population; possible: a number above 0": "{found} 不是总体规模；可用：大于 0 的数",
    "{count} cases have no answer on {variable}; that margin leaves their weight as it is.": (
        "{count} 个个案没有回答 {variable}；该边际不改变它们的权重。"
    ),
    "The margins were met after {rounds} rounds.": "经 {rounds} 轮后满足各边际。",
    "some cases are of {level}, which has no share in the margins": "有个案属于 {level}，而边际中没有它的比例",
    "no case is of {level}, which has a share in the margins": "边际中有 {level} 的比例，却没有个案属于它",
    "Within these limits the margins cannot be met; one misses {points} points.": (
        "在这些界限内无法满足边际；有一个相差 {points} 个百分点。"
    ),
    # complex samples
    "{variable} counts cases here; a weight of sampling is named by sampling_weight.": (
        "{variable} 在这里是频率权重；抽样权重用 sampling_weight 指定。"
    ),
    "{term} is left out: it is constant, or the other predictors account for it.": (
        "{term} 未进入方程：它是常数，或可由其他自变量得出。"
    ),
    "variable {found} has {count} different answers; possible: up to {possible} groups": (
        "变量 {found} 有 {count} 种不同的回答；最多 {possible} 组"
    ),
    "nothing is asked of the sample; possible: {possible}": "没有写要对样本计算什么；可用：{possible}",
    "{found} is no predictor; possible: {possible}": "{found} 不是自变量；可用：{possible}",
    "a stratum has two sizes in the population": "有一层在总体中有两个规模",
    "a stratum has more clusters in the sample than in the population": "有一层在样本中的群多于总体中的群",
    "no case has a weight, a stratum and a cluster": "没有个案同时具有权重、层和群",
    "a stratum has one cluster alone, so its variance cannot be seen": "有一层只有一个群，无法得知其方差",
    "no more clusters than strata and coefficients": "群数不多于层数与系数之和",
    "the estimate does not vary between clusters": "估计值在各群之间没有变化",
    # weights of a plan
    "{found} is a variable and a task; possible: another name for the task": (
        "{found}既是变量又是任务；可以：给任务换一个名称"
    ),
    "no variable and no task of weighting is called {found}; possible: {possible}": (
        "没有叫{found}的变量，也没有这样的 weighting 任务；可用：{possible}"
    ),
    "{count} cases have a weight {variable} that is 0, negative or missing, and are not counted": (
        "有 {count} 个个案的权重 {variable} 为零、负数或缺失，不计入分析"
    ),
    "tasks weight one another in a circle: {found}": "任务之间循环加权：{found}",
}
