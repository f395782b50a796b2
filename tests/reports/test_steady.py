"""The same inputs give the same bytes, wherever and whenever the report is made."""

from studies import report_of


def test_neither_folder_nor_time_zone_nor_hash_seed_nor_locale_changes_a_byte(tmp_path):
    formats = "docx,html,pdf"
    one = {"TZ": "Asia/Shanghai", "PYTHONHASHSEED": "1", "LC_ALL": "C.UTF-8"}
    two = {"TZ": "America/St_Johns", "PYTHONHASHSEED": "4711", "LC_ALL": "C", "PYTHONUTF8": "1"}
    here = report_of(tmp_path / "here", "zh", formats, **one)
    there = report_of(tmp_path / "a longer way" / "to 别处", "zh", formats, **two)
    names = ["report.docx", "report.html", "report.pdf", "results.json"]
    assert [name for name in names if (here / name).read_bytes() != (there / name).read_bytes()] == []
