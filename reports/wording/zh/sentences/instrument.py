"""What the questionnaire room says, in Chinese."""

# ruff: noqa: E501  # a sentence and its translation stand in one line

SENTENCES: dict[str, str] = {
    # codebook
    "no variable {found}; possible: {possible}": "没有变量{found}；可用：{possible}",
    "no multiple-response set {found}; possible: {possible}": "没有多选题集{found}；可用：{possible}",
    "no scale {found}; possible: {possible}": "没有量表{found}；可用：{possible}",
    # conditions
    "the condition asks about {asked}, which comes later, in line {line}": (
        "条件引用了后面第 {line} 行的{asked}，只能引用前面的题目"
    ),
    "no answers can meet the condition {condition}, so this question is never asked": (
        "任何回答都不满足条件{condition}，这道题永远不会被问到"
    ),
    "the condition asks about {found}, which is no question; possible: {possible}": (
        "条件引用的{found}不是题目；可用：{possible}"
    ),
    "the condition asks about the matrix {found}; it has to name one of its rows: {possible}": (
        "条件引用了矩阵题{found}，须写明其中一行：{possible}"
    ),
    "the condition asks about the question itself": "条件引用了本题自身",
    "the conditions run in a circle: {question} waits for {asked}, which waits for {question}": (
        "条件循环引用：{question}取决于{asked}，{asked}又取决于{question}"
    ),
    "a condition cannot ask about {found} so: 'has' is for multiple response, the other comparisons are for single, scale, "
    "matrix rows and number": (
        "条件不能这样引用{found}：has 只用于多选题，其他比较用于单选题、量表题、矩阵题的行和数字题"
    ),
    "{name} has no option with code {found}; possible: {possible}": "{name}没有编码为 {found} 的选项；可用：{possible}",
    "this condition is longer than {longest} characters": "条件超过 {longest} 个字符",
    "column {column} of the condition: == != < <= > >= in or has was expected, found {found}": (
        "条件第 {column} 列：此处应为 == != < <= > >= in 或 has，实为{found}"
    ),
    "column {column} of the condition: {found} cannot be read; possible: a question's id, a number, == != < <= > >= in has "
    "and or not ( ) [ ]": (
        "条件第 {column} 列：无法识别{found}；可用：题目 id、数字、== != < <= > >= in has and or not ( ) [ ]"
    ),
    "column {column} of the condition: more than {deepest} levels within one another": (
        "条件第 {column} 列：嵌套超过 {deepest} 层"
    ),
    "column {column} of the condition: a question's id was expected, found {found}": (
        "条件第 {column} 列：此处应为题目 id，实为{found}"
    ),
    "column {column} of the condition: '[' was expected, found {found}": "条件第 {column} 列：此处应为“[”，实为{found}",
    "column {column} of the condition: ',' or ']' was expected, found {found}": (
        "条件第 {column} 列：此处应为“,”或“]”，实为{found}"
    ),
    "column {column} of the condition: a number was expected, found {found}": (
        "条件第 {column} 列：此处应为数字，实为{found}"
    ),
    "column {column} of the condition: a whole number was expected, found {found}": (
        "条件第 {column} 列：此处应为整数，实为{found}"
    ),
    "column {column} of the condition: 'and', 'or' or the end was expected, found {found}": (
        "条件第 {column} 列：此处应为 and、or 或条件结束，实为{found}"
    ),
    "column {column} of the condition: ')', 'and' or 'or' was expected, found {found}": (
        "条件第 {column} 列：此处应为“)”、and 或 or，实为{found}"
    ),
    "the condition {condition} needs more than {most} rules of 腾讯问卷": (
        "条件{condition}需要 {most} 条以上的腾讯问卷规则"
    ),
    "the rules of 腾讯问卷 cannot ask about {found}: they know single choice, scales and multiple response": (
        "腾讯问卷的规则不能引用{found}：只能引用单选题、量表题和多选题"
    ),
    "question {question} is {answer}": "第 {question} 题选{answer}",
    "question {question} is not {answer}": "第 {question} 题未选{answer}",
    "question {question} is below {answer}": "第 {question} 题低于{answer}",
    "question {question} is at most {answer}": "第 {question} 题不高于{answer}",
    "question {question} is above {answer}": "第 {question} 题高于{answer}",
    "question {question} is at least {answer}": "第 {question} 题不低于{answer}",
    "question {question} is one of {answers}": "第 {question} 题选以下之一：{answers}",
    "question {question} includes {answer}": "第 {question} 题选项中包括{answer}",
    "not ({condition})": "并非（{condition}）",
    "{first} and {second}": "{first}，且{second}",
    "{first} or {second}": "{first}，或{second}",
    # questionnaire
    "least_valid, {found}, is more than the {count} items of this scale": (
        "least_valid 为 {found}，多于该量表的 {count} 个题项"
    ),
    "{name} is a word of conditions and cannot be a name": "{name}是条件语言的保留字，不能用作名称",
    "the name {name} is given twice, first in line {line}": "名称{name}重复，首次出现在第 {line} 行",
    "{name} and {first} in line {line} differ only by case": "{name}与第 {line} 行的{first}只有大小写之别",
    "item {found} of this scale is no variable; possible: {possible}": "该量表的题项{found}不是变量；可用：{possible}",
    "item {found} stands twice in this scale": "题项{found}在该量表中重复",
    "item {found} of this scale is nominal; say 'measure: ordinal' if its codes are in order": (
        "该量表的题项{found}是名义变量；若其编码有序，请写 measure: ordinal"
    ),
    "code {code} stands for an answer and, under 'missing', for no answer": (
        "编码 {code} 既是选项编码，又在 missing 中表示未作答"
    ),
    "unanswered and not_asked have the same code {code}": "unanswered 与 not_asked 的编码同为 {code}",
    "{found} is not a language code such as zh or en": "{found}不是语言代码（如 zh、en）",
    "language {found} stands twice": "语言{found}重复",
    "no section {found}; possible: {possible}": "没有分节{found}；可用：{possible}",
    "no wording in {language} for {word}; say it under 'words'": "{word}缺少{language}的措辞，请写在 words 下",
    "a question of kind {kind} needs either options or choices": "题型为{kind}的题目须写 options 或 choices 之一",
    "no choice set {found}; possible: {possible}": "没有选项组{found}；可用：{possible}",
    "a question needs two or more options that are not dont_know": "一道题至少要有两个不是 dont_know 的选项",
    "a question of kind 'number' needs least and most": "数字题须写明 least 和 most",
    "least, {least}, is above most, {most}": "least（{least}）大于 most（{most}）",
    "a question of kind {kind} takes no {key}": "题型为{kind}的题目不能有{key}",
    "code {code} stands for two options, first in line {line}": "编码 {code} 对应两个选项，首次出现在第 {line} 行",
    "code {code} is negative, and cannot be part of a variable's name": "编码 {code} 为负数，不能用于变量名",
    "an option of a question of kind {kind} cannot be {mark}": "题型为{kind}的题目，其选项不能标为 {mark}",
    "{label} stands here twice, first in line {line}": "{label}在此重复，首次出现在第 {line} 行",
    "{found} is not a possible number of the {count} options": "共有 {count} 个选项，{found}不是可能的个数",
    # review
    "options {first} and {second} both hold {number}": "选项{first}与{second}都包含 {number}",
    "points below the middle: {negative}, above it: {positive}": "中点以下有 {negative} 个等级，以上有 {positive} 个",
    "points {points} have no words": "等级{points}没有文字说明",
    "questions {without} offer no 'don't know', though {others} do": "题目 {without} 没有“不了解”选项，而 {others} 有",
    "{text} may ask about two things at once: it names two side by side": "{text}可能一题两问：并列了两个名称",
    "{text} may ask about two things at once: it joins them with {joint}": "{text}可能一题两问：用{joint}连接了两件事",
    "option {option} leaves no blank to write in": "选项{option}没有留出填写处",
    "option {option} may be ticked with others": "选项{option}可与其他选项同时勾选",
    "a scale of {count} items cannot be checked item by item": "只有 {count} 个题项的量表无法逐项检验",
    "its items run over different codes: {bounds}": "各题项的编码范围不同：{bounds}",
    "every answer meets its condition": "任何回答都满足它的条件",
    # YAML
    "{found} is below {least}, the least possible here": "{found}小于此处的最小值 {least}",
    "{found} is above {most}, the most possible here": "{found}大于此处的最大值 {most}",
    "this text is longer than {longest} characters": "文字超过 {longest} 个字符",
    "{found} is not a name: it has to be a letter a–z, then letters, digits or _, at most {longest} in all": (
        "{found}不能用作名称：须以英文字母开头，其后为字母、数字或 _，总长不超过 {longest}"
    ),
    "{found} is not a name: it has to be a letter a–z, then letters, digits or _": (
        "{found}不能用作名称：须以英文字母开头，其后为字母、数字或 _"
    ),
    "this list needs {least} or more entries": "此列表至少要有 {least} 项",
    "no key {found} here; possible: {possible}": "此处没有键{found}；可用：{possible}",
    "no wording in {language} here": "此处缺少{language}的措辞",
    "this line holds a byte 0: it is not text": "此行含有零字节，不是文本",
    "this is not YAML: {problem}": "不是合法的 YAML：{problem}",
    "this is not UTF-8; save the file as UTF-8": "不是 UTF-8 编码，请将文件另存为 UTF-8",
    "this file is empty": "文件是空的",
    "anchors and aliases (& and *) are not read here; write it out or quote it": (
        "此处不支持锚点和别名（& 与 *），请写全或加引号"
    ),
    "tags (!) are not read here; put the text in quotes": "此处不支持标签（!），请给文字加引号",
    "more than {deepest} levels within one another": "嵌套超过 {deepest} 层",
    "more than {most} entries in one file": "一个文件中超过 {most} 个条目",
    "a second document begins here; one file holds one": "此处开始了第二个文档；一个文件只能有一个",
    "a key has to be a text": "键必须是文字",
    "{key} stands twice, first in line {line}": "{key}重复，首次出现在第 {line} 行",
    "keys and values were expected here, found {found}": "此处应为键和值，实为{found}",
    "a whole number was expected here, found {found}": "此处应为整数，实为{found}",
    "a number was expected here, found {found}": "此处应为数字，实为{found}",
    "true or false was expected here, found {found}": "此处应为 true 或 false，实为{found}",
    "{found} is not possible here; possible: {possible}": "此处不能是{found}；可用：{possible}",
    "this file is larger than 1 MB": "文件超过 1 MB",
    "{key} is missing here": "此处缺少{key}",
    "a list was expected here, found {found}": "此处应为列表，实为{found}",
    "a text was expected here, found {found}": "此处应为文字，实为{found}",
    "a text was expected here, found nothing": "此处应为文字，实为空",
    "this file cannot be read: {reason}": "无法读取文件：{reason}",
    "{found} is not a day; days are written 2025-10-31": "{found}不是日期；日期写作 2025-10-31",
    "{found} is not a month; months are written 2025-10": "{found}不是年月；年月写作 2025-10",
}
