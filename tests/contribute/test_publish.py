"""The headers that the guide to publishing prints for hosts that do not read `_headers` are those of `_headers`."""

from __future__ import annotations

import re

from coursesite.headers import FOREVER, REVALIDATE, make_rules
from tests.conftest import REPOSITORY

GUIDE = (REPOSITORY / "docs/contribute/publish.md").read_text(encoding="utf-8")
SENT = dict(make_rules([], [])[0].headers) | {"Content-Security-Policy": "frame-ancestors 'self'"}
"""What every address has; of the policy the part that only a header can say."""


def test_the_list_of_headers_is_whole() -> None:
    (block,) = re.findall(r"```text\n(Content-Security-Policy:.*?)```", GUIDE, re.DOTALL)
    assert dict(line.split(": ", 1) for line in block.splitlines()) == SENT


def test_nginx_sends_each_of_them() -> None:
    (block,) = re.findall(r"```nginx\n(.*?)```", GUIDE, re.DOTALL)
    sent = {name: value.strip('"') for name, value in re.findall(r"add_header (\S+) (.+) always;", block)}
    assert sent == SENT
    assert f'"{FOREVER}"' in block
    assert f'"{REVALIDATE}"' in block


def test_a_bucket_keeps_what_the_file_of_headers_says() -> None:
    assert re.findall(r'aws s3 sync .*--cache-control "(.+)"', GUIDE) == [FOREVER, REVALIDATE]
