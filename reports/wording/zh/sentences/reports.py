"""What the reports room says."""

SENTENCES: dict[str, str] = {
    "no task {found} in the results; possible: {possible}": "结果中没有任务 {found}；可用：{possible}",
    "no task of the procedure {found}; possible: {possible}": "没有用过程 {found} 的任务；可用：{possible}",
    "no {found} in the table; possible: {possible}": "表中没有 {found}；可用：{possible}",
    "{found} names several rows of the table": "{found} 对应表中不止一行",
    "the table has no such number": "表中没有这个数",
    "no kind of number {found}; possible: {possible}": "没有数的种类 {found}；可用：{possible}",
    "no test in {found}; possible: {possible}": "{found} 没有检验；可用：{possible}",
    "no reliability of {found}; possible: {possible}": "没有 {found} 的信度结果；可用：{possible}",
    "no label of {found}; possible: {possible}": "{found} 没有名称；可用：{possible}",
    "no {found} in {kind}; possible: {possible}": "{kind} 中没有 {found}；可用：{possible}",
    "no name {found} in a chapter; possible: {possible}": "章节中没有名称 {found}；可用：{possible}",
    "nothing in {found} can be put in order": "{found} 中没有可以排序的内容",
    "the chapter is not a template: {found}": "章节不是有效的模板：{found}",
    "the chapter cannot be made: {found}": "章节无法生成：{found}",
    "the chapter includes or calls itself without end": "章节无休止地包含或调用自身",
    "the chapter is longer than {most} characters": "章节超过 {most} 个字符",
    "no {kind} {found} in a chapter; possible: {possible}": "章节中没有 {kind} {found}；可用：{possible}",
    "no {found} here; possible: {possible}": "此处没有 {found}；可用：{possible}",
    "there is no entry {found} in the list": "列表中没有第 {found} 项",
    "{found} is closed to chapters": "章节不能使用 {found}",
    "{found} is no call of {possible}": "{found} 不符合 {possible} 的用法",
    "{found} joins numbers only": "{found} 只能用于数",
    "a power above {most}": "指数大于 {most}",
    "a number above 2**53": "数大于 2**53",
    "a range of more than {most} numbers": "range 超过 {most} 个数",
    "the chapter takes more than {seconds} seconds of computing": "章节的计算超过 {seconds} 秒",
    "the chapter needs more than {size} MB": "章节需要的内存超过 {size} MB",
    "the chapter ended its process with status {status}": "章节使其进程以状态 {status} 终止",
    "Needed: this place corrected; the other chapters stand.": "需要：改正此处；其余各章不受影响。",
    "Needed: a task {found} in the plan.": "需要：计划中有名为 {found} 的任务。",
    "Needed: a task of the procedure {found} in the plan.": "需要：计划中有过程 {found} 的任务。",
    "Needed: a task of reliability for {found} in the plan.": "需要：计划中有针对 {found} 的 reliability 任务。",
    "Needed: the file {found}.": "需要：文件 {found}。",
    "a claim on {found} does not say what it rests on; compare numbers in the tag": (
        "claim 的条件 {found} 没有说明以什么为据；请在标签中写出数的比较"
    ),
    "a claim stands within one paragraph: {found}": "claim 只能写在一个段落之内：{found}",
    "a claim within a claim: {found}": "claim 之内又有 claim：{found}",
    "{found} stands within a claim; give it a line of its own behind it": "{found} 写在 claim 内；请让它在其后独占一行",
    "no file {found} beside the chapter": "章节旁没有文件 {found}",
    "{found} cannot be printed": "{found} 不能打印",
    "a number made in a chapter is printed by number({found}, 'percent') or another kind": (
        "章节中算出的数须用 number({found}, 'percent') 或其他种类打印"
    ),
    "{found} is opened and not closed in {text}": "{found} 有开头没有结尾：{text}",
    "a heading of {level} marks: {found}; possible: #, ##, ###": "标题 {found} 用了 {level} 个 #；可用：#、##、###",
    "{found} stands inside a line; give it a line of its own": "{found} 写在了行内；请让它独占一行",
    "there are two of {found}; name one by id=": "有两个 {found}；请用 id= 给其中一个另外命名",
    "no sentence before {found} refers to it": "{found} 之前没有文字提到它",
    "no table or figure {found}; possible: {possible}": "没有表或图 {found}；可用：{possible}",
    "{found} are no shares of answers; possible: frequencies": "{found} 不是回答占比；可用：frequencies",
    "{found} are no differences between groups; possible: ttest, oneway": ("{found} 不是组间差异；可用：ttest、oneway"),
    "{found} is a task of {procedure}; possible here: {possible}": (
        "{found} 是 {procedure} 的任务；此处可用：{possible}"
    ),
    "a hypothesis is written as [text, task, key, sign]; {found} is not": (
        "假设写作 [文字, 任务, 键, 方向]；{found} 不是"
    ),
    "the test of {found} has no direction; leave the sign out": "{found} 的检验没有方向；请去掉方向",
    "no direction {found}; possible: +, -": "没有方向 {found}；可用：+、-",
    "items of {found} answers cannot be drawn; possible: 2 to 7": "有 {found} 个选项的题项不能作图；可用：2～7 个",
    "no coefficient of the last model is defined, so nothing can be drawn": "最后一个模型没有可用的系数，无法作图",
    "no group has a mean with an interval, so nothing can be drawn": "没有一组有均值及其置信区间，无法作图",
    "no effect is defined, so nothing can be drawn": "没有可用的效应，无法作图",
    "no attribute has both means, so nothing can be drawn": "没有一项同时有重要性与表现的均值，无法作图",
    "no coefficient of the model is defined, so nothing can be drawn": "模型没有可用的系数，无法作图",
    "the eigenvalues are not defined, so nothing can be drawn": "特征值无法计算，无法作图",
    "the font {font} has no glyph for {character} ({code}), which stands in {text}": (
        "字体 {font} 没有字符 {character}（{code}），它出现在：{text}"
    ),
}
