"""Whether a HEIC turns its picture itself is read from its boxes, and no bytes make that fail."""

from hypothesis import given
from hypothesis import strategies as st

from gallery_sorter.pictures.heif_boxes import has_turning_box


def _box(kind: bytes, content: bytes = b"") -> bytes:
    return (8 + len(content)).to_bytes(4) + kind + content


def _heic(*properties: bytes) -> bytes:
    meta = bytes(4) + _box(b"hdlr", bytes(20)) + _box(b"iprp", _box(b"ipco", b"".join(properties)) + _box(b"ipma"))
    return _box(b"ftyp", b"heic") + _box(b"meta", meta) + _box(b"mdat", b"irot" * 10)


def test_a_turning_box_is_found_among_the_properties_alone():
    assert has_turning_box(_heic(_box(b"ispe", bytes(12)), _box(b"irot", b"\x03")))
    assert has_turning_box(_heic(_box(b"imir", b"\0")))
    assert not has_turning_box(_heic(_box(b"ispe", bytes(12)), _box(b"colr", b"irot" * 4)))


def test_sizes_of_eight_bytes_and_up_to_the_end():
    inner = _heic(_box(b"irot", b"\x01"))[12:]
    meta = inner[8 : int.from_bytes(inner[:4])]
    long = (1).to_bytes(4) + b"meta" + (16 + len(meta)).to_bytes(8) + meta
    assert has_turning_box(_box(b"ftyp", b"heic") + long)
    assert has_turning_box(_box(b"ftyp", b"heic") + bytes(4) + b"meta" + meta)


@given(st.binary(max_size=200), st.integers(0, 200))
def test_no_bytes_make_it_fail(noise: bytes, cut: int):
    data = _heic(_box(b"irot", b"\x03"))
    assert has_turning_box(noise) in (True, False)
    assert has_turning_box(data[:cut] + noise) in (True, False)
    assert has_turning_box(data[:cut]) in (True, False)
