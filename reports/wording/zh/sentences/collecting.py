"""What is said of the store of answers and of collecting them, in Chinese."""

# ruff: noqa: E501  # a sentence and its translation stand in one line

SENTENCES: dict[str, str] = {
    "another canvass has this store open": "另一个 canvass 正打开着这个答卷库",
    "SQLite does not keep what it commits on this disk": "在这块磁盘上，SQLite 不能保住已提交的内容",
    "no store here; possible: canvass collect, which makes one": "这里没有答卷库；可用 canvass collect 建立",
    "the store cannot be read: {reason}; possible: canvass restore, which takes the last backup": "答卷库无法读取：{reason}；可用 canvass restore 取回最近的备份",
    "the store is damaged in {count} places, rows {rows}; possible: canvass restore, which takes the last backup": "答卷库有 {count} 处损坏，涉及答卷 {rows}；可用 canvass restore 取回最近的备份",
    "this store is of version {found}, and this program knows versions up to {newest}": "这个答卷库是第 {found} 版，而本程序只认得到第 {newest} 版",
    "no good backup here": "这里没有完好的备份",
    "this is no good backup": "这不是完好的备份",
    "no form {found} in this store": "这个答卷库里没有答卷{found}",
}
