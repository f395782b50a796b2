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
    # codes of open answers
    "{question}: {answered} open answers, {by_hand} coded by hand, {by_keyword} by keyword, {uncoded} not": "{question}：开放题回答 {answered} 份，人工编码 {by_hand} 份，关键词编码 {by_keyword} 份，未编码 {uncoded} 份",
    "no open answers are called {found}; possible: {possible}": "没有开放题{found}；可用：{possible}",
    "code {code} stands twice": "编码 {code} 出现两次",
    "the name {name} is taken": "名称{name}已被占用",
    "no question {found} here; possible: {possible}": "这里没有题目{found}；可用：{possible}",
    "no form has the number {found}; possible: {possible}": "没有编号为{found}的答卷；可用：{possible}",
    "no code {found} of this question; possible: {possible}": "本题没有编码{found}；可用：{possible}",
    "no column {found}; possible: {possible}": "没有列{found}；可用：{possible}",
    "the answer of number {id} has two codes; possible: one, or several: true in the codebook": "编号{id}的回答有两个编码；只能有一个，或在编码表中写明 several: true",
    "words are counted with jieba, which is not installed; possible: pip install jieba": "词频统计需要 jieba，尚未安装；可运行 pip install jieba",
    "no answer has a code": "没有已编码的回答",
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
