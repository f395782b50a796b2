"""Why statistics are not defined."""

SENTENCES: dict[str, str] = {
    # cases
    "no valid cases": "没有有效个案",
    "fewer than two cases": "个案少于两个",
    "too few cases": "个案太少",
    "nobody answered": "无人回答",
    "nobody ticked an option": "无人选择任何一项",
    "every answer is the same": "所有回答都相同",
    "the number of forms issued is not declared": "没有声明发放份数",
    "an exact probability needs weights that are whole numbers": "精确概率要求权重为整数",
    # groups and tables
    "only one category has cases": "只有一个类别有个案",
    "a row or a column has no cases": "有一行或一列没有个案",
    "a row or a column has all the cases": "全部个案都在同一行或同一列",
    "computed for a table of two by two only": "仅针对2×2表进行计算",
    "fewer than two groups have cases": "有个案的组少于两个",
    "no more cases than groups": "个案数不多于组数",
    "at least one of the groups is empty": "至少有一组为空",
    "at least one group has no variance": "至少有一组没有方差",
    "at least one group has fewer than two cases": "至少有一组的个案少于两个",
    "the answers do not vary within the groups": "各组内的回答没有变化",
    "t cannot be computed because the standard deviation is 0": "标准差为0，无法计算t",
    "t cannot be computed because the standard deviations of both groups are 0": "两组的标准差均为0，无法计算t",
    "t cannot be computed because the standard error of the difference is 0": "差值的标准误差为0，无法计算t",
    "the standard deviation that would be the unit is 0": "作为单位的标准差为0",
    "the bound of the noncentral t distribution was not found": "没有求出非中心t分布的界限",
    # items
    "fewer than two items": "题项少于两个",
    "only one item is left": "只剩一个题项",
    "the sum of the items is the same for every respondent": "各题之和对每位受访者都相同",
    "the minimum is zero": "最小值为零",
    "the correlations average out at the point where the coefficient has no value": "平均相关恰在系数没有定义之处",
    "the correlation matrix has no inverse: an item is made of the others": "相关矩阵不可逆：有题项由其他题项构成",
    "the items do not correlate at all": "题项之间毫无相关",
    "there are fewer than two cases or items, or at least one of the items has zero variance": (
        "个案或题项少于两个，或者至少有一个题项的方差为零"
    ),
    "no eigenvalue is greater than 1, so nothing is extracted": "没有大于1的特征值，因此没有提取",
    "the communality of an item exceeded 1": "有题项的公因子方差超过1",
    "only one dimension was extracted, and one cannot be rotated": "只提取了一个维度，无法旋转",
    "a standardised loading of the factor is greater than 1": "该因子有大于1的标准化载荷",
    "the factor has a single item": "该因子只有一个题项",
    "the items of a factor do not correlate with one another": "同一因子的题项之间没有相关",
    # ranks and pairs
    "every case gives all variables the same answer": "每个个案对所有变量的回答都相同",
    "fewer than two variables": "变量少于两个",
    "no pair differs": "没有一对有差别",
    # models
    "there is one line only": "只有一条线",
    "the likelihood has no maximum that can be reached": "似然没有可以达到的最大值",
    "no predictor is in the model": "模型中没有自变量",
    "no more cases than coefficients": "个案数不多于系数个数",
    "the predictors account for every answer exactly": "自变量恰好解释了每一个回答",
    "the block adds no predictor": "该块没有加入自变量",
    "a predictor is made of the others": "有自变量由其他自变量构成",
    "the predictors separate the two answers, so a coefficient has no finite value": (
        "自变量把两种回答完全分开，系数没有有限值"
    ),
    "the model has no degrees of freedom: it reproduces any data": "模型没有自由度：任何数据它都能重现",
    "the independence model fits no worse than its degrees of freedom": "独立模型的拟合不差于其自由度",
    "the model is not identified: its information matrix has no inverse": "模型不可识别：信息矩阵不可逆",
    "the estimation did not converge in {count} steps": "估计在{count}步内没有收敛",
    "the estimation found no admissible starting point": "估计没有找到可用的起点",
}
