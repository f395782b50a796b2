"""What the survey room says, in Chinese."""

# ruff: noqa: E501  # a sentence and its translation stand in one line

SENTENCES: dict[str, str] = {
    # files
    "the file is empty; possible: a header and a row for each respondent": "文件是空的；应有一行标题，每位答卷人一行",
    "the file has a header of {count} columns and no rows; possible: a row for each respondent": (
        "文件只有 {count} 列的标题行，没有答卷；应为每位答卷人一行"
    ),
    "the table has {rows} rows and {columns} columns; possible: {most_rows} rows and {most_columns} columns": (
        "表格有 {rows} 行 {columns} 列；最多 {most_rows} 行 {most_columns} 列"
    ),
    "the row has {found} cells, the header {width}; the first cell too many is {cell}": (
        "这一行有 {found} 格，标题行有 {width} 格；多出的第一格是{cell}"
    ),
    "the row has {found} cells, the header {width}; the file may end early": (
        "这一行有 {found} 格，标题行有 {width} 格；文件可能不完整"
    ),
    "column {found} stands {times} times; possible: once": "列{found}出现了 {times} 次；只能出现一次",
    "column {number} has no header but holds {found}": "第 {number} 列没有标题，却有内容{found}",
    "a file ending in {found} is not read; possible: {possible}": "不读取以{found}结尾的文件；可用：{possible}",
    "the file is no workbook, though its name ends in {suffix}; it begins with {found}": (
        "文件名以{suffix}结尾，内容却不是工作簿；文件开头是{found}"
    ),
    "the file cannot be read: {reason}": "无法读取文件：{reason}",
    "the file is no text in an encoding that is read; possible: UTF-8, GB18030, UTF-16 with its mark": (
        "文件不是可识别编码的文本；可用：UTF-8、GB18030、带标记的 UTF-16"
    ),
    "the row cannot be cut into cells: {reason}; possible: quotation marks in pairs around a cell": (
        "这一行无法分成单元格：{reason}；单元格两边的引号须成对"
    ),
    "the file is locked by a password; possible: a copy without one": "文件有密码保护；请另存一份不加密码的文件",
    "the workbook is damaged or ends early; possible: the file as it was downloaded, whole": (
        "工作簿已损坏或不完整；请使用下载时的完整文件"
    ),
    "the workbook cannot be read: {reason}; possible: the file as it was downloaded, whole": (
        "无法读取工作簿：{reason}；请使用下载时的完整文件"
    ),
    "{count} sheets hold cells: {found}; possible: one sheet": "有 {count} 个工作表含有内容：{found}；只能有一个",
    "the file is a zip archive without a workbook; possible: .xlsx, .xls, .csv, .sav, .dta": (
        "文件是压缩包，其中没有工作簿；可用：.xlsx、.xls、.csv、.sav、.dta"
    ),
    "the workbook has {found} parts; possible: at most {most}": "工作簿由 {found} 个部件组成；最多 {most} 个",
    "the workbook unpacks to more than {most} bytes": "工作簿解压后超过 {most} 字节",
    "part {part} of the workbook unpacks to more than {most} times its size": (
        "工作簿的部件{part}解压后超过原大小的 {most} 倍"
    ),
    "the workbook declares a document type, which no spreadsheet program writes": (
        "工作簿含有文档类型声明，表格软件不会这样写"
    ),
    "cell {cell} holds an error value; possible: a text, a number or nothing": (
        "单元格{cell}是错误值；应为文本、数字或空"
    ),
    "cell {cell} holds a formula without a value; possible: open the file in a spreadsheet program and save it": (
        "单元格{cell}的公式没有计算结果；请用表格软件打开文件并保存一次"
    ),
    "the sheet reaches row {found}; possible: at most {most} rows": "工作表到了第 {found} 行；最多 {most} 行",
    "the sheet reaches column {found}; possible: at most {most} columns": "工作表到了第 {found} 列；最多 {most} 列",
    "the file says that it holds {declared} cases, but {found} can be read; it is damaged or ends early": (
        "文件称有 {declared} 个个案，只能读出 {found} 个；文件已损坏或不完整"
    ),
    "the file is damaged, reading it stopped the reader; possible: the file as it was exported, whole": (
        "文件已损坏，读取程序因此中止；请使用导出时的完整文件"
    ),
    "the file cannot be read: {reason}; possible: the file as it was exported, whole, without a password": (
        "无法读取文件：{reason}；请使用导出时的完整文件，不加密码"
    ),
    "the file is damaged: {reason}; possible: the file as it was exported, whole": (
        "文件已损坏：{reason}；请使用导出时的完整文件"
    ),
    "the file holds no cases; possible: a row for each respondent": "文件中没有个案；应为每位答卷人一行",
    "the file is damaged; possible: the file as it was exported": "文件已损坏；请使用导出时的原文件",
    "the file was written by another version; possible: its source": "文件由本程序的其他版本写入；请改用它的来源文件",
    "column {column} holds {found}; possible: numbers, texts, dates": (
        "{column} 列的内容为{found}；可用：数值、文本、日期"
    ),
    "reading the file took too long; it may be damaged": "读取文件用时过长，文件可能已损坏",
    "{found} stands among numbers; possible: a number, or nothing where there is no value": (
        "{found}夹在数字之间；应为数字，没有值时留空"
    ),
    # exports of 问卷星
    "column {found} is not in the questionnaire; possible: {possible}": "列{found}不在问卷中；可用：{possible}",
    "column {found} is not in the questionnaire, and every question has its column already": (
        "列{found}不在问卷中，而每道题都已有对应的列"
    ),
    "{count} of {columns} columns are not in questionnaire {questionnaire}, the first is {found}; possible: {possible}": (
        "{columns} 列中有 {count} 列不在问卷{questionnaire}中，第一列是{found}；可用：{possible}"
    ),
    "column {second} {found} stands for the same question as column {first} {earlier}": (
        "第 {second} 列{found}与第 {first} 列{earlier}是同一道题"
    ),
    "column {found} fits {count} questions; possible: {possible}": "列{found}与 {count} 道题都相符；可用：{possible}",
    "no column for question {question} {wording}; found: {found}": (
        "第 {question} 题{wording}没有对应的列；文件中有：{found}"
    ),
    "columns {first} and {second} belong to one question but are numbered {one} and {other}": (
        "列{first}与{second}属于同一道题，题号却是 {one} 和 {other}"
    ),
    "an export by score (按分数) cannot tell options of one score apart; possible: 按文本, 按序号": (
        "按分数导出的文件分不清分值相同的选项；可用：按文本、按序号"
    ),
    "the cells can be labels or places of options, with different results; possible: 按文本 or 按序号 in the name of the file": (
        "单元格既可看作选项文字，也可看作选项序号，结果不同；请在文件名中写明 按文本 或 按序号"
    ),
    "{found} is not an answer the questionnaire has; rows with it: {count}; possible: {possible}": (
        "问卷中没有答案{found}，共 {count} 行；可用：{possible}"
    ),
    "{found} is not the place of an option; rows with it: {count}; possible: {possible}, -2, -3": (
        "{found}不是选项的序号，共 {count} 行；可用：{possible}、-2、-3"
    ),
    "typed text holds the platform's own signs, so {found} can be read in two ways": (
        "填写的文字含有平台自己的符号，{found}有两种读法"
    ),
    "{count} respondents ticked an option with a blank, but an export by number (按序号) holds no typed words; possible: the export by text (按文本) beside it": (
        "{count} 位答卷人选了带填空的选项，但按序号导出的文件没有填写的文字；请同时放入按文本导出的文件"
    ),
    "number {id}: {found} here, but {other} in {file}; cells that differ: {count}": (
        "序号{id}：此处是{found}，{file}中是{other}；共有 {count} 格不一致"
    ),
    "{count} numbers ({column}) of this file are not in {other}, the first is {found}; possible: two exports of the same rows": (
        "本文件有 {count} 个{column}不在{other}中，第一个是{found}；两个文件应是同一批答卷的导出"
    ),
    "no column {wanted}": "没有列{wanted}",
    "{found} is no time; possible: '136秒', '1分30秒'": "{found}不是用时；应如“136秒”“1分30秒”",
    "the row has no number": "这一行没有序号",
    "number {found} stands twice, first in row {first}": "序号{found}出现两次，第一次在第 {first} 行",
    "number {id} has other answers in {other}; numbers with the same answers in both files: {count}": (
        "序号{id}在{other}中的答案不同；两个文件中答案相同的序号有 {count} 个"
    ),
    # tables of variables
    "column {found} is no variable of the questionnaire; possible: {possible}": (
        "列{found}不是问卷的变量；可用：{possible}"
    ),
    "columns {first} and {second} are the same variable": "列{first}与{second}是同一个变量",
    "no column {wanted}; found: {found}": "没有列{wanted}；文件中有：{found}",
    "{found} is no number of seconds": "{found}不是秒数",
    "{found} is neither a code nor a label; rows with it: {count}; possible: {possible}": (
        "{found}既不是编码也不是标签，共 {count} 行；可用：{possible}"
    ),
    "{found} is the label of one level and the code of another": "{found}是一个类别的标签，又是另一个类别的编码",
    "options {first} and {second} read alike: {found}": "选项 {first} 与 {second} 的文字相同：{found}",
    # answers
    "no answers here, and no simulated sample of {questionnaire}; possible: files ending in {possible}": (
        "这里没有答卷，问卷{questionnaire}也没有模拟样本；可放入以下结尾的文件：{possible}"
    ),
    "{returned} forms came back, but only {issued} were issued": "收回 {returned} 份，却只发放了 {issued} 份",
    "{found} is not a number; the answer counts as unknown": "{found}不是数字；该答案按未知处理",
    "{found} is not a date; the answer counts as none": "{found}不是日期；该答案按未填处理",
    "a required question has no answer": "必答题没有作答",
    "the question was to be asked but was skipped": "应当询问的题目被跳过",
    "the question has an answer but was not to be asked": "不应询问的题目有答案",
    "{found} is less than {least}": "{found} 小于 {least}",
    "{found} is more than {most}": "{found} 大于 {most}",
    "option {option} is ticked with others": "选项“{option}”与其他选项同时选中",
    "{found} options are ticked; possible: at least {least}": "选了 {found} 项；至少选 {least} 项",
    "{found} options are ticked; possible: at most {most}": "选了 {found} 项；最多选 {most} 项",
    "two options have the same rank": "两个选项的名次相同",
    # cases set aside
    "took {seconds} s, the median is {median} s": "用时 {seconds} 秒，中位数为 {median} 秒",
    "answered {code} to all {count} items": "{count} 道题全部选 {code}",
    "every answer equals that of number {id}": "所有答案与序号{id}相同",
    "more forms came back than were issued": "回收的问卷多于发放的问卷",
    "{found} is no number": "{found}不是数值",
}
