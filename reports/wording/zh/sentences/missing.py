"""What missing answers, and importance against performance, say."""

SENTENCES: dict[str, str] = {
    "no case answers both variables": "没有个案同时回答两个变量",
    "{count} rarer patterns are not shown.": "另有 {count} 种较少见的模式未列出。",
    "Covariances have the divisor n, as maximum likelihood has it.": "协方差按最大似然以 n 为除数。",
    "the estimates did not come to rest: too many answers are missing": "估计值未收敛：缺失的答案太多",
    "all cases answer the same variables": "所有个案回答的变量都相同",
    "a variable is constant or made of the others": "有变量为常量，或可由其他变量得出",
    "variable {found} has {count} categories; possible: up to {possible}": (
        "变量 {found} 有 {count} 个类别；最多 {possible} 个"
    ),
    "{variable} is not among the means: its codes have no order, or nobody answers it.": (
        "均值中没有 {variable}：其编码没有次序，或无人回答。"
    ),
    "{variable} is nominal; its codes are taken as numbers, unless it is listed in categorical.": (
        "{variable} 为名义变量；若不列入 categorical，则按数值处理其编码。"
    ),
    "Pooled over {imputations} imputations of {rounds} rounds by chained equations, seed {seed}.": (
        "由链式方程的 {imputations} 次插补（每次 {rounds} 轮，种子 {seed}）汇聚得出。"
    ),
    "{found} is not possible; possible: a whole number from {least} to {most}, and not 1 imputation": (
        "{found} 不可用；可用：{least}～{most} 的整数，插补次数不能为 1"
    ),
    "{found} items of performance; possible: {possible}, one for each item of importance": (
        "表现题有 {found} 个；应为 {possible} 个，与重要性题一一对应"
    ),
    "variable {found} is there twice; possible: each variable once": "变量 {found} 出现两次；每个变量只能出现一次",
    "completed answers are saved without a weight; possible: the data without one": (
        "只有未加权的答案才能保存填补后的数据；可用：不加权的数据"
    ),
    "no answers are completed; possible: 2 imputations or more, of variables that somebody answers": (
        "没有可填补的答案；可用：2 次以上的填补，且变量有人作答"
    ),
}
