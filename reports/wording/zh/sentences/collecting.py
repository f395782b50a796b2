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
    "Serve the questionnaire as a form of the web, and keep the answers on this computer.": "把问卷作为网页表单提供，答卷保存在本机。",
    "the port; 8080": "端口；8080",
    "a name or address under which others reach this computer; without one only this computer is served": "别人访问本机所用的名称或地址；不写则只供本机使用",
    "The form is at http://{name}:{port}/ (end with Ctrl+C)": "问卷在 http://{name}:{port}/ （按 Ctrl+C 结束）",
    "no backup was made: {reason}": "没有做成备份：{reason}",
    "next: canvass harvest --study {folder}": "下一步：canvass harvest --study {folder}",
    "port {port} cannot be had: {reason}": "端口 {port} 无法使用：{reason}",
    "Write the answers of the form into the wave's folder, from which the report is made.": "把网页表单的答卷写入该次调查的文件夹，报告由此生成。",
    "{count} forms in {file}": "{file} 中有 {count} 份答卷",
    "the store holds no forms yet": "答卷库里还没有答卷",
    "form {id} answers another version of the questionnaire, with other variables; possible: a wave of its own for each version": "答卷 {id} 填的是问卷的另一版，变量不同；可为每一版各设一次调查",
    "Put a backup of the form's answers, the last good one, in place of what stands.": "用网页答卷最近的完好备份替换现有的答卷库。",
    "the backup to take": "所用的备份",
    "{count} forms restored from {file}": "已从 {file} 恢复 {count} 份答卷",
    "what stood before is kept in {folder}": "原来的内容保留在 {folder}",
    "no form {found} in this store": "这个答卷库里没有答卷{found}",
}
