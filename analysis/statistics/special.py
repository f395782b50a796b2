"""The compiled special functions of scipy without the rest of their package, which takes .1 s to import."""

import importlib.util
import sys
from types import ModuleType
from typing import Any

PACKAGE = "scipy.special"
COMPILED = f"{PACKAGE}._ufuncs"


def compiled() -> Any:
    """The module that defines them: the very objects of `scipy.special`, which may be imported before or after.

    Its package makes each of them ready for other array libraries, five times the work of loading them.
    """
    if PACKAGE in sys.modules:
        return sys.modules[PACKAGE]
    found = importlib.util.find_spec(PACKAGE)
    stand_in = ModuleType(PACKAGE)
    stand_in.__path__ = list(found.submodule_search_locations or []) if found else []
    sys.modules[PACKAGE] = stand_in
    try:
        return importlib.import_module(COMPILED)
    except ImportError:  # scipy keeps them elsewhere
        del sys.modules[PACKAGE]
        return importlib.import_module(PACKAGE)
    finally:
        if sys.modules.get(PACKAGE) is stand_in:
            del sys.modules[PACKAGE]


_functions = compiled()
bdtr = _functions.bdtr
bdtrc = _functions.bdtrc
betainc = _functions.betainc
chdtrc = _functions.chdtrc
chdtri = _functions.chdtri
chndtr = _functions.chndtr
expit = _functions.expit
fdtrc = _functions.fdtrc
fdtri = _functions.fdtri
gammaincc = _functions.gammaincc
gammainccinv = _functions.gammainccinv
gammaincinv = _functions.gammaincinv
gammaln = _functions.gammaln
kolmogorov = _functions.kolmogorov
logit = _functions.logit
ncfdtr = _functions.ncfdtr
nctdtr = _functions.nctdtr
ndtr = _functions.ndtr
ndtri = _functions.ndtri
owens_t = _functions.owens_t
stdtr = _functions.stdtr
stdtrit = _functions.stdtrit
xlog1py = _functions.xlog1py
xlogy = _functions.xlogy
