"""What structural models, polychoric correlations and weights by margins say."""

SENTENCES: dict[str, str] = {
    # the text of a model
    "this model is longer than {longest} characters": "模型超过 {longest} 个字符",
    "this model has more than {most} variables": "模型的变量多于 {most} 个",
    "a model needs at least one relation: =~, ~ or ~~": "模型至少要有一个关系：=~、~ 或 ~~",
    "no label {found} in the model; possible: {possible}": "模型中没有标签 {found}；可用：{possible}",
    "line {line}, column {column} of the model: a number or a label and * was expected, found {found}": (
        "模型第 {line} 行第 {column} 列：应为数或标签加 *，但找到 {found}"
    ),
    "line {line}, column {column} of the model: a label or a number was expected, found {found}": (
        "模型第 {line} 行第 {column} 列：应为标签或数，但找到 {found}"
    ),
    "line {line}, column {column} of the model: the relation to {found} is stated twice": (
        "模型第 {line} 行第 {column} 列：与 {found} 的关系写了两次"
    ),
    "line {line}, column {column} of the model: {found} cannot be read; "
    "possible: a name, a number, =~ ~ ~~ := + - * / ( )": (
        "模型第 {line} 行第 {column} 列：{found} 无法识别；可用：名称、数、=~ ~ ~~ := + - * / ( )"
    ),
    "line {line}, column {column} of the model: '+' or a new line was expected, found {found}": (
        "模型第 {line} 行第 {column} 列：应为 “+” 或换行，但找到 {found}"
    ),
    "line {line}, column {column} of the model: a variable was expected, found {found}": (
        "模型第 {line} 行第 {column} 列：应为变量，但找到 {found}"
    ),
    "line {line}, column {column} of the model: too many brackets within one another": (
        "模型第 {line} 行第 {column} 列：括号嵌套太多"
    ),
    "line {line}, column {column} of the model: {found} cannot explain itself": (
        "模型第 {line} 行第 {column} 列：{found} 不能解释它自己"
    ),
    "line {line}, column {column} of the model: {found} is defined twice": (
        "模型第 {line} 行第 {column} 列：{found} 定义了两次"
    ),
    "line {line}, column {column} of the model: =~ ~ ~~ or := was expected, found {found}": (
        "模型第 {line} 行第 {column} 列：应为 =~ ~ ~~ 或 :=，但找到 {found}"
    ),
    "line {line}, column {column} of the model: ')' was expected, found {found}": (
        "模型第 {line} 行第 {column} 列：应为 “)”，但找到 {found}"
    ),
    "line {line}, column {column} of the model: one factor stands before =~": (
        "模型第 {line} 行第 {column} 列：=~ 之前只能有一个因子"
    ),
    "a model is text, such as 'f =~ a + b + c'": "模型是文本，如 'f =~ a + b + c'",
    # its solution
    "{latent} and {other} are taken to be uncorrelated; {latent} ~~ {other} lets them covary.": (
        "{latent} 与 {other} 视为不相关；写 {latent} ~~ {other} 可使它们相关。"
    ),
    "the covariance matrix is not positive definite: a variable is made of the others, or there are too few cases": (
        "协方差矩阵非正定：有变量由其他变量构成，或者个案太少"
    ),
    "a variance of the solution is not above 0": "解中有不大于0的方差",
    "every answer to {item} is the same": "{item} 的所有回答都相同",
    "the model has {count} parameters, and the data only {moments} variances and covariances to find them from": (
        "模型有 {count} 个参数，而数据只有 {moments} 个方差和协方差可供估计"
    ),
    "No relation left out of the model has a modification index of {least} or more.": (
        "模型之外没有修正指数达到 {least} 的关系。"
    ),
    "Heywood case: the variance of {item} is estimated below 0.": "海伍德个案：{item} 的方差估计值小于 0。",
    "The correlation of {factor} and {other} is estimated at 1 or beyond.": (
        "{factor} 与 {other} 的相关估计值达到或超过 1。"
    ),
    "{item} and {other} have no polychoric correlation: {reason}": "{item} 与 {other} 没有多分格相关：{reason}",
    "an empty cell of a two-by-two table leaves the polychoric correlation at 1 or -1": (
        "2×2表有空单元格，多分格相关只能是1或−1"
    ),
    "the categories rise or fall together without exception: the polychoric correlation runs to 1 or -1": (
        "两者的类别无一例外地同升或同降：多分格相关趋于1或−1"
    ),
    "a two-by-two table leaves no degrees of freedom to test the normal distribution": (
        "2×2表没有自由度可供检验正态分布"
    ),
    "there are fewer than two groups": "组少于两个",
    "the model before has as many degrees of freedom": "前一个模型的自由度与它相同",
    "Modification indices are those of the chi-square before scaling.": "修正指数基于校正前的卡方。",
    "The matrix of polychoric correlations is not positive definite.": "多分格相关矩阵非正定。",
    "only one category was chosen": "只有一个类别被选择",
    "groups are compared by estimator ml alone": "只有估计方法 ml 可以比较各组",
    "pair {found} is not two variables": "{found} 不是两个变量组成的一对",
    "{found} is a factor and an item": "{found} 既是因子又是题项",
    "{found} is no item; possible: {possible}": "{found} 不是题项；可用：{possible}",
    "{count} pairs of items have an empty cell: {item} and {other} among them. Their standard errors are uncertain.": (
        "{count} 对题项有空单元格，{item} 与 {other} 是其中一对。它们的标准误差不可靠。"
    ),
    # margins
    "{found} names {count} codes; possible: one for each of {possible} variables": (
        "{found} 写了 {count} 个编码；应给 {possible} 个变量各写一个"
    ),
    "{found} is no margins; possible: shares for each code of a variable, such as q1:1=52.1;2=47.9": (
        "{found} 不是边际；可用：一个变量每个编码的比例，如 q1:1=52.1;2=47.9"
    ),
    "{found} is not one share for a code, each once; possible: such as q1:1=52.1;2=47.9": (
        "{found} 不是每个编码一个比例；可用：如 q1:1=52.1;2=47.9"
    ),
    "a code has two shares; possible: one for each code": "有编码写了两个比例；应每个编码一个",
    "the shares sum to {found}; possible: {possible}, or counts of people": (
        "各比例之和为 {found}；可用：{possible}，或人数"
    ),
    "one share alone is no margin; possible: a share for every code": "只有一个比例不成边际；应每个编码一个比例",
    "{found} is no code of {variable}; possible: {possible}": "{found} 不是 {variable} 的编码；可用：{possible}",
    "{found} is not a share; possible: a number above 0": "{found} 不是比例；可用：大于 0 的数",
    "no margin is named; possible: shares for each code of a variable, such as q1:1=52.1;2=47.9": (
        "没有写边际；可用：一个变量每个编码的比例，如 q1:1=52.1;2=47.9"
    ),
    "no weights meet the margins together: some cells of theirs have no cases": (
        "没有权重能同时满足各边际：有单元格没有个案"
    ),
    # named lists
    "no scale {found}; possible: name:item,item, or {possible}": (
        "没有量表 {found}；可用：名称:题项,题项，或 {possible}"
    ),
    "a list of items has no name; possible: name:item,item": "有一组题项没有名称；可用：名称:题项,题项",
    "no list is named; possible: name:item,item/name:item,item, or {possible}": (
        "没有写任何一组；可用：名称:题项,题项/名称:题项,题项，或 {possible}"
    ),
    "{found} stands twice in {where}": "{found} 在 {where} 中出现了两次",
    "{found} is named twice": "{found} 写了两次",
}
