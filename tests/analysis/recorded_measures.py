"""Measures whose tables SPSS printed: data, and numbers with the digits that its exported output holds.

`METHODS`, `GROUPS` and `PLACES` with their output of SPSS 27 are those that github.com/dwinandakey/statify publishes in
testing/glm-rm-reference (rm_c, rm_b and rm_d, rm_e), `UNEVEN` in testing/glm-mv-reference (mv6). `DOGS`, printed with
three decimals: UCLA, SPSS Code Fragments, Repeated measures ANOVA in SPSS, example 1.
"""

import numpy as np

_C = """60 60 64 1/64 66 68 1/57 57 59 1/60 62 64 1/63 68 66 1/55 57 61 1/66 63 64 1/52 59 58 1/59 63 69 1/58 62 61 1
58 60 67 2/58 65 61 2/47 48 49 2/67 62 72 2/52 57 63 2/69 75 80 2/64 64 72 2/52 64 54 2/61 58 68 2/54 53 59 2"""
_B = """65 70 67 73 1/58 59 60 65 1/44 57 49 52 1/56 57 59 59 1/52 51 52 52 1/51 56 51 63 1/41 39 48 41 1/48 49 57 58 1
65 58 60 65 2/44 51 53 50 2/59 62 59 57 2/67 60 56 63 2/55 63 57 62 2/58 55 53 53 2/57 53 51 57 2/58 58 59 65 2
54 59 61 58 3/55 53 57 56 3/65 58 60 62 3/47 46 48 49 3/56 55 60 63 3/55 54 53 58 3/70 58 62 55 3/65 63 66 62 3"""
_E = """41 43 48 42 46 47/46 46 49 42 49 50/37 38 40 42 47 49/42 47 42 46 52 48/44 42 42 39 47 49/36 37 40 39 42 42
45 50 49 47 48 54/39 38 42 38 47 51/39 39 42 42 53 47/33 41 41 38 44 48/34 33 32 34 35 44/33 38 40 35 37 46
38 47 52 48 53 54/38 42 41 40 39 49/39 38 41 39 39 45"""
_UNEVEN = """7.8 90.4 1 1/7.1 88.9 1 1/7.89 85.9 1 1/9 82.5 1 2/8.43 92.4 1 2/7.65 82.4 1 2/7.7 87.4 1 2/7.28 79.6 1 3
8.96 95.1 1 3/7.6 94.1 1 4/7 86.6 1 4/7.82 85.9 1 4/7.8 88.8 1 4/7.12 85.1 2 1/7.06 89 2 1/7.45 75.9 2 1/7.45 77.9 2 1
8.25 74.5 2 2/7.45 83.1 2 2/7.45 86.4 2 2/7.15 81.2 2 3/7.7 79.9 2 3/7.45 71.9 2 3/7.06 81.2 2 4/7.04 79.9 2 4
7.7 76.4 2 4"""
_DOGS = "100 90 130/90 100 100/110 110 109/100 90 109/100 100 130"


def _columns(names, text):
    rows = [line.split() for line in text.replace("\n", "/").split("/")]
    return dict(zip(names.split(), np.array(rows, dtype=float).T, strict=True))


METHODS = _columns("p1 p2 p3 method", _C)
GROUPS = _columns("w1 w2 w3 w4 group", _B)
PLACES = _columns("k1w1 k1w2 k1w3 k2w1 k2w2 k2w3", _E)
UNEVEN = _columns("y1 y2 a b", _UNEVEN)
DOGS = _columns("cond1 cond2 cond3", _DOGS)

EFFECT = ("sum_of_squares", "df", "mean_square", "f", "p", "partial_eta_squared", "noncentrality", "observed_power")
JOINT = ("value", "f", "hypothesis_df", "error_df", "p", "partial_eta_squared", "noncentrality", "observed_power")
SPHERICITY = ("mauchly_w", "chi_square", "df", "p", "greenhouse_geisser", "huynh_feldt", "lower_bound")


def _table(name, words, rows, about=()):
    """Place → number; a None in a row is a blank cell."""
    return {
        (name, about, keys, word): value
        for keys, values in rows.items()
        for word, value in zip(words, values, strict=False)
        if value is not None
    }


def _within(keys):
    return {tuple(key.split()): values for key, values in keys.items()}


_IN = "within_subjects_effects"
_FIRST = ("score",)

RECORDED = {
    "c": {
        **_table(
            "box_test",
            ("box_m", "f", "df1", "df2", "p"),
            {("box",): (13.534669432583541, 1.8427193087587816, 6, 2347.4716981132146, 0.08715560184772123)},
        ),
        **_table(
            "residual_sphericity",
            ("likelihood_ratio", "chi_square", "df", "p"),
            {("bartlett",): (2.4320750632936687e-11, 40.86859471963438, 5, 1.0825442064054627e-07)},
        ),
        **_table(
            "multivariate_tests",
            JOINT,
            {
                ("within_subjects", "time", "pillai", "exact"): (
                    0.7431514011379653,
                    24.593,
                    2,
                    17,
                    9.59966788008063e-06,
                    0.7431514011379653,
                    49.186851224099875,
                    0.9999729630973955,
                ),
                ("within_subjects", "time", "wilks", "exact"): (0.2568485988620347, 24.593, 2, 17),
                ("within_subjects", "time*method", "hotelling_trace", "exact"): (
                    0.13933685753014285,
                    1.184,
                    2,
                    17,
                    0.329956547162756,
                    0.1222964539497104,
                    2.3687265780124287,
                    0.22449841455330732,
                ),
            },
        ),
        **_table(
            "sphericity_tests",
            SPHERICITY,
            {
                ("time", "score"): (
                    0.8010901180989451,
                    3.7702911312886,
                    2,
                    0.1518069599430733,
                    0.8340910481231063,
                    0.9602005762541436,
                    0.5,
                )
            },
        ),
        **_table(
            _IN,
            EFFECT,
            _within(
                {
                    "time score sphericity_assumed": (
                        265.9,
                        2,
                        132.95,
                        15.346943138092545,
                        1.5132008276048882e-05,
                        0.46022038885362115,
                        30.69388627618509,
                        0.9986290040501183,
                    ),
                    "time score greenhouse_geisser": (
                        265.9,
                        1.6681820962462126,
                        159.39506879873827,
                        15.346943138092543,
                        6.040672221203723e-05,
                        0.46022038885362115,
                        25.601495775074646,
                        0.9956170598582696,
                    ),
                    "time score huynh_feldt": (
                        265.9,
                        1.9204011525082871,
                        138.46065425064415,
                        15.346943138092545,
                        2.1077232020018502e-05,
                        0.46022038885362115,
                        29.47228728987207,
                        0.9981834216611354,
                    ),
                    "time score lower_bound": (
                        265.9,
                        1,
                        265.9,
                        15.346943138092545,
                        0.0010092415587497875,
                        0.46022038885362115,
                        15.346943138092545,
                        0.9591715370871623,
                    ),
                    "time*method score huynh_feldt": (
                        16.9,
                        1.9204011525082871,
                        8.800244666551288,
                        0.9754168448054729,
                        0.3841315523393578,
                        0.05140423806144178,
                        1.8731916329404275,
                        0.20232160778702757,
                    ),
                    "error(time) score greenhouse_geisser": (311.86666666666656, 30.027277732431827, 10.38611190283913),
                    "error(time) score lower_bound": (311.86666666666656, 18, 17.32592592592592),
                }
            ),
        ),
        **_table(
            "within_subjects_contrasts",
            EFFECT,
            _within(
                {
                    "time score contrast=1": (
                        265.225,
                        1,
                        265.225,
                        49.703800104113554,
                        1.4117378573991196e-06,
                        0.7341360459483817,
                        49.703800104113554,
                        0.9999985729737089,
                    ),
                    "time*method score contrast=2": (
                        3.675,
                        1,
                        3.675,
                        0.306510155224342,
                        0.5866417334639489,
                        0.016743232468962397,
                        0.306510155224342,
                        0.08208564130625395,
                    ),
                    "error(time) score contrast=2": (215.81666666666638, 18, 11.9898148148148),
                }
            ),
        ),
        **_table(
            "homogeneity",
            ("levene", "df1", "df2", "p"),
            _within(
                {
                    "p1 based_on_mean": (2.7407316474343255, 1, 18, 0.11514981848662958),
                    "p2 based_on_median_adjusted": (2.7055670103092786, 1, 12.812634888156762, 0.12429573315027445),
                    "p3 based_on_trimmed_mean": (6.4214329049693895, 1, 18, 0.020780526674766868),
                }
            ),
        ),
        **_table(
            "between_subjects_effects",
            EFFECT,
            _within(
                {
                    "intercept score": (
                        225461.4,
                        1,
                        225461.4,
                        2260.2227007760002,
                        2.2331181228679672e-20,
                        0.992099104273753,
                        2260.2227007760002,
                        1,
                    ),
                    "method score": (
                        2.4,
                        1,
                        2.4,
                        0.02405970370920434,
                        0.8784592208762287,
                        0.001334865957210131,
                        0.02405970370920434,
                        0.05247970512099864,
                    ),
                    "error score": (1795.533333333334, 18, 99.75185185185188),
                }
            ),
        ),
        **_table(
            "residual_matrix",
            ("value@p1", "value@p2", "value@p3"),
            _within(
                {
                    "cross_products p1": (616, 455, 655.4),
                    "covariance p2": (25.277777777777782, 33.58333333333333, 29.4),
                    "correlation p3": (0.8867041753940559, 0.7227437678315722, 1),
                }
            ),
        ),
        **_table(
            "overall_mean",
            ("mean", "se_mean", "ci_low", "ci_high"),
            {_FIRST: (61.3, 1.2893916643896575, 58.591088633780764, 64.00891136621922)},
        ),
        **_table(
            "estimated_means",
            ("mean", "se_mean", "ci_low", "ci_high"),
            _within({"score time=3": (63.95, 1.5695894721586, 60.652414883811794, 67.2475851161882)}),
            ("time",),
        ),
        **_table(
            "estimated_means",
            ("mean", "se_mean", "ci_low", "ci_high"),
            _within({"score method=2 time=1": (58.2, 1.8499249234015478, 54.313451955634584, 62.08654804436542)}),
            ("method", "time"),
        ),
        **_table(
            "marginal_comparisons",
            ("mean_difference", "se_difference", "p", "ci_low", "ci_high"),
            _within(
                {
                    "score time=1 time=2": (
                        -2.35,
                        0.9287087810503356,
                        0.06281944810490288,
                        -4.800996968255134,
                        0.10099696825513105,
                    ),
                    "score time=2 time=3": (
                        -2.8,
                        1.09671225842414,
                        0.05991150724817923,
                        -5.694382475210077,
                        0.09438247521008236,
                    ),
                }
            ),
            ("time",),
        ),
        **_table(
            "marginal_comparisons",
            ("mean_difference", "se_difference", "p", "ci_low", "ci_high"),
            _within(
                {
                    "score method=1 method=2": (
                        0.4,
                        2.5787833287793145,
                        0.8784592208762287,
                        -5.017822732438461,
                        5.8178227324384615,
                    )
                }
            ),
            ("method",),
        ),
        **_table(
            "marginal_multivariate_tests",
            ("value",),
            _within({"pillai exact": (0.7431514011379643,), "roy exact": (2.893344189652918,)}),
            ("time",),
        ),
        **_table(
            "univariate_tests",
            EFFECT,
            _within(
                {
                    "score contrast": (
                        0.8,
                        1,
                        0.8,
                        0.02405970370920434,
                        0.8784592208762287,
                        0.0013348659572101312,
                        0.02405970370920434,
                        0.05247970512099864,
                    ),
                    "score error": (598.511111111111, 18, 33.25061728395061),
                }
            ),
            ("method",),
        ),
    },
    "b": {
        **_table(
            "multivariate_tests",
            JOINT,
            {
                ("within_subjects", "time", "pillai", "exact"): (
                    0.276076959387707,
                    2.415,
                    3,
                    19,
                    0.09823296221431813,
                    0.276076959387707,
                    7.245883794401446,
                    0.5115220816872663,
                ),
                ("within_subjects", "time*group", "pillai", "approximate"): (
                    0.41078947344133415,
                    1.7232433613054092,
                    6,
                    40,
                    0.14064911033319286,
                    0.20539473672066708,
                    10.339460167832454,
                    0.5826478927018985,
                ),
                ("within_subjects", "time*group", "wilks", "exact"): (
                    0.6306278328438065,
                    1.642,
                    6,
                    38,
                    0.1624128485601784,
                    0.20587920764923517,
                    9.851662323954516,
                    0.5545345540046851,
                ),
                ("within_subjects", "time*group", "hotelling_trace", "approximate"): (
                    0.5200450151274569,
                    1.5601350453823708,
                    6,
                    36,
                    0.18717726197751805,
                    0.2063633831958174,
                    9.360810272294222,
                    0.5253499473264862,
                ),
                ("within_subjects", "time*group", "roy", "upper_bound"): (
                    0.30401567538862195,
                    2.027,
                    3,
                    20,
                    0.142512853983839,
                    0.23313805280601352,
                    6.080313507772439,
                    0.44177134959178865,
                ),
            },
        ),
        **_table(
            "sphericity_tests",
            SPHERICITY,
            {
                ("time", "score"): (
                    0.8412827353021015,
                    3.40854208674207,
                    5,
                    0.6376335284833365,
                    0.8946909662383676,
                    1,
                    1 / 3,
                )
            },
        ),
        **_table(
            _IN,
            EFFECT,
            _within(
                {
                    "time*group score sphericity_assumed": (
                        140.16666666666626,
                        6,
                        23.361111111111043,
                        2.0759024992286275,
                        0.06857979900321443,
                        0.16506986272801955,
                        12.455414995371765,
                        0.7069632870561613,
                    ),
                    "time*group score greenhouse_geisser": (
                        140.16666666666626,
                        5.368145797430206,
                        26.110815904770263,
                        2.0759024992286275,
                        0.07739633720315404,
                        0.16506986272801955,
                        11.143747277109018,
                        0.6681003097937472,
                    ),
                    "error(time) score greenhouse_geisser": (708.96875, 56.365530873017164, 12.578055045683806),
                }
            ),
        ),
    },
    "d": {
        **_table(
            "within_subjects_contrasts",
            EFFECT,
            _within(
                {
                    "time score contrast=2": (
                        8.16666666668607,
                        1,
                        8.16666666668607,
                        0.5200909780148824,
                        0.4787555754078259,
                        0.024167694204741606,
                        0.5200909780148824,
                        0.10585464421215196,
                    ),
                    "time*group score contrast=1": (
                        122.333333333333,
                        2,
                        61.1666666666665,
                        2.219917908835596,
                        0.13347575959346386,
                        0.17452297449919713,
                        4.439835817671192,
                        0.40142779467311973,
                    ),
                    "error(time) score contrast=3": (438, 21, 20.857142857142858),
                }
            ),
        ),
        **_table(
            "between_subjects_effects",
            EFFECT,
            _within(
                {
                    "intercept score": (
                        77208.39843749997,
                        1,
                        77208.39843749997,
                        2202.092153429889,
                        9.50150675108175e-23,
                    ),
                    "group score": (36.75, 2, 18.375, 0.5240808530956539, 0.5996426951210139, 0.047539641633568726),
                    "error score": (736.2890625, 21, 35.06138392857143),
                }
            ),
        ),
    },
    "e": {
        **_table(
            "sphericity_tests",
            SPHERICITY,
            {
                ("place", "score"): (1, 0, 0, None, 1, 1, 1),
                ("time", "score"): (
                    0.9735168047397219,
                    0.3489224977052974,
                    2,
                    0.8399094010515549,
                    0.9742000693410653,
                    1,
                    0.5,
                ),
                ("place*time", "score"): (
                    0.9937910946369048,
                    0.08096739007331344,
                    2,
                    0.9603248224447892,
                    0.9938294072632411,
                    1,
                    0.5,
                ),
            },
        ),
        **_table(
            _IN,
            EFFECT,
            _within(
                {
                    "place score sphericity_assumed": (313.6, 1, 313.6, 37.82653647329082, 2.5174066540403622e-05),
                    "time score sphericity_assumed": (
                        482.8222222222222,
                        2,
                        241.4111111111111,
                        41.765481257723366,
                        3.950718955420339e-09,
                    ),
                    "place*time score greenhouse_geisser": (
                        50.86666666666446,
                        1.9876588145264822,
                        25.591246493066954,
                        3.4828822954025216,
                        0.04493290319281016,
                    ),
                    "error(place*time) score greenhouse_geisser": (
                        204.46666666666673,
                        27.827223403370752,
                        7.34772074463956,
                    ),
                }
            ),
        ),
        **_table(
            "within_subjects_contrasts",
            EFFECT,
            _within(
                {
                    "place score contrast=1 None": (313.6, 1, 313.6, 37.826536473291036),
                    "time score None contrast=2": (
                        6.805555555551109,
                        1,
                        6.805555555551109,
                        1.2355907780971749,
                        0.2850476341765563,
                    ),
                    "place*time score contrast=1 contrast=2": (
                        0.4499999999970896,
                        1,
                        0.4499999999970896,
                        0.05826140567163302,
                    ),
                }
            ),
        ),
        **_table(
            "between_subjects_effects",
            EFFECT,
            _within(
                {
                    "intercept score": (
                        165208.17777777783,
                        1,
                        165208.17777777783,
                        1865.0196570322723,
                        2.678704036091078e-16,
                    ),
                    "error score": (1240.1555555555556, 14, 88.58253968253969),
                }
            ),
        ),
    },
    "uneven": {
        **_table(
            "multivariate_tests",
            JOINT,
            {
                ("between_subjects", "b", "pillai", "approximate"): (
                    None,
                    None,
                    6,
                    36,
                    0.4565900168509036,
                    0.1396959604273704,
                    5.845671232560528,
                    0.33272943662355614,
                ),
                ("between_subjects", "b", "wilks", "exact"): (
                    0.7270063026785327,
                    0.979,
                    6,
                    34,
                    0.4542663980303764,
                    0.14735335415042372,
                    5.875838561614739,
                    0.33135240417578027,
                ),
                ("between_subjects", "b", "hotelling_trace", "approximate"): (
                    0.36670311220957424,
                    0.9778749658921979,
                    6,
                    32,
                    0.45614292701535175,
                    0.1549425909476314,
                    5.867249795353188,
                    0.3274695993009481,
                ),
                ("between_subjects", "b", "roy", "upper_bound"): (
                    0.3408857166667405,
                    2.045,
                    3,
                    18,
                    0.14351894171032173,
                    0.25422428804308245,
                    6.135942900001329,
                    0.4370182249539658,
                ),
                ("between_subjects", "a*b", "pillai", "approximate"): (
                    0.08335194229819627,
                    0.2609303527476228,
                    6,
                    36,
                    0.9514320697049196,
                    0.041675971149098136,
                    1.5655821164857366,
                    0.10995543434597654,
                ),
                ("between_subjects", "a*b", "wilks", "exact"): (
                    0.9182349870191939,
                    0.247,
                    6,
                    34,
                    0.9572348405365915,
                    0.041754213670003204,
                    1.481502225245599,
                    0.10574439805781499,
                ),
            },
        ),
    },
    "dogs": {
        **_table(
            _IN,
            EFFECT,
            _within(
                {
                    "condition score sphericity_assumed": (928.533, 2, 464.267, 4.725, 0.044),
                    "condition score greenhouse_geisser": (928.533, 1.269, 731.910, 4.725, 0.077),
                    "condition score huynh_feldt": (928.533, 1.590, 583.935, 4.725, 0.060),
                    "condition score lower_bound": (928.533, 1, 928.533, 4.725, 0.095),
                    "error(condition) score huynh_feldt": (786.133, 6.361, 123.596),
                }
            ),
        ),
        **_table(
            "multivariate_tests",
            JOINT,
            {
                ("within_subjects", "condition", "pillai", "exact"): (0.615, 2.401, 2, 3, 0.238),
                ("within_subjects", "condition", "hotelling_trace", "exact"): (1.601, 2.401, 2, 3, 0.238),
            },
        ),
    },
}
