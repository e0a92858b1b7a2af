"""The size of a picture, read from its file: SVG, PNG, GIF, WebP and JPEG."""

from __future__ import annotations

import re
import struct
from pathlib import Path

Size = tuple[float, float]
"""Width and height in pixels."""

_ROOT = re.compile(rb"<svg\b[^>]*>")
_ATTRIBUTE = re.compile(rb"\s(width|height|viewBox)=[\"']([^\"']*)")
_LENGTH = re.compile(r"\s*([\d.]+)(?:px)?\s*")
_JPEG_FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}


def measure_picture(file: Path) -> Size | None:
    """Return the size of an SVG, PNG, GIF, WebP or JPEG file, or None where it says none."""
    data = file.read_bytes()
    if file.suffix == ".svg":
        size = _measure_svg(data)
    elif data.startswith(b"\x89PNG"):
        size = struct.unpack(">II", data[16:24])
    elif data.startswith(b"GIF8"):
        size = struct.unpack("<HH", data[6:10])
    elif data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        size = _measure_webp(data)
    else:
        size = _measure_jpeg(data)
    return size if size and all(size) else None


def _measure_svg(data: bytes) -> Size | None:
    said = {name.decode(): value.decode() for name, value in _ATTRIBUTE.findall(match[0])} if (match := _ROOT.search(data)) else {}
    width, height = (_LENGTH.fullmatch(said.get(name, "")) for name in ("width", "height"))
    if width and height:
        return float(width[1]), float(height[1])
    box = said.get("viewBox", "").replace(",", " ").split()
    return (float(box[2]), float(box[3])) if len(box) == 4 else None


def _measure_webp(data: bytes) -> Size:
    kind = data[12:16]
    if kind == b"VP8X":
        return 1 + int.from_bytes(data[24:27], "little"), 1 + int.from_bytes(data[27:30], "little")
    if kind == b"VP8L":
        bits = int.from_bytes(data[21:25], "little")
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    width, height = struct.unpack("<HH", data[26:30])
    return width & 0x3FFF, height & 0x3FFF


def _measure_jpeg(data: bytes) -> Size | None:
    place = 2 if data.startswith(b"\xff\xd8") else len(data)
    while place + 9 < len(data):
        marker, length = data[place + 1], int.from_bytes(data[place + 2 : place + 4], "big")
        if marker in _JPEG_FRAMES:
            height, width = struct.unpack(">HH", data[place + 5 : place + 9])
            return width, height
        place += 2 + length
    return None
