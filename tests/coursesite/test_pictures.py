"""A picture's tag says its size, and to wait where the picture stands below the first screen."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest

from coursesite.picture_sizes import Size, measure_picture
from coursesite.pictures import FIRST_SCREEN, place_pictures
from coursesite.publish import measure_address

SIZES: dict[str, Size] = {"a.svg": (360.0, 492.0), "b.png": (40, 30)}
LONG = f"<p>{'word ' * FIRST_SCREEN}</p>"
LATER = ' loading="lazy" decoding="async"'


def place(html: str) -> str:
    return place_pictures(html, SIZES.get)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param('<img alt="" src="b.png">', '<img alt="" src="b.png" width="40" height="30">', id="the file's size"),
        pytest.param('<img src="a.svg" width="432" />', '<img src="a.svg" width="432" height="590" />', id="as wide as the author says"),
        pytest.param('<img src="b.png" width="80" height="9">', '<img src="b.png" width="80" height="9">', id="both are the author's"),
        pytest.param('<img src="b.png" width="50%">', '<img src="b.png" width="50%">', id="a share of the page"),
        pytest.param('<img src="gone.png">', '<img src="gone.png">', id="no such file"),
        pytest.param("<img alt='1 > 0' src='b.png'>", "<img alt='1 > 0' src='b.png' width=\"40\" height=\"30\">", id="a sign in a text"),
    ],
)
def test_a_picture_says_its_size(before: str, after: str) -> None:
    assert place(f"<article>{before}</article>") == f"<article>{after}</article>"
    assert place(place(before)) == after


def test_a_picture_below_the_first_screen_waits() -> None:
    first, last = '<img src="b.png" width="40" height="30">', '<img src="a.svg" width="360" height="492">'
    assert place(f"<article>{first}{LONG}{last}</article>") == f"<article>{first}{LONG}{last[:-1]}{LATER}></article>"


def test_navigation_and_scripts_are_no_text_before_a_picture() -> None:
    page = f'<header>{LONG}</header><nav>{LONG}</nav><article><script>{LONG}</script><img src="b.png" width="40" height="30"></article>'
    assert place(page) == page


def test_what_the_author_says_of_loading_stays() -> None:
    page = f'<article>{LONG}<img loading="eager" src="b.png" width="40" height="30"></article>'
    assert place(page) == page


FILES = {
    "box.svg": b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 20"/>',
    "sides.svg": b'<svg xmlns="http://www.w3.org/2000/svg" width="300px" height="200" viewBox="0 0 3 3"/>',
    "one.png": base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAB4AAAAU"),
    "one.gif": b"GIF89a\x1e\x00\x14\x00",
    "lossy.webp": b"RIFF\x00\x00\x00\x00WEBPVP8 \x00\x00\x00\x00\x00\x00\x00\x9d\x01\x2a\x1e\x00\x14\x00",
    "lossless.webp": b"RIFF\x00\x00\x00\x00WEBPVP8L\x00\x00\x00\x00\x2f" + (29 | 19 << 14).to_bytes(4, "little"),
    "extended.webp": b"RIFF\x00\x00\x00\x00WEBPVP8X\x0a\x00\x00\x00\x00\x00\x00\x00\x1d\x00\x00\x13\x00\x00",
    "one.jpg": b"\xff\xd8\xff\xe0\x00\x04\x00\x00\xff\xc0\x00\x0b\x08\x00\x14\x00\x1e\x01\x00\x00",
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_says_its_size(tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    file.write_bytes(FILES[name])
    width, height = measure_picture(file) or (0, 0)
    assert (width / height, min(width, 30)) == (1.5, 30)


@pytest.mark.parametrize(("name", "data"), [("broken.svg", b"<svg"), ("bare.svg", b"<svg/>"), ("text.jpg", b"no picture"), ("cut.jpg", b"\xff\xd8\xff\xe0")])
def test_a_file_without_a_size_has_none(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    assert measure_picture(tmp_path / name) is None


def test_an_address_is_a_file_of_the_site(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "a b.svg").write_bytes(FILES["box.svg"])
    page = tmp_path / "deep" / "index.html"
    assert [measure_address(tmp_path, page, "/base/", address) for address in ("../a%20b.svg#only-light", "/base/a%20b.svg")] == [(30, 20), (30, 20)]
    assert [measure_address(tmp_path, page, "/base/", address) for address in ("none.svg", "", "https://host.example/a.svg", "data:image/png;base64,AA")] == [
        None
    ] * 4
