"""The compiled special functions of scipy without the rest of their package, which takes .1 s to import."""

import importlib.machinery
import sys
from types import ModuleType
from typing import Any

PACKAGES = ("scipy", "scipy._lib", "scipy.special")
COMPILED = "scipy.special._ufuncs"


def compiled() -> Any:
    """The module that defines them: the very objects of `scipy.special`, which may be imported before or after.

    Its packages look for their test runner and make each function ready for other array libraries, six times the work
    of loading them.
    """
    if PACKAGES[-1] in sys.modules:
        return sys.modules[PACKAGES[-1]]
    if COMPILED in sys.modules:
        return sys.modules[COMPILED]
    stand_ins = [stand_in for name in PACKAGES if name not in sys.modules for stand_in in [_stand_in(name)]]
    try:
        return importlib.import_module(COMPILED)
    except ImportError:  # scipy keeps them elsewhere, or must tell the system first where its libraries are
        _remove(stand_ins)
        return importlib.import_module(PACKAGES[-1])
    finally:
        _remove(stand_ins)


def _stand_in(name: str) -> ModuleType:
    """A package of that name, empty but for the folder that it reads its modules from."""
    parent, _, _ = name.rpartition(".")
    spec = importlib.machinery.PathFinder.find_spec(name, sys.modules[parent].__path__ if parent else None)
    found = sys.modules[name] = ModuleType(name)
    found.__path__ = list(spec.submodule_search_locations or []) if spec else []
    return found


def _remove(stand_ins: list[ModuleType]) -> None:
    for each in stand_ins:
        if sys.modules.get(each.__name__) is each:
            del sys.modules[each.__name__]


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
