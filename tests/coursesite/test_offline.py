"""What is kept on a reader's device is listed with its hash; a zip depends on nothing but the files in it; what is vendored is what it says."""

from __future__ import annotations

import base64
import hashlib
import json
import os
from pathlib import Path

from coursesite.offline import SHIM, WORKER, pack_site, point_assets, take_worker, write_worker


def test_every_file_that_is_read_is_listed_under_the_address_that_readers_use(tmp_path: Path) -> None:
    for name in ("index.html", "a/index.html", "404.html", "a/lab.ipynb", "_headers", "sitemap.xml", WORKER.as_posix()):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name, encoding="utf-8")
    write_worker(tmp_path, take_worker(tmp_path))
    first, _, rest = (tmp_path / "sw.js").read_text(encoding="utf-8").partition(";\n")
    assert rest == WORKER.as_posix()
    site = json.loads(first.removeprefix("self.COURSE="))
    assert list(site["files"]) == ["404.html", "a/", ""]
    assert site["files"]["a/"] == "sha256-" + base64.b64encode(hashlib.sha256(b"a/index.html").digest()).decode()
    assert not (tmp_path / WORKER).exists()


def test_a_site_that_brings_no_worker_gets_none(tmp_path: Path) -> None:
    write_worker(tmp_path, take_worker(tmp_path))
    assert not list(tmp_path.iterdir())


def test_a_zip_of_the_same_files_is_the_same_zip(tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text("x")
    pack_site(site, tmp_path / "1.zip", name="course")
    os.utime(site / "index.html", (1, 1))
    pack_site(site, tmp_path / "2.zip", name="course")
    assert (tmp_path / "1.zip").read_bytes() == (tmp_path / "2.zip").read_bytes()


def test_what_is_vendored_is_what_its_list_says() -> None:
    listed = (SHIM.parent / "README.md").read_text(encoding="utf-8")
    assert hashlib.sha256(SHIM.read_bytes()).hexdigest() in listed


def test_a_page_that_is_a_file_finds_its_scripts_and_style_sheets() -> None:
    page = (
        '<p><code>../assets/</code></p><script src="{0}assets/site/progress.js" defer></script><script src="https://host.example/assets/x.js"></script>'
        '<link rel="stylesheet" href="{0}assets/site/progress.css">'
    )
    assert point_assets(page.format("../"), "my-progress.html") == page.format("")
    assert point_assets(page.format("../../"), "workbooks/ml-test-score.html") == page.format("../")
    assert point_assets(page.format(""), "index.html") == page.format("")
