"""Writes what Windows shows of a program in its properties, in the form that PyInstaller reads."""

from pathlib import Path

_TEXT = """VSVersionInfo(
  ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3F, flags=0, OS=0x40004, fileType=1, subtype=0),
  kids=[
    StringFileInfo([StringTable("040904B0", [
      StringStruct("FileDescription", "Gallery Sorter"),
      StringStruct("ProductName", "Gallery Sorter"),
      StringStruct("CompanyName", "The Gallery Sorter authors"),
      StringStruct("LegalCopyright", "Copyright 2026 the Gallery Sorter authors. Apache License 2.0"),
      StringStruct("FileVersion", "{version}"),
      StringStruct("ProductVersion", "{version}"),
    ])]),
    VarFileInfo([VarStruct("Translation", [0x0409, 0x04B0])]),
  ],
)
"""


def write_version_file(folder: Path, version: str) -> str:
    """The path of the file; `version` is like "1.2.3", and what is no number in it counts as 0."""
    parts = [int(part) if part.isdecimal() else 0 for part in version.split(".")]
    path = folder / "version.txt"
    path.write_text(_TEXT.format(numbers=tuple((parts + [0] * 4)[:4]), version=version), encoding="utf-8")
    return str(path)
