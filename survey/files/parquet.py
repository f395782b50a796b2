"""Parquet files: whole columns, each read when it is asked for."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from instrument.message import Fault, Place, quoted
from survey.coded import WIDEST, Coded, range_of, smallest, whole
from survey.files.whole import write_whole

if TYPE_CHECKING:
    import pyarrow  # type: ignore[import-untyped]

META = b"canvass"
ROW_GROUP = 1 << 20
NARROW = 100
INDEX = "__index_level_"  # a column that pandas adds


class Parquet(Mapping[str, Any]):
    """The columns of a file: codes or numbers, NaN where there is none, and texts, '' where there is none.

    Raises `Fault` for a file that cannot be read, and for a column that holds neither numbers nor texts.
    """

    def __init__(self, path: Path) -> None:
        import pyarrow
        import pyarrow.parquet  # type: ignore[import-untyped]

        self._path = path
        try:
            self._file = pyarrow.parquet.ParquetFile(path, page_checksum_verification=True)
        except (pyarrow.ArrowException, OSError) as error:
            raise _damaged(path, error) from None
        self.schema: pyarrow.Schema = self._file.schema_arrow
        names = [name for name in self.schema.names if not name.startswith(INDEX)]
        twin = next((name for name in names if names.count(name) > 1), None)
        if twin is not None:
            raise Fault(
                "column {found} stands {times} times; possible: once",
                {"found": quoted(twin), "times": names.count(twin)},
                Place(path.name),
            )
        self.names = tuple(names)
        self.n: int = self._file.metadata.num_rows
        self.meta: bytes = (self.schema.metadata or {}).get(META, b"")
        self._columns: dict[str, Any] = {}

    def __iter__(self) -> Iterator[str]:
        return iter(self.names)

    def __len__(self) -> int:
        return len(self.names)

    def __getitem__(self, name: str) -> Any:
        if name not in self._columns:
            import pyarrow

            self._columns[name] = self._read(name)
            pyarrow.default_memory_pool().release_unused()
        return self._columns[name]

    def is_text(self, name: str) -> bool:
        """Whether a column holds texts or dates."""
        import pyarrow.types as types  # type: ignore[import-untyped]

        kind = self._kind(name)
        if any(test(kind) for test in (types.is_string, types.is_large_string, types.is_temporal)):
            return True
        if any(
            test(kind)
            for test in (types.is_integer, types.is_floating, types.is_boolean, types.is_decimal, types.is_null)
        ):
            return False
        raise Fault(
            "column {column} holds {found}; possible: numbers, texts, dates",
            {"column": quoted(name), "found": quoted(kind)},
            Place(self._path.name),
        )

    def is_integer(self, name: str) -> bool:
        """Whether a column is declared to hold whole numbers."""
        import pyarrow.types

        return bool(pyarrow.types.is_integer(self._kind(name)) or pyarrow.types.is_boolean(self._kind(name)))

    def keep(self, columns: Mapping[str, Any]) -> None:
        """Takes columns of the same names as what the file holds."""
        self._columns.update(columns)

    def words(self, name: str) -> tuple[list[str], NDArray[np.int64]]:
        """The different texts of a column, '' not among them, and the place of each cell's, -1 where it has none."""
        column = self._arrow(name)
        column = (column if _is_dictionary(column.type) else column.dictionary_encode()).combine_chunks()
        found = [str(word) if word is not None else "" for word in column.dictionary.cast("string").to_pylist()]
        different = list(dict.fromkeys(word for word in found if word))
        order = {word: at for at, word in enumerate(different)} | {"": -1}
        places = np.array([*(order[word] for word in found), -1], dtype=np.int64)
        return different, places[column.indices.fill_null(len(found)).to_numpy(zero_copy_only=False)]

    def _kind(self, name: str) -> "pyarrow.DataType":
        kind = self.schema.field(name).type
        return kind.value_type if _is_dictionary(kind) else kind

    def _arrow(self, name: str) -> "pyarrow.ChunkedArray":
        import pyarrow

        try:
            # One row group at a time: a whole column takes as much room again while it is decoded.
            pieces = [
                self._file.read_row_group(at, columns=[name], use_threads=False).column(0)
                for at in range(self._file.num_row_groups)
            ]
        except (pyarrow.ArrowException, OSError) as error:
            raise _damaged(self._path, error) from None
        return pyarrow.chunked_array([chunk for piece in pieces for chunk in piece.chunks], type=pieces[0].type)

    def _read(self, name: str) -> Any:
        import pyarrow.types

        kind = self._kind(name)
        if pyarrow.types.is_null(kind):
            return Coded(np.zeros(self.n, dtype=np.uint8), np.full(1, np.nan))
        if self.is_text(name):
            different, places = self.words(name)
            return np.array([*different, ""], dtype=object)[places]
        column = self._arrow(name)
        if _is_dictionary(column.type) or pyarrow.types.is_boolean(kind) or pyarrow.types.is_decimal(kind):
            column = column.cast("int8" if pyarrow.types.is_boolean(kind) else "float64")
        if pyarrow.types.is_integer(column.type):
            return numbers_of(column)
        numbers = np.asarray(column.cast("float64").to_numpy(), dtype=np.float64)
        found = whole(numbers)
        return numbers if found is None else found


def write_parquet(path: Path, columns: Mapping[str, Any], meta: bytes) -> None:
    """Writes columns of codes, numbers and texts in one step; `meta` is what `Parquet.meta` reads again.

    Raises `OSError` where the file cannot be written.
    """
    import pyarrow
    import pyarrow.parquet

    arrays = {name: _array(column) for name, column in columns.items()}
    table = pyarrow.table(arrays).replace_schema_metadata({META: meta})
    buffer = pyarrow.BufferOutputStream()
    pyarrow.parquet.write_table(table, buffer, row_group_size=ROW_GROUP, compression="lz4", write_page_checksum=True)
    write_whole(path, buffer.getvalue())


def _array(column: Any) -> "pyarrow.Array":
    import pyarrow

    if isinstance(column, Coded):
        known = ~np.isnan(column.values)
        numbers = np.where(known, column.values, 0.0)
        if (numbers == np.rint(numbers)).all() and np.abs(numbers).max(initial=0.0) < 1 << 31:
            small = np.result_type(*(np.min_scalar_type(int(end)) for end in (numbers.min(), numbers.max(), -1)))
            return pyarrow.array(numbers.astype(small)[column.codes], mask=~known[column.codes])
        column = np.asarray(column, dtype=np.float64)
    if column.dtype == object:
        return pyarrow.array(column, type=pyarrow.string())
    return pyarrow.array(column, mask=np.isnan(column))


def numbers_of(column: "pyarrow.ChunkedArray") -> Coded | NDArray[np.float64]:
    """Whole numbers, shape (n,), NaN where there is none; as codes where they lie in a narrow range."""
    pieces = [_piece(chunk) for chunk in column.chunks if len(chunk)]
    if column.null_count == len(column):
        return Coded(np.zeros(len(column), dtype=np.uint8), np.full(1, np.nan))
    ends = [end for values, valid in pieces for end in _ends(values, valid)]
    low, high = min(ends), max(ends)
    if high - low >= WIDEST or high >= 1 << 62:
        return np.asarray(column.cast("float64", safe=False).to_numpy(), dtype=np.float64)
    size = high - low + 2
    codes = np.empty(len(column), dtype=smallest(size))
    start = 0
    for values, valid in pieces:
        part = codes[start : start + len(values)]
        if high - low <= np.iinfo(values.dtype).max:
            part[:] = values - values.dtype.type(low)
        else:
            np.subtract(values, low, out=part, casting="unsafe", dtype=np.int64)
        if valid is not None:
            part[~valid] = size - 1
        start += len(values)
    return Coded(codes, range_of(float(low), size))


def _ends(values: NDArray[Any], valid: NDArray[np.bool_] | None) -> tuple[int, ...]:
    """Numbers that all others lie between; what stands where there is none may widen them a little."""
    low, high = int(values.min()), int(values.max())
    if valid is None or high - low < NARROW:
        return low, high
    known = values[valid]
    return (int(known.min()), int(known.max())) if len(known) else ()


def _piece(chunk: "pyarrow.Array") -> tuple[NDArray[Any], NDArray[np.bool_] | None]:
    """The numbers of a piece, anything where there is none, and where there is one."""
    bits, numbers = chunk.buffers()
    values = np.frombuffer(numbers, dtype=chunk.type.to_pandas_dtype(), count=len(chunk) + chunk.offset)[chunk.offset :]
    if not chunk.null_count:
        return values, None
    valid = np.unpackbits(np.frombuffer(bits, dtype=np.uint8), bitorder="little")
    return values, valid[chunk.offset : chunk.offset + len(chunk)].view(np.bool_)


def _is_dictionary(kind: "pyarrow.DataType") -> bool:
    import pyarrow.types

    return bool(pyarrow.types.is_dictionary(kind))


def _damaged(path: Path, error: Exception) -> Fault:
    return Fault(
        "the file is damaged: {reason}; possible: the file as it was exported, whole",
        {"reason": quoted(str(error).splitlines()[0] if str(error) else type(error).__name__)},
        Place(path.name),
    )
