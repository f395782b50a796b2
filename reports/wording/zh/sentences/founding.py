"""What is said of new studies, and of the questionnaires and exports they are drafted from."""

# ruff: noqa: E501  # a sentence and its translation stand in one line

SENTENCES = {
    # canvass new
    "Make a study from a questionnaire of another program, or from an export of answers alone.": (
        "用其他程序的问卷，或仅凭一份答卷导出文件，新建一项研究。"
    ),
    "a questionnaire, or one or several exports of the same answers": "一份问卷，或同一批答卷的一个或几个导出文件",
    "of the report; that of the wording": "报告的语言；默认与题目文字相同",
    "what the first wave is called; 1": "第一期的名称；默认为 1",
    "where the files come from; known from the files": "文件来自哪个平台；默认由文件识别",
    "Drafting {folder}": "正在起草 {folder}",
    "  and {count} more guesses, as comments in {file}": "  另有 {count} 处推测，见 {file} 中的注释",
    "{questions} questions, {scales} candidate scales, {rows} respondents in {folder}": (
        "{folder}：{questions} 道题，{scales} 个备选量表，{rows} 名受访者"
    ),
    "next: canvass report --study {folder}": "下一步：canvass report --study {folder}",
    "next: put the exports into {folder}, then canvass report --study {study}": (
        "下一步：把导出文件放入 {folder}，再运行 canvass report --study {study}"
    ),
    "this stands already; possible: a name that is free": "已经存在；可用：尚未使用的名称",
    "{count} of the files are questionnaires; possible: one": "有 {count} 个文件是问卷；可用：一个",
    "no folder {found} to make it in": "没有可在其中新建的文件夹 {found}",
    "the answers do not fit any questionnaire that was drafted for them": "答卷与为其起草的问卷都不相符",
    "the file is no questionnaire that is read; possible: {possible}": "这个文件不是可读取的问卷；可用：{possible}",
    "{name}: {what}": "{name}：{what}",
    "the answers are kept, but not read yet: {what}": "答卷已存入，但尚未读取：{what}",
    "{found} is no name of a wave; possible: letters and digits, such as 2026": "{found} 不能作为期名；可用：字母和数字，如 2026",
    "who is too fast, gives one answer throughout or repeats another is set aside; screening in questionnaire.yaml "
    "declares other rules, {off} switches these off": (
        "作答过快、规律作答和重复提交的答卷会被剔除；可在 questionnaire.yaml 中用 screening 另定规则，写 {off} 即全部停用"
    ),
    "open answers ({questions}) are sorted by a file of codes: coding: coding.yaml": (
        "开放题（{questions}）可用编码表归类：coding: coding.yaml"
    ),
    # The drafted plan
    "drafted: what needs a judgement, such as a regression, is for you to add": (
        "自动起草：需要研究者判断的分析（如回归）请自行添加"
    ),
    "Who answered": "受访者构成",
    "How every question was answered": "各题作答情况",
    "Reliability and validity of the candidate scales": "备选量表的信度与效度",
    "Differences of the scores between respondents": "不同受访者的得分差异",
    "What goes with what": "变量间的关系",
    # Drafts
    "the rule {rule} does not fit the questions before it, and is left out": "规则 {rule} 与前面的题目不符，已略去",
    "{name}: the rule {rule} does not fit the questions before it, and is left out": (
        "{name}：规则 {rule} 与前面的题目不符，已略去"
    ),
    "its codes could not be kept, and are 1, 2, … in the order of the options": "原编码无法保留，按选项顺序编为 1、2、…",
    "it has fewer than two options, and is held as text": "选项不足两个，作为文本题",
    "it is taken for a rating, because its options rise or fall: {points}": "选项依次递增或递减，推测为评分题：{points}",
    "its bounds are a guess": "取值范围是推测的",
    # Forms
    "the survey holds no question": "问卷中没有题目",
    "the form holds no question": "表单中没有题目",
    "the file holds no question": "文件中没有题目",
    "{name} is left out: a question of type {type} is none of ours": "{name} 已略去：没有与 {type} 相应的题型",
    "{name} is left out: a line of type {type} is no question of ours": "{name} 已略去：类型为 {type} 的行没有相应的题型",
    "{name}: the setting {setting} is not kept": "{name}：设置 {setting} 未保留",
    "{name}: the column {column} is not kept": "{name}：列 {column} 未保留",
    "the rule {rule} could not be said in ours, and is left out": "规则 {rule} 无法用本程序的条件表达，已略去",
    "{name}: the rule {rule} could not be said in ours, and is left out": (
        "{name}：规则 {rule} 无法用本程序的条件表达，已略去"
    ),
    "codes stand for the form's own names: {names}": "编码对应原表单中的名称：{names}",
    "the document declares entities, which no survey does": "文件声明了实体，正常的问卷不会如此",
    "the document is damaged": "文件已损坏",
    "no numbered question stands in the text; possible: lines such as 1. Your age:": (
        "文本中没有带题号的题目；可用：如“1. 您的年龄：”这样的行"
    ),
    "its options stood in a row, and were cut at the blanks: {options}": "选项排在一行，按空格切分：{options}",
    "its points are taken for 1 to 5": "推测为 1 至 5 分",
    "it names no kind, and is taken for multiple response by its wording": "未注明题型，按题意推测为多选题",
    "it is taken for a date": "推测为日期题",
    "it is taken for a number": "推测为数字题",
    "the file is no whole survey of Qualtrics: {reason}": "文件不是完整的 Qualtrics 问卷：{reason}",
    "the file is no whole form of SurveyJS: {reason}": "文件不是完整的 SurveyJS 表单：{reason}",
    "{name}: its display logic could not be said in ours, and is left out": (
        "{name}：显示逻辑无法用本程序的条件表达，已略去"
    ),
    "its display logic could not be said in ours, and is left out": "显示逻辑无法用本程序的条件表达，已略去",
    "a branch of the survey flow is not kept: its blocks are asked of everybody": (
        "问卷流程中的分支未保留：其中的题组向所有人提问"
    ),
    "{type} of the survey flow is not kept": "问卷流程中的 {type} 未保留",
    "this line is no question": "这一行不是题目",
    "this line is no JSON": "这一行不是 JSON",
    "{name}: when it is shown is not kept, for how 问卷星 writes that is not told anywhere": (
        "{name}：显示条件未保留，问卷星没有公开其写法"
    ),
    "the sheet 'survey' holds no question": "工作表“survey”中没有题目",
    "no list of choices {found}; possible: {possible}": "没有选项列表 {found}；可用：{possible}",
    "the questions of the repeat {name} are asked once, and not again and again": "重复组 {name} 中的题目只问一次",
    "the file is too large for a questionnaire; possible: up to 20 MB": "文件过大，不像问卷；可用：20 MB 以内",
    "the document is too large, or declares what documents do not": "文档过大，或含有正常文档没有的声明",
    "the file is no workbook": "文件不是工作簿",
    "the document is damaged or ends early; possible: a .docx as Word saves it": (
        "文档已损坏或不完整；可用：由 Word 保存的 .docx 文件"
    ),
    "the file is a zip archive without a Word document": "文件是压缩包，其中没有 Word 文档",
    # Exports
    "drafted from the answers in {file}: what no file tells is a guess and says so": (
        "根据 {file} 中的答卷起草：文件未说明之处为推测，均已注明"
    ),
    "a guess: items {first} to {last} stand together and share their points": (
        "推测：{first} 至 {last} 相邻且选项相同，或可构成量表"
    ),
    "a guess: items {first} to {last} stand together, though their points are worded differently": (
        "推测：{first} 至 {last} 相邻，或可构成量表，但各题选项的文字不同"
    ),
    "reversed, because their names end in R: {items}": "题目名称以 R 结尾，推测为反向题：{items}",
    "reversed, because they run against the others: {items}": "与其他题目方向相反，推测为反向题：{items}",
    "no file holds answers; possible: an export with a row for each respondent": (
        "没有文件含有答卷；可用：每名受访者一行的导出文件"
    ),
    "no column of the file holds answers": "文件中没有答案列",
    "its answers could not be read as options, and are held as text": "答案无法按选项读取，作为文本题",
    "{first} is of {one} and {second} of {another}; possible: files of one platform": (
        "{first} 来自 {one}，{second} 来自 {another}；可用：同一平台的文件"
    ),
    "nobody chose some of the options: words in brackets, and at the end of a rating, are guesses": "有的选项无人选择：括号中的文字和评分题端点的文字是推测的",
    "the order of its options is that of their frequency, as the file tells none": (
        "文件未说明选项顺序，按选择人数排列"
    ),
    "its bounds are the smallest and the largest answer": "取值范围取自最小和最大的答案",
    "it is taken for a ranking: the numbers of a row differ": "每行数字互不相同，推测为排序题",
    "nobody answered it, so that its kind is unknown": "无人作答，题型未知",
    "it is taken for text: {count} different answers among {n}": "{n} 个答案中有 {count} 种不同内容，推测为文本题",
    "it seems to tell who a person is, and is kept apart from the answers": "可能涉及个人身份，与答案分开保存",
    "codes {codes} have no label in the file": "编码 {codes} 在文件中没有标签",
    "answers that stand once are taken for words typed beside “other”": "只出现一次的答案，推测为“其他”后填写的内容",
    "its options are numbers without words: what they stand for is not in the file": ("选项只有数字，文件未说明其含义"),
    "its options have a column each, and nobody ticked two of them": "每个选项各占一列，且无人选择两项",
    "nobody else answered it, so that it is taken to be asked only if {rule}": "其他人均未作答，推测仅在 {rule} 时提问",
}
