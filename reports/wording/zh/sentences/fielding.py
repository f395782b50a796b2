"""What is said of who may answer the form, and of invitations, in Chinese."""

# ruff: noqa: E501  # a sentence and its translation stand in one line

SENTENCES: dict[str, str] = {
    "the invitations are damaged; possible: canvass restore": "邀请码文件已损坏；可用 canvass restore 取回备份",
    "{found} is not a moment; moments are written with their zone, 2026-11-01 08:00 +08:00": "{found}不是时刻；时刻要连同时区写成 2026-11-01 08:00 +08:00",
    "the form closes before it opens": "表单的结束时刻早于开放时刻",
    "{found} are not {count} codes, one for each of the questions": "{found}不是 {count} 个编码（每题一个）",
    "the answers of {found} have an order of their own": "{found}的选项有自己的顺序",
}
