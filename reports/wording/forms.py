"""The closing form of the federation, as it is printed: Chinese in a report of any language."""

ANNEX = "附件 2"
TITLE = ("巴中市哲学社会科学规划项目", "结项申请书")
COVER = ("立项编号", "项目类别", "项目名称", "项目负责人", "所在单位", "填表日期")
ISSUER = "巴中市社会科学界联合会 制"
EDITION = "2025 年 3 月"

DECLARATION = "声　　明"
DECLARED = (
    "本研究成果不存在知识产权争议；巴中市社会科学界联合会享有推广应用本成果的权利，但保留作者的署名权。特此声明。"
)
SENSITIVE = "成果是否涉及敏感问题或其他不宜公开出版的内容："
SECRET = "成果是否涉密："  # noqa: S105 (a question of the form)
LEADER_SIGNS = "项目负责人（签字）"

INSTRUCTIONS = "填 表 说 明"
INSTRUCTED = (
    "一、本表适用于巴中市社科年度规划项目、专项项目等结项申请。",
    "二、认真如实填写表内栏目，凡选择性栏目请在选项上打“√”。课题申报信息无变更情况的可不填写《项目变更情况数据表》。",
    "三、本《结项申请书》报送2份（A3纸双面印制，中缝装订），并附最终成果打印稿（正文格式要求：主标题2号方正小标宋简体，"
    "其中一级标题3号方正黑体-GBK，二级标题3号方正楷体-GBK，三级标题3号方正仿宋-GBK加粗，正文3号方正仿宋-GBK）。",
    "四、所有结项材料须经所在单位审核并签署意见。县（区）申报者报送所在县（区）社科联审核后统一报送至市社科联，"
    "其他申报者可直接报送市社科联。",
)

CHANGES = "一、项目变更情况数据表"
PROJECT_NAME, RESULT_NAME = "立项项目名称", "结项成果名称"
CHANGED, CHANGED_BOXES, WHAT = "是否变更", ("A、是 ", "B、否 "), "变更的内容"
OUTCOME = ("原计划成果形式", "现成果形式")
FINISHED = ("原计划完成时间", "实际完成时间")
PEOPLE = "项目负责人及参与人员变更情况"
LEADERS = ("原负责人", "现负责人")
MEMBERS = ("原参与人员", "现参与人员")
PERSON = {
    "name": "姓　名",
    "sex": "性别",
    "nation": "民族",
    "born": "出生日期",
    "institution": "所在单位",
    "office": "行政职务",
    "post": "专业职务",
    "address": "通讯地址",
    "phone": "联系电话",
}
MEMBER = ("姓　名", "单　位", "职　称", "联系电话")

YES, NO, THERE_IS = "是", "否", "有"
SEAL, OFFICE, RESPONSIBLE, EXPERT = "签　章", "单位（公章）：", "负责人签字：", "主审专家签字："
OWN_OFFICE = "二、申请人所在单位审核意见"
OWN_ASKED = "（审核事项：1. 成果有无政治导向问题或其他不宜公开出版的内容；2. 最终结果的内容质量是否符合预期研究目标。）"
COUNTY = "三、县（区）社科联意见"
COUNTY_ASKED = "（审核事项：1. 成果有无意识形态问题；2. 是否同意结项。）"
EXPERTS = "四、专家鉴定意见"
EXPERTS_ASKED = "（请在对应意见栏划“√”）"
EXPERT_QUESTIONS = (
    ("1. 成果有无意识形态方面问题：", (THERE_IS, NO)),
    ("2. 是否同意结项：", (YES, NO)),
    ("3. 鉴定等级：", ("优秀", "良好", "合格")),
)
CITY = "五、市社科联审核意见"
