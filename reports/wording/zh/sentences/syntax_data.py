"""What the command language and the data commands of a job say, in Chinese."""

# ruff: noqa: E501  # a sentence and its translation stand in one line

SENTENCES: dict[str, str] = {
    # the language
    "{found} is too large a number": "数字{found}过大",
    "{found} is no string of hexadecimal digits": "{found}不是十六进制字符串",
    "this command could not be carried out: {reason}": "这条命令未能执行：{reason}",
    "{found} runs itself": "{found}调用了自身",
    "files are looked for in the folder of the job, whatever CD says": "无论 CD 如何设置，文件都只在作业所在的文件夹中查找",
    "this command has no effect here": "这条命令在此不起作用",
    # files and datasets
    "no dataset {found}; possible: {possible}": "没有数据集{found}；可用：{possible}",
    "{found} is no name for such a file; possible: {possible}": "{found}不能作这种文件的名称；可用：{possible}",
    "there is a file {found} already; possible: /REPLACE": "已有文件{found}；可用：/REPLACE",
    "{found} stands where one sign is expected": "此处应为一个符号，却是{found}",
    "no settings were preserved; possible: PRESERVE before": "没有保存过设置；可先用：PRESERVE",
    "format {found} is not read here; possible: {possible}": "此处不能读取 {found} 格式；可用：{possible}",
    # other shapes
    "{found} is no type of record": "{found} 不是所列的记录类型",
    "the case has such a record already": "该个案已有此类记录",
    "the case has no record of type {found}": "该个案没有类型 {found} 的记录",
    "{command} cannot stand in FILE TYPE here": "{command} 不能放在这里的 FILE TYPE 中",
    "the last case of USE stands before the first": "USE 的最后一个个案在第一个之前",
    "no case has that date": "没有个案是这一日期",
    "no variable {found}; possible: DATE before": "没有变量 {found}；可以先用 DATE",
    "years, quarters and months are not counted beside weeks, days and hours": "年、季、月不能与周、日、小时同时计数",
    "the lists of MAKE differ in length": "各个 MAKE 的变量个数不同",
    "INDEX names {found}, which MAKE does not make": "INDEX 所指的 {found} 不是 MAKE 建立的变量",
    "the levels of INDEX do not make {n} variables": "INDEX 的水平数之积不等于 {n} 个变量",
    "a group of {ids} holds a value of {index} twice": "{ids} 的一组中 {index} 的同一个值出现两次",
}
