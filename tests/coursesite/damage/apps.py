"""Faults in manifests of apps, and keys in published files."""

from __future__ import annotations

from tests.coursesite.damage.operator import Fault, Planted, add_file

KEY = b"-----BEGIN RSA " + b"PRIVATE KEY-----\\n" + b"MIIEowIBAAKCAQEA" * 3  # in two pieces: no real one, and none for those who look for them
MANIFEST = "app.webmanifest"
ICON = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x09\0\0\0\x09\x08\0\0\0\0\0\0\0\0\0\0\0\0IEND\xaeB`\x82"


def _with_icon(name: str, said: bytes) -> Fault:
    """Return a fault in what a manifest says of an icon of 9 x 9 pixels."""
    changes = {"icon.png": ICON, MANIFEST: b'{"icons":[{"src":"icon.png",' + said + b"}]}"}
    return Fault(name=name, rule="manifest", plant=lambda files: Planted(changes=changes, path=MANIFEST, line=1))


FAULTS: tuple[Fault, ...] = (
    _with_icon("icon-of-another-size", b'"sizes":"192x192"'),
    _with_icon("icon-of-another-type", b'"type":"image/webp"'),
    add_file("app-without-a-name", "manifest", MANIFEST, b'{"name":" "}'),
    add_file("colour-that-is-none", "manifest", MANIFEST, b'{"theme_color":"#12345"}'),
    add_file("app-that-begins-elsewhere", "manifest", MANIFEST, b'{"start_url":"https://example.org/"}'),
    add_file("app-outside-the-site", "manifest", MANIFEST, b'{"scope":"/elsewhere/"}'),
    add_file("private-key-in-a-notebook", "secret", "key.ipynb", b'{"cells":["' + KEY + b'"]}'),
    add_file("token-of-github-in-a-script", "secret", "token.js", b"const token='ghp" + b"_" + b"a1B2c3D4e5F6" * 3 + b"';"),
    add_file("token-of-slack-in-a-text", "secret", "token.txt", b"xox" + b"b-123456789012-" + b"a1B2c3D4e5F6" * 2),
    add_file("key-of-amazon-in-settings", "secret", "settings.json", b'{"key":"AKI' + b"A" + b'Q2W3E4R5T6Y7U8I9"}'),
)
