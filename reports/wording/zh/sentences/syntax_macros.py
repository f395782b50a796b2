"""What macros of SPSS jobs say, in Chinese."""

# ruff: noqa: E501  # a sentence and its translation stand in one line

SENTENCES: dict[str, str] = {
    "DEFINE needs the name of a macro, and its arguments in parentheses": "DEFINE 后须有宏的名称，以及括号中的参数",
    "{found} stands where a part of an argument of a macro is expected": "此处应为宏参数的说明，却是{found}",
    "positional arguments of a macro stand before those with names": "宏的位置参数须写在有名称的参数之前",
    "{found} cannot be the name of an argument of a macro": "{found}不能用作宏参数的名称",
    "argument {argument} of macro {macro} ends too early; expected: {expected}": "宏 {macro} 的参数 {argument} 过早结束；应有：{expected}",
    "macro function {name} does not take these arguments: {found}": "宏函数 {name} 不接受这些参数：{found}",
    "an expression of a macro ends too early": "宏中的表达式过早结束",
    "a parenthesis in an expression of a macro is not closed": "宏中的表达式有括号没有闭合",
    "macros stand in one another more than {most} deep": "宏相互嵌套超过 {most} 层",
    "a macro makes more than {most} words": "宏展开后超过 {most} 个词",
    "!BREAK stands outside of !DO": "!BREAK 在 !DO 之外",
    "{found} needs a name that begins with !, and a value": "{found}后须有以 ! 开头的名称和一个值",
    "{found} is an argument, and cannot be changed": "{found}是参数，不能改变",
    "!DO goes from a number !TO a number, or through a list !IN parentheses": "!DO 须从一个数 !TO 另一个数，或遍历 !IN 括号中的列表",
    "a loop of a macro ends after {n} runs, as SET MITERATE has it": "按 SET MITERATE 的设定，宏的循环在 {n} 次后结束",
}
