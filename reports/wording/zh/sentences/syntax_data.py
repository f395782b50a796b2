"""What the command language and the data commands of a job say, in Chinese."""

# ruff: noqa: E501  # a sentence and its translation stand in one line

SENTENCES: dict[str, str] = {
    # the language
    "{found} is too large a number": "数字{found}过大",
    "{found} is no string of hexadecimal digits": "{found}不是十六进制字符串",
    "this command could not be carried out: {reason}": "这条命令未能执行：{reason}",
    "{found} runs itself": "{found}调用了自身",
    "files are looked for in the folder of the job, whatever CD says": "无论 CD 如何设置，文件都只在作业所在的文件夹中查找",
}
