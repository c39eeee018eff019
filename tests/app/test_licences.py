"""What the program is made of: every package that it requires and that is installed, each with its own text."""

import importlib.metadata
import json
import sys
from pathlib import Path

import pytest

from gallery_sorter.app import licences
from gallery_sorter.app.licences import Component, component_of, components


def test_every_required_package_is_named_with_a_text() -> None:
    found = {component.name.lower().replace("_", "-"): component for component in components()}
    for name in ("numpy", "onnxruntime", "pillow", "pi-heif", "pyside6-essentials", "shiboken6", "watchdog"):
        assert found[name].version == importlib.metadata.version(name)
        assert found[name].terms
        assert len(found[name].text) > 500, name
    assert "gallery-sorter" not in found
    assert "pytest" not in found  # an extra


def test_qts_wheels_carry_no_text_and_get_that_of_the_lgpl() -> None:
    text = component_of(importlib.metadata.distribution("shiboken6")).text
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in text
    assert "GNU GENERAL PUBLIC LICENSE" in text


def test_a_bundle_tells_what_was_put_into_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    index = tmp_path / licences.INDEX
    index.parent.mkdir()
    index.write_text(json.dumps([{"name": "libx", "version": "1", "terms": "MIT", "file": "libx.txt"}]), "utf-8")
    (index.parent / "libx.txt").write_text("The text", "utf-8")
    for file in licences.OWN:
        (index.parent / file).write_text(f"Own {file}", "utf-8")
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert licences.own_licence() == "Own LICENSE\n\nOwn NOTICE"
    assert components() == [Component("libx", "1", "MIT", "The text")]
