"""What checking answers says, in Chinese: screening, response rates, codebooks of open answers, questionnaire review."""

# ruff: noqa: E501  # a sentence and its translation stand in one line

SENTENCES: dict[str, str] = {
    # rules of screening
    "a rule of {check} takes no {key}": "{check} 类规则没有 {key} 这一项",
    "a rule of 'speeder' needs share or seconds": "“speeder” 类规则须写明 share 或 seconds",
    "rules {first} and {second} look for the same and need a text each": "规则{first}与{second}所查相同，须各自写明 text",
    "{found} is no scale, matrix or row of one; possible: {possible}": "{found}不是评分题、矩阵题或其中一行；可用：{possible}",
    "{found} is no question with one answer; possible: {possible}": "{found}不是只有一个答案的题目；可用：{possible}",
    "no task {found} with key results; possible: {possible}": "没有带主要结果的任务{found}；可用：{possible}",
    "{count} key results more are left out of this table.": "另有 {count} 项主要结果未列入本表。",
    "no key result can be compared": "没有可以比较的主要结果",
    "the cases cannot be weighted so": "这些答卷无法如此加权",
    # response rates
    "e is not declared, and cases that are not eligible, from which it could be told, are not either": "未说明 e，也未说明可据以估计 e 的不合格个案数",
    "no case was drawn": "没有抽取个案",
    "e = {e}, as declared.": "e = {e}（由研究者给定）。",
    "e = {e}, from the cases whose eligibility is known.": "e = {e}（由资格已知的个案推算）。",
    "Completes and partials are {answered} by the dispositions; valid forms are {valid}.": "按个案处置，完成与部分完成共 {answered} 份；有效答卷为 {valid} 份。",
    # what the rules found
    "took {seconds} s; a careful reader needs {least} s": "用时 {seconds} 秒；认真阅读至少需要 {least} 秒",
    "answered {code} to {count} of {items} items in a row": "{items} 题中连续 {count} 题回答 {code}",
    "squared Mahalanobis distance {distance} on {count} items, p = {p}": "{count} 题上的马氏距离平方为 {distance}，p = {p}",
    "answered {found} to {question}; who reads it answers {passing}": "{question} 回答 {found}；读过题目应回答 {passing}",
    "its answers meet {condition}": "回答同时符合{condition}",
    "the same address as number {id}": "与编号{id}的地址相同",
    "{question}: {rule}": "{question}：{rule}",
    "a required question has no answer": "必答题没有回答",
    "a question was skipped and should have been asked": "应当询问的题目被跳过",
    "a question was answered and was not to be asked": "不应询问的题目有回答",
    "a number lies outside its range": "数值超出范围",
    "an option that stands alone is ticked with others": "互斥选项与其他选项同时勾选",
    "too few or too many options are ticked": "勾选的选项过少或过多",
    "two options have the same rank": "两个选项排在同一位",
}
