"""The site on a reader's device: the service worker's list of files, and the build that is read from a folder or a zip.

Owns what is kept and how the two differ from the published site. How a browser keeps it: `browser/service-worker.mjs`.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
import zipfile
from pathlib import Path

from coursesite.assets import ASSETS

WORKER = Path(ASSETS) / "site" / "service-worker.js"
"""Where the site's own assets bring the worker; published in the site's root, because a worker rules only what is below it."""
SHIM = Path(__file__).parent / "vendor" / "iframe-worker.js"
"""Stands in for workers, which browsers refuse to start from a file; see `vendor/README.md`."""
NOT_KEPT = (".gz", ".ipynb", ".map", ".pdf", ".zip")
"""Endings of files that readers download and nobody needs to read the site."""

_ASSET = re.compile(r"""(<(?:script\b[^>]*\bsrc|link\b[^>]*\bhref)=["'])(?:\.\./)*(?=assets/)""")
_FOR_HOSTS = ("404.html", "sitemap.xml", "sitemap.xml.gz")
"""What only a host sends, or a search engine reads."""


def take_worker(site: Path) -> str:
    """Return the text of the service worker that the site's assets brought, after taking it out of them; nothing where they brought none."""
    file = site / WORKER
    text = file.read_text(encoding="utf-8") if file.is_file() else ""
    file.unlink(missing_ok=True)
    return text


def write_worker(site: Path, worker: str) -> None:
    """Write the site's service worker with the list of all files; the last step of a build."""
    if not worker:
        return
    files = {}
    for file in sorted(path for path in site.rglob("*") if path.is_file()):
        name = file.relative_to(site).as_posix()
        # The site map names an address that a host may change, and no reader needs it.
        if not name.endswith(NOT_KEPT) and not name.startswith((".", "_")) and name not in ("sw.js", "sitemap.xml"):
            digest = base64.b64encode(hashlib.sha256(file.read_bytes()).digest()).decode()
            files[name.removesuffix("index.html")] = f"sha256-{digest}"
    version = hashlib.sha256(f"{json.dumps(files)}{worker}".encode()).hexdigest()[:12]
    text = f"self.COURSE={json.dumps({'version': version, 'files': files}, separators=(',', ':'))};\n{worker}"
    (site / "sw.js").write_text(text, encoding="utf-8", newline="\n")


def add_shim(site: Path) -> None:
    """Add what stands in for workers to a site that is read from files."""
    (site / ASSETS / "javascripts" / "iframe-worker.js").write_text(SHIM.read_text(encoding="utf-8"), encoding="utf-8", newline="\n")


def point_assets(html: str, address: str) -> str:
    """Return a page's content with the scripts and style sheets that it names at the site's root pointed at from the page's address.

    A page says where a file is as seen from `page/`. From a file it is `page.html`, one folder higher.
    """
    return _ASSET.sub(rf"\g<1>{'../' * address.count('/')}", html)


def pack_site(site: Path, target: Path, *, name: str) -> None:
    """Write a site as a zip whose bytes depend on nothing but its files.

    Args:
        site: The folder of the site.
        target: The zip.
        name: The folder that the zip unpacks to.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for file in sorted(path for path in site.rglob("*") if path.is_file() and path.relative_to(site).as_posix() not in _FOR_HOSTS):
            entry = zipfile.ZipInfo(f"{name}/{file.relative_to(site).as_posix()}")
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, file.read_bytes())
