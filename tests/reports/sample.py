"""A made-up report that holds one of everything a renderer must print."""

from reports.document import (
    Align,
    Block,
    Box,
    Document,
    Grid,
    GridCell,
    GridColumn,
    Heading,
    Inline,
    Listing,
    Number,
    Paragraph,
    Picture,
    Reference,
    Run,
)

HOSTILE = "{{7*7}} </w:t></w:r> #set page(width: 1cm) <script>alert(1)</script> $x$ *b* _i_ `c` @r <l> \\ & \" '"

LEFT, CENTER, DECIMAL = Align.LEFT, Align.CENTER, Align.DECIMAL


def words(*parts: str | Inline) -> tuple[Inline, ...]:
    return tuple(Run(part) if isinstance(part, str) else part for part in parts)


def cell(*parts: str | Run, columns: int = 1, rows: int = 1, indent: int = 0, bold: bool = False) -> GridCell:
    content = tuple(Run(part) if isinstance(part, str) else part for part in parts)
    return GridCell(content, columns=columns, rows=rows, indent=indent, bold=bold)


def row(*texts: str | GridCell) -> tuple[GridCell, ...]:
    return tuple(cell(text) if isinstance(text, str) else text for text in texts)


def columns(*shares: float, numbers: Align = DECIMAL) -> tuple[GridColumn, ...]:
    return tuple(GridColumn(share, numbers if at else LEFT) for at, share in enumerate(shares))


M, SD, P, BETA, SE = (Run(text, italic=True) for text in ("M", "SD", "p", "β", "SE"))
TWO = Run("2", superscript=True)
SOURCE = (Run("资料来源：编造数据，仅供版式演示。"),)


def profile() -> Grid:
    left = [
        ("性别", None, None),
        ("男", "304", "49.7"),
        ("女", "308", "50.3"),
        ("年龄", None, None),
        ("18～24岁", "162", "26.5"),
        ("25～29岁", "261", "42.6"),
        ("30～35岁", "189", "30.9"),
        ("受教育程度", None, None),
        ("大专及以下", "137", "22.4"),
        ("本科", "332", "54.2"),
        ("硕士及以上", "43", "7.0"),
    ]
    right = [
        ("户籍", None, None),
        ("本市户籍", "244", "39.9"),
        ("非本市户籍", "368", "60.1"),
        ("单位性质", None, None),
        ("机关及国有单位", "172", "28.1"),
        ("民营企业", "326", "53.3"),
        ("外资及其他", "114", "18.6"),
        ("税后月收入", None, None),
        ("5 000元以下", "94", "15.4"),
        ("5 000～7 999元", "216", "35.3"),
        ("8 000元及以上", "9", "1.5"),
    ]

    def half(label: str, n: str | None, share: str | None) -> tuple[GridCell, ...]:
        if n is None or share is None:
            return row(cell(label, bold=True), "", "")
        return row(cell(label, indent=1), n, share)

    return Grid(
        id="profile",
        number="表4-1",
        caption="样本基本构成（N = 612）",
        columns=(
            GridColumn(0.25, LEFT),
            GridColumn(0.12, DECIMAL),
            GridColumn(0.13, DECIMAL),
            GridColumn(0.25, LEFT),
            GridColumn(0.12, DECIMAL),
            GridColumn(0.13, DECIMAL),
        ),
        header=(row("变量与类别", "人数", "占比/%", "变量与类别", "人数", "占比/%"),),
        body=tuple(half(*one) + half(*other) for one, other in zip(left, right, strict=True)),
        notes=((Run("注：占比以有效样本为基数，因四舍六入各项之和可能不等于100.0%。"),), SOURCE),
    )


def reliability() -> Grid:
    body = [
        row("政策感知", "4", "3.04", "0.93", "0.856", "0.600"),
        row("工作环境", "4", "3.40", "0.86", "0.828", "0.548"),
        row("留城意愿", "4", "3.55", "0.85", "0.837", "0.565"),
        row("总量表", "16", "—", "—", "0.873", "—"),
    ]
    return Grid(
        id="reliability",
        number="表4-2",
        caption="各维度描述统计与信度",
        columns=columns(0.3, 0.12, 0.12, 0.12, 0.2, 0.14),
        header=(row("维度", "题项数", cell(M), cell(SD), cell("Cronbach’s ", Run("α", italic=True)), "AVE"),),
        body=tuple(body),
        notes=(
            (Run("注：各题项均为5级李克特计分（1＝非常不同意，5＝非常同意）；AVE为平均方差抽取量；“—”表示不适用。"),),
        ),
        rules=(3,),
    )


def crosstab() -> Grid:
    counts = [
        ("大专及以下", "87", "63.5", "2.73", "27", "27.0", "−0.84", "23", "9.5", "−2.61", "137"),
        ("本科", "181", "54.5", "0.67", "94", "28.3", "−0.93", "57", "17.2", "0.24", "332"),
        ("硕士及以上", "58", "40.6", "−3.48", "52", "36.4", "1.93", "33", "23.1", "2.28", "143"),
        ("合计", "326", "53.3", "", "173", "29.9", "", "113", "16.8", "", "612"),
    ]
    n = Run("n", italic=True)
    levels = ("计划留城", "尚在观望", "倾向离开")
    return Grid(
        id="crosstab",
        number="表4-3",
        caption="受教育程度与留城意向的交叉分布",
        columns=columns(0.19, *(0.07, 0.08, 0.09) * 3, 0.09),
        header=(
            (cell("受教育程度", rows=2), *(cell(each, columns=3) for each in levels), cell("合计", rows=2)),
            tuple(cell(each) for _ in levels for each in (n, "行%", "AR")),
        ),
        body=tuple(tuple(cell(text, bold=text in {"−3.48", "2.73"}) for text in line) for line in counts),
        notes=(
            (
                Run("注："),
                Run("χ", italic=True),
                TWO,
                Run("(4) = 17.51，"),
                P,
                Run(" = 0.002，Cramér’s "),
                Run("V", italic=True),
                Run(" = 0.120，最小期望频数为23.1。"),
            ),
            (Run("AR为调整后标准化残差，绝对值不小于1.96（加粗）表示该单元与独立假设下的期望频数差异显著。"),),
            SOURCE,
        ),
        rules=(3,),
    )


def regression() -> Grid:
    terms = [
        ("女性（参照：男性）", ("−0.077", "(0.040)"), ("−0.073", "(0.037)"), ("−0.050", "(0.033)")),
        ("年龄", ("−0.095*", "(0.040)"), ("−0.093*", "(0.037)"), ("−0.070*", "(0.034)")),
        ("政策感知", ("", ""), ("0.373***", "(0.037)"), ("0.211***", "(0.035)")),
        ("生活环境", ("", ""), ("", ""), ("0.292***", "(0.035)")),
    ]
    fits = [
        (cell(Run("R", italic=True), TWO), "0.034", "0.172", "0.357"),
        (cell(Run("F", italic=True)), "4.29***", "20.98***", "41.92***"),
        (cell(Run("N", italic=True)), "612", "612", "612"),
    ]
    models = ("模型1", "模型2", "模型3")
    body = [row(label, *(text for pair in pairs for text in pair)) for label, *pairs in terms]
    body += [(label, *(cell(value, columns=2) for value in values)) for label, *values in fits]
    return Grid(
        id="regression",
        number="表4-4",
        caption="留城意愿影响因素的分层回归结果",
        columns=columns(0.28, *(0.12,) * 6),
        header=(
            (cell("变量", rows=2), *(cell(each, columns=2) for each in models)),
            tuple(cell(each) for _ in models for each in (BETA, SE)),
        ),
        body=tuple(body),
        notes=(
            (Run("注：因变量为留城意愿；"), BETA, Run("为标准化回归系数，括号内为标准误；空格表示该变量未进入模型。")),
            (Run("*"), P, Run(" < 0.05，**"), P, Run(" < 0.01，***"), P, Run(" < 0.001。")),
            SOURCE,
        ),
        rules=(4,),
    )


def long_table(number: str = "表5-1") -> Grid:
    body = [
        row(
            f"A{at}",
            "了解本市人才补贴政策" if at % 3 else "了解本市人才补贴、住房保障与子女入学等各项政策的申请流程",
            f"{at * 37 % 100}.{at % 10}",
            f"{at * 7 % 5 + 1}.{at:02d}",
        )
        for at in range(1, 41)
    ]
    return Grid(
        id="long",
        number=number,
        caption="全部四十个题项的同意比例与均值，标题很长因而在版心之内转行，转行之后仍然居中并且不超过表宽",
        columns=(GridColumn(0.1, LEFT), GridColumn(0.6, LEFT), GridColumn(0.15, DECIMAL), GridColumn(0.15, DECIMAL)),
        header=(row("题号", "题项", "同意\n占比/%", cell(M)),),
        body=tuple(body),
        notes=((Run("注：同意为选择“同意”与“非常同意”者之和。"),), SOURCE),
    )


def figure_data() -> Grid:
    return Grid(
        id="likert-data",
        number="图4-1",
        caption="青年人才对环境的评价",
        columns=columns(0.4, 0.3, 0.3),
        header=(row("题项", "不同意/%", "同意/%"),),
        body=(row("交通出行便利", "10.1", "63.4"), row("住房负担可以承受", "44.0", "22.1")),
    )


SVG = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 720 200" font-family="Noto Sans SC, sans-serif"
 font-size="14.5" fill="#1f2328"><rect width="720" height="200" fill="#ffffff"/>
<text x="20" y="28" fill="#5b6470">单位：%</text>
<line x1="360" y1="40" x2="360" y2="150" stroke="#9aa3ad"/>
<text x="220" y="70" text-anchor="end">交通出行便利</text><rect x="335" y="55" width="25" height="22" fill="#eeb07f"/>
<rect x="360" y="55" width="90" height="22" fill="#8fb9df"/><rect x="450" y="55" width="70" height="22" fill="#1f5fa6"/>
<text x="485" y="71" fill="#ffffff" text-anchor="middle">31</text>
<text x="528" y="71" fill="#1f5fa6" font-weight="700">63</text>
<text x="220" y="120" text-anchor="end">住房负担可以承受</text>
<rect x="250" y="105" width="80" height="22" fill="#b5521b"/>
<rect x="330" y="105" width="30" height="22" fill="#eeb07f"/>
<rect x="360" y="105" width="60" height="22" fill="#8fb9df"/>
<text x="430" y="121" fill="#1f5fa6" font-weight="700">22</text>
<rect x="600" y="55" width="60" height="22" fill="#cfd4da"/><text x="630" y="71" text-anchor="middle">26</text>
<text x="360" y="180" text-anchor="middle">均值 <tspan font-style="italic">M</tspan> − 标准差</text></svg>"""


def picture(name: str = "likert", number: str = "图4-1") -> Picture:
    return Picture(
        id=name,
        number=number,
        caption="青年人才对政策、工作与生活环境的评价（单位：%）",
        svg=SVG,
        height=200,
        alternative="交通出行便利的同意比例最高，为63.4%；住房负担可以承受最低，为22.1%。",
        notes=((Run("注：两侧粗体为合并比例，“中立”单列于右侧；"), Run("N", italic=True), Run(" = 612。")), SOURCE),
        data=figure_data() if name == "likert" else None,
    )


def blocks() -> tuple[Block, ...]:
    see = Reference
    return (
        Heading(1, "四、", words("调查结果与分析"), "results"),
        Box(words("本章全部数据为编造，仅用于演示版式，不代表任何真实调查。"), is_warning=False),
        Heading(2, "（一）", words("样本描述"), "sample"),
        Paragraph(
            words(
                "本次调查共发放问卷",
                Number("720", "returned('issued')", (("结果", "回收表：发放"),)),
                "份，回收",
                Number("668", "returned('returned')", (("结果", "回收表：回收"),)),
                "份，剔除作答时间过短、规律作答等无效问卷后，得到有效问卷",
                Number("612", "n()", (("结果", "有效问卷"),)),
                "份，有效率为",
                Number("85.0%", "rate()"),
                "。样本构成见",
                see("profile", "表4-1"),
                "。女性占50.3%，25～29岁者占42.6%。",
            )
        ),
        profile(),
        Heading(2, "（二）", words("量表信度与效度"), "quality"),
        Heading(3, "1.", words("信度分析"), "alpha"),
        Paragraph(
            words(
                "由",
                see("reliability", "表4-2"),
                "可知，各维度的Cronbach’s ",
                Run("α", italic=True),
                "系数介于",
                Number("0.795", "alpha('life')", (("结果", "信度表：生活环境的α"),)),
                "与",
                Number("0.856", "alpha('policy')", (("结果", "信度表：政策感知的α"),)),
                "之间，均高于0.7的常用标准（",
                Run("χ", italic=True),
                TWO,
                "(66) = 17.51，",
                P,
                " < 0.001），",
                Run("内部一致性良好", bold=True),
                "。受访者说“计划留城”者居多……",
            )
        ),
        reliability(),
        Heading(3, "2.", words("结构效度"), "validity"),
        Paragraph(words(see("likert", "图4-1"), "显示，交通出行的评价最高。受访者原话：", HOSTILE)),
        picture(),
        Listing((words("第一，补贴力度不足", see("crosstab", "表4-3"), "；"), words("第二，", HOSTILE)), ordered=True),
        Listing((words("住房负担重，尤其是租房者，说明这一条的文字很长需要转行才能放得下；"), words("交通便利。"))),
        Heading(2, "（三）", words("受教育程度与留城意向"), "education"),
        Paragraph(
            words(see("crosstab", "表4-3"), "表明，二者存在显著关联；", see("nowhere", "表9-9"), "不在本文之内。")
        ),
        crosstab(),
        Paragraph(words("以留城意愿为因变量进行分层回归，结果见", see("regression", "表4-4"), "。")),
        regression(),
        Box(words("数据已变，请复核：聚合效度达到要求。")),
        Heading(1, "五、", words("题项与频数"), "items"),
        Paragraph(words("全部题项见", see("long", "表5-1"), "，", see("second", "图5-1"), "为其摘要。")),
        long_table(),
        picture("second", "图5-1"),
    )


def report() -> Document:
    return Document(
        language="zh",
        title="青年人才政策感知与留城意愿调查研究",
        subtitle="——第四章样章（编造数据）",
        facts=(("课题编号", "BZ2025-01"), ("调查批次", "2025"), ("有效样本", "612 份")),
        blocks=blocks(),
        mark="模拟数据",
        contents_title="目　　录",
        tables_title="表目录",
        figures_title="图目录",
        continued="续{number}",
    )


def english() -> Document:
    table = Grid(
        id="reliability",
        number="Table 4-1",
        caption="Description and Reliability of the Scales",
        columns=columns(0.4, 0.15, 0.15, 0.15, 0.15),
        header=(row("Scale", "Items", cell(M), cell(SD), cell("Cronbach’s ", Run("α", italic=True))),),
        body=(row("Policy and platform", "3", "3.04", "0.93", ".856"), row("All items", "16", "—", "—", ".873")),
        notes=(
            (Run("Note.", italic=True), Run(" Items run from 1 (strongly disagree) to 5 (strongly agree).")),
            (Run("Source: simulated data."),),
        ),
        rules=(1,),
    )
    figure = Picture(
        id="likert",
        number="Figure 4-1",
        caption="Agreement With Nine Statements",
        svg=SVG,
        height=200,
        alternative="Agreement is highest for transport, 63.4%.",
        notes=((Run("Note.", italic=True), Run(" Percentages of the valid sample.")),),
    )
    body = "The researcher’s “own words” stand here, and run on for long enough that the paragraph turns its lines. "
    return Document(
        language="en",
        style="apa",
        title="Young Talent and the Intention to Stay",
        subtitle="A sample of pages",
        facts=(("Project", "BZ2025-01"), ("Valid sample", "612")),
        blocks=(
            Heading(1, "4", words("Findings"), "findings"),
            Paragraph(words("As ", Reference("reliability", "Table 4-1"), " shows, ", SE, " is small. ", body * 4)),
            table,
            Heading(2, "4.1", words("Agreement"), "agreement"),
            Paragraph(words(body, Reference("likert", "Figure 4-1"), " holds the rest: ", HOSTILE)),
            figure,
            Heading(3, "4.1.1", words("A smaller heading"), "smaller"),
            Paragraph(words("Chinese words 住房负担 stay readable in an English report.")),
            Listing((words("One point;"), words("another point.")), ordered=True),
            long_table("Table 4-2"),
        ),
        mark="Simulated data",
        contents_title="Contents",
        tables_title="Tables",
        figures_title="Figures",
        continued="{number} (continued)",
    )
