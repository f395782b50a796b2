"""What is said of who may answer the form, and of invitations, in Chinese."""

# ruff: noqa: E501  # a sentence and its translation stand in one line

SENTENCES: dict[str, str] = {
    "the invitations are damaged; possible: canvass restore": "邀请码文件已损坏；可用 canvass restore 取回备份",
    "{found} is not a moment; moments are written with their zone, 2026-11-01 08:00 +08:00": "{found}不是时刻；时刻要连同时区写成 2026-11-01 08:00 +08:00",
    "Make invitations to the form: slips with QR codes to print, and a list for mail merge.": "生成网页问卷的邀请：可打印的二维码纸条，以及邮件合并用的名单。",
    "a table of the people to invite, one line for each; the list is written with their columns": "受邀者表格，每人一行；写出的名单带有其各列",
    "where the form is reached; what study.yaml says": "问卷的网址；不写则按 study.yaml",
    "make none; tell how far those of each list are used, by tens": "不制作邀请，只按十位告知各名单用了多少",
    "no list of invitations lies here": "这里没有邀请名单",
    "{file}: {count} invitations, too few to tell how many are used": "{file}：邀请 {count} 份，太少，不告知用了多少",
    "{file}: {used} or more of {count} invitations are used": "{file}：共 {count} 份邀请，已用 {used} 份或更多",
    "{count} invitations; of all {issued}, {used} are used": "邀请 {count} 份；共 {issued} 份，已用 {used} 份",
    "the codes stand nowhere else: who has these files can answer in the place of others": "邀请码别处没有：谁有这些文件，谁就能代替别人填写",
    "next: canvass collect --study {folder}": "下一步：canvass collect --study {folder}",
    "everybody who has its address may answer this form; possible: mode: token under collect": "这份问卷有网址即可填写；如需凭邀请填写，请在 collect 下写 mode: token",
    "the links need the address of the form; possible: --address http://NAME:8080": "链接需要问卷的网址；可写 --address http://名称:8080",
    "{found} is no address of a form; possible: http://NAME:8080": "{found}不是问卷的网址；应形如 http://名称:8080",
    "the list has a column {found} already": "名单里已有{found}这一列",
    "the list names nobody": "名单里没有人",
    "how many invitations is not said; possible: a number, or --list FILE": "没有说要多少份邀请；可写份数，或 --list 文件",
    "{count} invitations were asked for, and the list names {rows}": "要求 {count} 份邀请，而名单里有 {rows} 人",
    "Please read the code with a phone, or type it at this address. Each code is good for one form.": "请用手机扫码，或在下列网址输入邀请码。每个码只能填一份。",
    "the form closes before it opens": "表单的结束时刻早于开放时刻",
    "{found} are not {count} codes, one for each of the questions": "{found}不是 {count} 个编码（每题一个）",
    "the answers of {found} have an order of their own": "{found}的选项有自己的顺序",
}
