STATISTICAL = (".sav", ".zsav", ".dta")


def read_statistical(path, sha256):
    raise NotImplementedError
