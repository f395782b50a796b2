"""What the commands say, in Chinese."""

SENTENCES: dict[str, str] = {
    "refused: {what}": "已拒绝：{what}",
    "  took {seconds} s": "  用时 {seconds} 秒",
    "the study's folder": "研究所在的文件夹",
    "the wave; the last one where not given": "哪一次调查；不写则取最后一次",
    "From the questionnaire to the report handed in, and again next year with one command.": (
        "从问卷到可以上交的报告，明年再来一次也只要一条命令。"
    ),
    "Read, check and analyse the answers, and write the report.": "读入、检查、分析答卷，写出报告。",
    "which files to write": "写哪几种文件",
    "how it looks; what study.yaml says": "样式；不写则按 study.yaml",
    "no style {found}; possible: {possible}": "没有样式 {found}；可用：{possible}",
    "Reading the answers": "正在读入答卷",
    "Analysing": "正在分析",
    "Writing {file}": "正在写 {file}",
    "a chapter is incomplete: {what}": "有一章不完整：{what}",
    "note: {what}": "提示：{what}",
    "{place}: the data do not bear this, which rests on {condition}: {text}": (
        "{place}：数据不再支持这句话（它以 {condition} 为据）：{text}"
    ),
    "end with status 1 where the data do not bear a claim": "数据不支持某个论断时以状态 1 结束",
    "Write suggested chapters where none stands, and beside those that do.": (
        "写出建议的章节：没有的写入，已有的写在旁边。"
    ),
    "{name}: left out, the plan has nothing of {needs}": "{name}：不写，计划中没有 {needs}",
    "{name}: not drafted, every report makes it anew": "{name}：不写成文件，每次生成报告时重新写",
    "{file}: written": "{file}：已写",
    "{file}: left as it is, an empty file that leaves the chapter out": "{file}：保持原样，空文件表示不要这一章",
    "{file}: stands as suggested": "{file}：与建议相同",
    "{file}: stands; the suggestion is beside it in {new}": "{file}：已有；建议写在旁边的 {new}",
    "Print the account of the forms and what is wrong with answers, without analysing.": (
        "列出问卷的收发账目和答案中的问题，不作分析。"
    ),
    "print every issue, not only the first 20 of each rule": "列出每个问题，而不只是每条规则的前 20 个",
    "every answer is as the questionnaire wants it": "全部答案都符合问卷的要求",
    "{count} issues:": "共 {count} 个问题：",
    "{rule} ({count}):": "{rule}（{count}）：",
    "  and {count} more; check --all prints every one": "  另有 {count} 个；check --all 列出全部",
    "the number of forms": "问卷份数",
    "required questions without an answer": "必答题没有作答",
    "questions that were skipped and should have been asked": "应问而被跳过的题",
    "answers to questions that were not to be asked": "不应问却有答案的题",
    "numbers outside their range": "超出范围的数值",
    "options that stand alone, ticked with others": "互斥选项与其他选项同选",
    "too few or too many ticks": "选项过少或过多",
    "ranks given twice": "名次重复",
    "typed words that are no number": "填写的内容不是数值",
    "typed words that are no date": "填写的内容不是日期",
    "typed words without a column": "填写的内容没有对应的列",
    "typed words that can be read in two ways": "填写的内容可有两种读法",
    "Analyse the answers and write every result as data.": "分析答卷，把全部结果写成数据。",
    "where to; build/results.json": "写到哪里；默认为 build/results.json",
    "{count} results in {file}": "{count} 项结果已写入 {file}",
    "Run one procedure on a data file and print its tables, e.g. reliability survey.sav items=a,b,c": (
        "对一个数据文件做一种分析并打印各表，例如 reliability survey.sav items=a,b,c"
    ),
    "A list is written a,b or a to c; a list of lists, such as sets or blocks, a,b/c,d.": (
        "列表写作 a,b 或 a to c；列表的列表（如多选题集、回归的分块）写作 a,b/c,d。"
    ),
    "the variable that weights cases": "个案的加权变量",
    "print the result as data, as results.json holds it": "按 results.json 的格式打印结果数据",
    "Write a JSON Schema for each kind of YAML file, so that editors complete and check it.": (
        "为每种 YAML 文件写出 JSON Schema，供编辑器补全和检查。"
    ),
    "also as A3 sheets, printed on both sides and bound in the middle": "另存为 A3 双面、中缝装订的小册子",
    "where to; schemas/": "写到哪里；默认为 schemas/",
    "No answers in {folder}: a SIMULATED sample stands in.": "{folder} 里没有答卷，以下使用【模拟】样本。",
    "The answers in {folder} are SIMULATED.": "{folder} 里的答卷是【模拟】数据。",
    "{returned} returned, {valid} valid": "回收 {returned} 份，有效 {valid} 份",
    "no format {found}; possible: {possible}": "没有格式{found}；可用：{possible}",
    "{found} is not one option=value, each once": "{found}不是“选项=值”的形式，或重复出现",
    "no wave {found}; possible: {possible}": "没有{found}这次调查；可用：{possible}",
    "no file or folder {found}": "没有文件或文件夹{found}",
    "a study needs a wave": "一项研究至少要有一次调查",
    "no chapters here; possible: files named like 03-sample.md.j2": "这里没有章节；文件名应形如 03-sample.md.j2",
    "this file cannot be written: {reason}": "无法写入此文件：{reason}",
    "the answers, and {count} completed copies, numbered by {column}, in {file}": (
        "原答案与 {count} 份填补后的副本（以 {column} 编号）已写入 {file}"
    ),
}
