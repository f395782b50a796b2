"""Phrases of tables, captions, notes and figures in Chinese, in the markup of chapters."""

PHRASES: dict[str, str] = {
    # the document
    "contents": "目　录",
    "tables": "表目录",
    "figures": "图目录",
    "number_table": "表{number}",
    "number_figure": "图{number}",
    "note": "注：",
    "source_real": "资料来源：课题组问卷调查。",
    "source_simulated": "模拟数据：本表（图）由程序生成的模拟样本算得，不代表任何真实调查。",
    "simulated_mark": "模拟数据",
    "simulated_box": "**模拟数据**：本报告的全部数字、表格和图均由程序生成的模拟样本算得，只用来演示和检验流程，"
    "不代表任何真实调查，不得引用。把真实问卷数据放入数据文件夹后重新生成，本提示即消失。",
    "chapter_failed": "本章未能生成：{reason}",
    "number_missing": "本章有数字无法计算，涉及它的表述请复核：{expression}，原因：{reason}",
    "reference_missing": "〔未能生成：{target}〕",
    "not_defined": "“—”：{reason}。",
    "list": "、",
    "base": "（*n* = {n}）",
    # returns
    "returns_caption": "问卷发放、回收与剔除",
    "stage": "环节",
    "forms": "份数",
    "share": "占比/%",
    "returns_note": "占比以发放份数为基数；剔除规则在分析之前确定，被剔除的答卷逐份留存备查。",
    # profile
    "characteristic": "特征与类别",
    "people": "人数",
    "profile_caption": "样本基本构成（N = {n}）",
    "profile_note": "占比以各题有效回答为基数，因四舍五入各项之和可能不等于 100.0%。",
    "missing_answers": "{name}（{why}）{n} 人",
    "missing_note": "无有效回答者：{found}。",
}
