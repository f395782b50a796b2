"""What the second engines are told of, in Chinese."""

# ruff: noqa: E501  # a sentence and its translation stand in one line

SENTENCES: dict[str, str] = {
    "Compute every number again with R and PSPP, and show where they differ.": "用 R 和 PSPP 重新计算每一个数字，并列出不一致之处。",
    "check these results; what the answers make now": "核对这些结果；默认核对由答卷现算的结果",
    "where to; build/ in the study": "写到哪里；默认研究的 build/",
    "Computing again": "正在重新计算",
    "every cell is in {file}": "每个单元格见 {file}",
    "not installed: {engines}": "未安装：{engines}",
    "Not installed: {engines}.": "未安装：{engines}。",
    "Computed again by {engines}.": "由 {engines} 重新计算。",
    "{engines}: {checked} of {total} cells checked, {agreeing} agree, {differing} differ, {explained} explained": "{engines}：{total} 个单元格中核对了 {checked} 个，一致 {agreeing} 个，不一致 {differing} 个，差异已有解释 {explained} 个",
    "and {count} cells more": "另有 {count} 个单元格",
    "differs: {where}: {ours} here, {theirs}": "不一致：{where}：本程序 {ours}，{theirs}",
    "neither {engines} is installed, so no number can be checked; possible: to install {possible}": "{engines} 均未安装，无法核对任何数字；可以：安装 {possible}",
    "this file holds no results; possible: results.json of `canvass analyse`": "此文件不含结果；可用：`canvass analyse` 写出的 results.json",
    "these results are of other answers": "这些结果出自另一批答卷",
}
