"""What EXAMINE, CTABLES and ROC say."""

SENTENCES: dict[str, str] = {
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
}
