"""What the transformations of SPSS's language may say."""

SENTENCES: dict[str, str] = {
    "{name} is a string, and the expression gives a number": "{name} 是字符串变量，而表达式得到数值",
    "{name} is a number, and the expression gives a string; possible: STRING {plain}(A20). before": (
        "{name} 是数值变量，而表达式得到字符串；可用：先写 STRING {plain}(A20)."
    ),
    "{name} is a string, and a number is expected": "{name} 是字符串变量，而这里应为数值变量",
    "{found} cannot be changed": "{found} 不能更改",
    "there is a variable {name} already": "已有变量 {name}",
    "{found} stands where a format is expected, as A8": "{found} 处应为格式，如 A8",
    "strings and numbers cannot be listed together": "字符串变量与数值变量不能列在一起",
    "a string is never system missing": "字符串不会是系统缺失值",
    "a range ends below its beginning": "区间的终点低于起点",
    "INTO names {count} variables for {n}": "INTO 列出了 {count} 个变量，而原变量有 {n} 个",
    "values of another type need variables of their own; possible: INTO": "类型改变的值需要新变量；可用：INTO",
    "{command} stands outside of {block}": "{command} 不在 {block} 之内",
    "{command} does not stand within {block} here": "{command} 在此不能置于 {block} 之内",
    "the loop was ended after {n} runs, as SET MXLOOPS has it": "循环运行 {n} 次后按 SET MXLOOPS 的设定结束",
    "a vector needs one variable or more": "向量至少需要一个变量",
    "TEMPORARY holds already": "TEMPORARY 已经生效",
    "the stand-ins of DO REPEAT have lists of different lengths: {found}": "DO REPEAT 各替代名的列表长度不同：{found}",
    "{found} stands where a name, a number or a string is expected": "{found} 处应为名称、数值或字符串",
    "values that pass from case to case did not settle after {n} runs; what these commands gave is left out": (
        "逐个案传递的值运行 {n} 次后仍未稳定；这些命令的结果未采用"
    ),
    "Mean rank of tied values is used for ties.": "相同值使用平均秩。",
    "The smallest rank of tied values is used for ties.": "相同值使用最小秩。",
    "The largest rank of tied values is used for ties.": "相同值使用最大秩。",
    "Consecutive ranks are used for distinct values.": "不同的值使用连续的秩。",
    "Ranks are in ascending order.": "秩按升序排列。",
    "Ranks are in descending order.": "秩按降序排列。",
    "more cases are to be drawn than there are": "要抽取的个案多于现有个案",
    "{found} stands where a share between 0 and 1 is expected": "{found} 处应为 0 与 1 之间的比例",
    "strings have no ranks": "字符串没有秩",
    "NTILES needs one group or more": "NTILES 至少需要一组",
}
