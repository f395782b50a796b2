"""What matrix files and the analyses of factors in jobs of commands say."""

SENTENCES: dict[str, str] = {
    "this needs the cases themselves, and a matrix holds none": "此处需要个案本身，而矩阵不含个案",
    "the file is no matrix: it has no variables ROWTYPE_ and VARNAME_": "该文件不是矩阵：没有变量 ROWTYPE_ 和 VARNAME_",
    "the matrix has no rows of correlations or covariances; possible: {possible}": (
        "矩阵没有相关或协方差行；可用：{possible}"
    ),
    "the matrix does not say of how many cases it is; possible: {possible}": "矩阵未说明个案数；可用：{possible}",
    "the matrix has no row for {found}; possible: {possible}": "矩阵没有 {found} 的行；可用：{possible}",
    "a value of the matrix is missing": "矩阵缺少一个值",
    "the line has too few values": "该行的值太少",
    "the line has too many values": "该行的值太多",
    "{found} is no ROWTYPE_; possible: {possible}": "{found} 不是 ROWTYPE_；可用：{possible}",
    "a matrix has no cases that could have scores": "矩阵没有可计算得分的个案",
    "a matrix is written of the whole file, not of its groups": "矩阵按整个文件写出，不按各组写出",
    "EXTRACTION and ROTATION before the last ANALYSIS have no effect": (
        "最后一个 ANALYSIS 之前的 EXTRACTION 和 ROTATION 无效"
    ),
    "a ROTATION before the last EXTRACTION has no effect": "最后一个 EXTRACTION 之前的 ROTATION 无效",
    "the matrix has too many rows": "矩阵的行太多",
    "only the last {found} has an effect": "只有最后一个 {found} 有效",
    "rotations go on until nothing moves, whatever {found} says": "无论 {found} 为何，旋转都进行到不再变动为止",
    "For each variable, missing values are replaced with the variable mean.": (
        "对于每个变量，缺失值将替换为变量平均值。"
    ),
    "Only cases for which {name} = {value} are used in the analysis phase.": "分析阶段仅使用 {name} = {value} 的个案。",
    "Estimation is based on Fisher's r-to-z transformation.": "估算基于费希尔 r 到 z 变换。",
    "Estimation is based on Fisher's r-to-z transformation, of its standard error on the formula proposed by Fieller, "
    "Hartley, and Pearson.": "估算基于费希尔 r 到 z 变换，标准误差基于菲勒、哈特利和皮尔逊提出的公式。",
    "Reproduced communalities": "再生公因子方差",
    "{found} is no number of iterations; possible: 1 to 100000": "{found} 不是迭代次数；可用：1 到 100000",
    "{found} is not a limit; possible: a number between 0 and 1, such as 0.001": (
        "{found} 不是界限；可用：0 与 1 之间的数，如 0.001"
    ),
    "{found} is no order of partial correlations; possible: 0 to {possible}": (
        "{found} 不是偏相关的阶；可用：0 到 {possible}"
    ),
    "Cells contain zero-order (Pearson) correlations.": "单元格包含零阶（皮尔逊）相关性。",
}
