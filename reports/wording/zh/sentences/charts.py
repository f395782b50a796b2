"""Titles and axes of charts, in Chinese."""

SENTENCES: dict[str, str] = {
    "{text}": "{text}",
    "Count": "计数",
    "Frequency": "频率",
    "Percent": "百分比",
    "Missing": "缺失",
    "Bar Chart: {name}": "条形图：{name}",
    "Pie Chart: {name}": "饼图：{name}",
    "Histogram: {name}": "直方图：{name}",
    "Histogram: {name}, for {group}": "直方图：{name}（{group}）",
}
