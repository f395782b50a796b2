"""What exports say, in Chinese."""

# ruff: noqa: E501  # a sentence and its translation stand in one line

SENTENCES: dict[str, str] = {
    # the command
    "Write the answers, the questionnaire or tables in the format of another program.": "把答卷、问卷或表格写成其他程序的格式。",
    "which formats, by commas": "写成哪些格式，用逗号隔开",
    "where to; build/export/": "写到哪里；默认 build/export/",
    "of labels; the study's": "标签用的语言；默认与研究相同",
    "csv for machines: no sign before what a spreadsheet may run": "供程序读取的 csv：可能被电子表格当作公式的文字前不加撇号",
    "for others: refuse formats with a row for each respondent": "供他人使用：拒绝逐人列出答卷的格式",
    "written: {file}": "已写入：{file}",
    "{format} holds a row for each respondent, which is not for others; possible: {possible}": "{format} 逐人列出答卷，不能提供给他人；可用：{possible}",
    "the questionnaire is not worded in {found}; possible: {possible}": "问卷没有{found}的文字；可用：{possible}",
    "several formats need a folder, and {found} is the name of a file": "写多种格式需要文件夹，而{found}是文件名",
    # what is lost
    "this format holds answers, and there are none": "此格式存放答卷，而没有答卷",
    "the source's own number of the row": "来源文件中的行号",
    "labels too long for the format are cut, {count} in all: {found}": "过长的标签已截短，共 {count} 处：{found}",
    "names that the format does not allow are changed, {count} in all: {found}": "格式不允许的名称已改，共 {count} 个：{found}",
    "Open {file} first; then run this whole file.": "请先打开 {file}，再运行本文件全部内容。",
    "SPSS holds three missing values or a range and one more; these codes are valid there: {found}": "SPSS 只能存三个缺失值，或一个区间加一个值；这些代码在 SPSS 中算作有效值：{found}",
    "Stata has no multiple-response sets: each option is a variable": "Stata 没有多选题集：每个选项是一个变量",
    "Stata keeps no weight in a file: weight by {name}": "Stata 文件不存权重：请用 {name} 加权",
    "the file holds codes alone: labels, missing values and measures stand in the codebook": "文件只有代码：标签、缺失值和测量尺度见编码手册",
    "a cell holds {longest} characters; longer texts are cut, {count} in all: {found}": "一个单元格最多 {longest} 个字符；过长的文字已截短，共 {count} 处：{found}",
    # codebook and tables
    "questionnaire": "问卷",
    "fingerprint (SHA-256)": "指纹（SHA-256）",
    "wave": "批次",
    "Codebook: {title}": "编码手册：{title}",
    "Tables: {title}": "统计表：{title}",
    "smallest count that is told": "公布的最小人数",
    "no question has codes to count; possible: questions of kind single, scale, multiple, matrix": "没有可计数的编码题；应有 single、scale、multiple、matrix 类的题",
    "a dash is a count below {least}, or one left out so that no such count can be worked out": "“—”为不足 {least} 人，或为防止推算出这样的人数而略去",
    "Respondents are counted unweighted, every table is of all of them. Counts of 1 to {most} are left out, and as many others as it takes that none can be worked out from all tables together, by sums or with a solver.": "各表均以全部受访者为基数，按人数计、不加权。人数为 1 至 {most} 的格略去，并同时略去足够多的其他格，使任何人都不能由全部表格相加减或借助求解程序推算出来。",
    "tables for others hold counts alone: statistics of fewer respondents could tell what the counts hide": "供他人使用的表格只含人数：由更少的人算出的统计量可能泄露略去的人数",
}
