"""What SPSS prints in English and in Chinese since its version 24 is what our vocabulary prints."""

import re
from collections.abc import Iterator

import pytest

from reports.wording.en.words import WORDS as ENGLISH
from reports.wording.zh.words import WORDS as CHINESE

PARTS = ("headings", "headings_in", "spanned", "keys", "keys_in", "tables", "phrases")
SPSS = {
    # FREQUENCIES
    "Statistics": "统计",
    "Mean": "平均值",
    "Std. Deviation": "标准差",
    "Std. Error of Mean": "平均值标准误差",
    "Frequency": "频率",
    "Percent": "百分比",
    "Valid Percent": "有效百分比",
    "Cumulative Percent": "累积百分比",
    # RELIABILITY
    "Case Processing Summary": "个案处理摘要",
    "Reliability Statistics": "可靠性统计",
    "Cronbach's Alpha": "克隆巴赫 Alpha",
    "Cronbach's Alpha Based on Standardized Items": "基于标准化项的克隆巴赫 Alpha",
    "N of Items": "项数",
    "Item-Total Statistics": "项总计统计",
    "Scale Mean if Item Deleted": "删除项后的标度平均值",
    "Scale Variance if Item Deleted": "删除项后的标度方差",
    "Corrected Item-Total Correlation": "修正后的项与总计相关性",
    "Squared Multiple Correlation": "平方多重相关性",
    "Cronbach's Alpha if Item Deleted": "删除项后的克隆巴赫 Alpha",
    # FACTOR
    "KMO and Bartlett's Test": "KMO 和巴特利特检验",
    "Kaiser-Meyer-Olkin Measure of Sampling Adequacy.": "KMO 取样适切性量数。",
    "Bartlett's Test of Sphericity": "巴特利特球形度检验",
    "Approx. Chi-Square": "近似卡方",
    "Communalities": "公因子方差",
    "Total Variance Explained": "总方差解释",
    "Initial Eigenvalues": "初始特征值",
    "Extraction Sums of Squared Loadings": "提取载荷平方和",
    "Rotation Sums of Squared Loadings": "旋转载荷平方和",
    "Rotated Component Matrix": "旋转后的成分矩阵",
    "Rotation Method: Varimax with Kaiser Normalization.": "旋转方法：凯撒正态化最大方差法。",
    # CROSSTABS
    "Chi-Square Tests": "卡方检验",
    "Asymptotic Significance (2-sided)": "渐进显著性（双侧）",
    "Pearson Chi-Square": "皮尔逊卡方",
    "Continuity Correction": "连续性修正",
    "Fisher's Exact Test": "费希尔精确检验",
    "Linear-by-Linear Association": "线性关联",
    "N of Valid Cases": "有效个案数",
    # T-TEST
    "Levene's Test for Equality of Variances": "莱文方差等同性检验",
    "Equal variances assumed": "假定等方差",
    "Equal variances not assumed": "不假定等方差",
    "Sig. (2-tailed)": "Sig.（双尾）",
    # ONEWAY
    "Between Groups": "组间",
    "Within Groups": "组内",
    # REGRESSION
    "Adjusted R Square": "调整后 R 方",
    "Durbin-Watson": "德宾-沃森",
    "Unstandardized Coefficients": "未标准化系数",
    "Standardized Coefficients": "标准化系数",
    "(Constant)": "(常量)",
    "Tolerance": "容差",
    # NPAR TESTS
    "Mann-Whitney U": "曼-惠特尼 U",
    "Wilcoxon W": "威尔科克森 W",
    "Asymp. Sig. (2-tailed)": "渐近显著性（双尾）",
    "Kruskal-Wallis H": "克鲁斯卡尔-沃利斯 H",
    # LOGISTIC REGRESSION, PLUM
    "Cox & Snell R Square": "考克斯-斯奈尔 R 方",
    "Nagelkerke R Square": "内戈尔科 R 方",
    "Hosmer and Lemeshow Test": "霍斯默-莱梅肖检验",
    "Test of Parallel Lines": "平行线检验",
}


def pairs() -> Iterator[tuple[str, str]]:
    """What we print in English, and in Chinese for the same."""
    for part in PARTS:
        if part == "phrases":
            names = [name for name in ENGLISH.phrases if name.startswith(("extraction_", "rotation_"))]
        else:
            names = list(getattr(ENGLISH, part))
        yield from ((getattr(ENGLISH, part)[name], getattr(CHINESE, part)[name]) for name in names)
    for table, wider in ENGLISH.spanners.items():
        yield from zip(wider, CHINESE.spanners[table], strict=True)


@pytest.mark.parametrize("english", SPSS)
def test_a_heading_of_spss_prints_in_its_chinese(english):
    ours = {chinese for found, chinese in pairs() if found == english}
    assert ours == {SPSS[english]}


def test_no_heading_mixes_the_words_of_old_versions_in():
    old = re.compile("Pearson 卡方|案例|Kaiser-Meyer-Olkin|Fisher 的|Levene|Bartlett|统计量$|(?<!平)均值$|刻度")
    shown = [CHINESE.headings[name] for name in ENGLISH.headings] + list(CHINESE.tables.values())
    assert [each for each in shown if old.search(each)] == []
