"""What jobs print below their tables as SPSS does, and what they leave out."""

SENTENCES: dict[str, str] = {
    "{found} is a chart, and charts are left out": "{found} 是图表，未绘制",
    "{found} parameters are given; possible: {possible}": "给出了 {found} 个参数；可用：{possible}",
    "Continuity Corrected.": "已应用连续性修正。",
    "Test distribution is Uniform.": "检验分布为均匀分布。",
    "Test distribution is Poisson.": "检验分布为泊松分布。",
    "Test distribution is Exponential.": "检验分布为指数分布。",
    "Computed only for a 2x2 table": "仅针对 2x2 表进行计算",
    "a value is negative": "有值为负",
}
