"""What reading an expression of SPSS's language may say."""

SENTENCES: dict[str, str] = {
    "this expression gives a string, and a number is expected": "此表达式得到字符串，而这里应为数值",
    "{operator} takes numbers, and this is a string": "{operator} 只用于数值，而这里是字符串",
    "a string cannot be compared with a number": "字符串不能与数值比较",
    "{last} stands before {first} in the file": "{last} 在文件中位于 {first} 之前",
    "the expression ends too early": "表达式过早结束",
    "{found} stands where a variable, a number or a function is expected": "{found} 处应为变量、数值或函数",
    "{found} stands where a format is expected, as F8.2": "{found} 处应为格式，如 F8.2",
    "this expression has more than {most} parts within one another": "此表达式嵌套超过 {most} 层",
    "no system variable {found}; possible: {possible}": "没有系统变量 {found}；可用：{possible}",
    "no function {found}; possible: {possible}": "没有函数 {found}；可用：{possible}",
    "{function} does not take these arguments; possible: {possible}": "{function} 不接受这些参数；可用：{possible}",
}
