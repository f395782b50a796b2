"""What the analysis room says of plans, options and notes."""

SENTENCES: dict[str, str] = {
    # plans and options
    "no procedure {found}; possible: {possible}": "没有过程 {found}；可用：{possible}",
    "no option {found}; possible: {possible}": "没有选项 {found}；可用：{possible}",
    "{found} runs backwards; possible: {possible}": "{found} 顺序颠倒；可用：{possible}",
    "option {found} is missing": "缺少选项 {found}",
    "option {found} names no variable": "选项 {found} 没有写变量",
    "no variable is named; possible: {possible}": "没有写变量；可用：{possible}",
    "{found} is not possible; possible: {possible}": "{found} 不可用；可用：{possible}",
    "{found} is not {possible}": "{found} 不是{possible}",
    "{found} is not a confidence; possible: a number between 0 and 1, such as 0.95": (
        "{found} 不是置信水平；可用：0 与 1 之间的数，如 0.95"
    ),
    "{found} is not a tolerance; possible: a number from 0 to 1, such as 0.0001": (
        "{found} 不是容差；可用：0 到 1 的数，如 0.0001"
    ),
    "{found} is not a pair; possible: two variables, as q8,q9": "{found} 不是一对；可用：两个变量，如 q8,q9",
    "{found} of the options groups, test_value, pairs are given; possible: exactly one": (
        "选项 groups、test_value、pairs 给出了 {found} 个；只能给出一个"
    ),
    "{found} has no two groups; possible: values with two of its codes {possible}": (
        "{found} 没有两组；可用 values 指定它的两个编码：{possible}"
    ),
    "{found} is in no block; possible: {possible}": "{found} 不在任何一块中；可用：{possible}",
    "variable {found} is in the equation twice; possible: each variable once": (
        "变量 {found} 在方程中出现了两次；每个变量只能出现一次"
    ),
    "{found} factors cannot come of {count} items; possible: 1 to {count}": (
        "{count} 个题项提取不出 {found} 个因子；可用：1～{count}"
    ),
    "variable {found} holds text; possible: a variable of numbers": "变量 {found} 是文本；可用：数值变量",
    "variable {found} holds a number that cannot be computed with; possible: up to {possible}": (
        "变量 {found} 中有无法参与计算的数；可用：不超过 {possible}"
    ),
    "{row} by {column} is a table of {found} cells; possible: up to {possible} cells": (
        "{row} 与 {column} 的交叉表有 {found} 个单元格；最多 {possible} 个"
    ),
    "no table {found} in the result; possible: {possible}": "结果中没有表 {found}；可用：{possible}",
    "format {found}; possible: {possible}": "格式为 {found}；可用：{possible}",
    "{found} is not a number of groups; possible: 2 to {possible}": "{found} 不是组数；可用：2～{possible}",
    "{found} is not a percentile; possible: a number between 0 and 100, such as 25": (
        "{found} 不是百分位；可用：0 与 100 之间的数，如 25"
    ),
    # notes under tables
    "several modes exist; the smallest is shown: {found}": "存在多个众数，显示了最小的值：{found}",
    "{count} cells ({percent:.1f}%) have an expected count below 5; the smallest expected count is {least:.2f}": (
        "{count} 个单元格 ({percent:.1f}%) 的期望计数小于 5。最小期望计数为 {least:.2f}。"
    ),
    "no case gives the answer that the others are compared with": "没有个案给出作为参照的答案",
    "Determinant = {determinant}": "决定因子 = {determinant}",
    "This matrix is not positive definite.": "此矩阵非正定。",
    "{count} components extracted.": "提取了 {count} 个成分。",
    "{count} factors extracted. {iterations} iterations required.": "提取了 {count} 个因子。需要 {iterations} 次迭代。",
    "Attempted to extract {count} factors. More than {iterations} iterations required. "
    "(Convergence={change}). Extraction was terminated.": (
        "尝试提取 {count} 个因子。需要超过 {iterations} 次迭代。（收敛={change}）。提取已终止。"
    ),
    "In iteration {iteration}, the communality of a variable exceeded 1.0. Extraction was terminated.": (
        "在第 {iteration} 次迭代中，有变量的公因子方差超过 1.0。提取已终止。"
    ),
    "Rotation converged in {count} iterations.": "旋转在 {count} 次迭代后已收敛。",
    "Only one component was extracted. The solution cannot be rotated.": "仅提取了一个成分。无法旋转此解。",
    "Only one factor was extracted. The solution cannot be rotated.": "仅提取了一个因子。无法旋转此解。",
    "Asymptotically F distributed.": "渐近 F 分布。",
    "Negative but less biased estimates are retained, not rounded to zero.": (
        "保留了负的、但偏倚较小的估算值，未舍入为零。"
    ),
    "Eta-squared and Epsilon-squared are estimated based on the fixed-effect model.": (
        "Eta 平方和 Epsilon 平方根据固定效应模型进行估算。"
    ),
    "Post hoc tests are not performed for {variable} because there are fewer than three groups.": (
        "未对 {variable} 执行事后检验，因为组数少于三个。"
    ),
    "Post hoc tests are not performed for {variable} because at least one group has fewer than two cases.": (
        "未对 {variable} 执行事后检验，因为至少一个组中的个案数少于两个。"
    ),
    "{variable}: the reference category is {level}.": "{variable}：参照类别为 {level}。",
    "{term} is constant or has no cases, and is left out.": "{term} 为常数或没有个案，未进入方程。",
    "{term} is left out: the other predictors leave it a tolerance below {tolerance}.": (
        "{term} 未进入方程：其他自变量使它的容差低于 {tolerance}。"
    ),
    "Listwise deletion based on all variables in the procedure.": "基于过程中所有变量的成列删除。",
    "The value is negative due to a negative average covariance among items. This violates reliability model "
    "assumptions. You may want to check item codings.": (
        "由于项之间的平均协方差为负，因此值为负。这违反了可靠性模型假设。您可能希望检查项编码。"
    ),
    "The determinant of the covariance matrix is zero or approximately zero. Statistics based on its inverse matrix "
    "cannot be computed.": "协方差矩阵的决定因子为零或近似为零。无法计算基于其逆矩阵的统计量。",
    "{item} has zero variance and is removed from the scale.": "{item} 的方差为零，已从标度中除去。",
    "The denominator used in estimating the effect sizes. Cohen's d uses the pooled standard deviation. Hedges' "
    "correction uses the pooled standard deviation, plus a correction factor. Glass's delta uses the sample standard "
    "deviation of the control (i.e., the second) group.": (
        "估算效应大小时使用的分母。Cohen d 使用汇聚标准差。Hedges 修正使用汇聚标准差，加上修正因子。"
        "Glass Delta 使用控制组（即第二组）的样本标准差。"
    ),
    "The denominator used in estimating the effect sizes. Cohen's d uses the sample standard deviation. Hedges' "
    "correction uses the sample standard deviation, plus a correction factor.": (
        "估算效应大小时使用的分母。Cohen d 使用样本标准差。Hedges 修正使用样本标准差，加上修正因子。"
    ),
    "Test Value = {value}": "检验值 = {value}",
    # words in place of numbers
    "variable {found} holds words; possible: a variable of numbers": "变量{found}是文字；可用：数值变量",
    "variable {found} holds words; possible: a variable of numbers, or to list it in categorical": (
        "变量{found}是文字；可用：数值变量，或把它列入 categorical"
    ),
    "its codes stand for words, in the order of the alphabet": "其编码按字母顺序代表文字",
    "codes of the two variables stand for different words": "两个变量的编码代表不同的文字",
    "codes of {row} and {column} stand for different words; possible: the same words in both, or numbers": (
        "{row} 与 {column} 的编码代表不同的文字；可用：两列用相同的文字，或都用数值"
    ),
}
