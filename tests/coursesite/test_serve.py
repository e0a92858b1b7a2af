"""The local server answers as a static host does."""

from __future__ import annotations

import socket
import struct
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import pytest

from coursesite.serve import SiteServer, open_server, read_headers, read_site_url, run_server

HOME = "<!doctype html><title>Home</title>"
SITEMAP = "<urlset><url><loc>https://example.org/course/a/</loc></url><url><loc>https://example.org/course/</loc></url></urlset>"


@pytest.fixture
def built(tmp_path: Path) -> Path:
    (tmp_path / "a").mkdir()
    (tmp_path / "empty").mkdir()
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "x.css").write_text("")
    (tmp_path / "index.html").write_text(HOME)
    (tmp_path / "a" / "index.html").write_text("<!doctype html><title>A</title>")
    (tmp_path / "404.html").write_text("<!doctype html><title>Nothing here</title>")
    (tmp_path / "x.mjs").write_text("export {}")
    (tmp_path / "sitemap.xml").write_text(SITEMAP)
    (tmp_path / "_headers").write_text(
        "/*\n  Content-Security-Policy: default-src 'none'; img-src data:\n  X-Content-Type-Options: nosniff\n/assets/*\n  Cache-Control: immutable\n"
    )
    return tmp_path


@pytest.fixture
def server(built: Path) -> Iterator[SiteServer]:
    with run_server(built) as server:
        yield server


def get(server: SiteServer, path: str, method: str = "GET") -> tuple[HTTPResponse, str]:
    connection = HTTPConnection("127.0.0.1", server.server_port, timeout=5)
    connection.request(method, path)
    answer = connection.getresponse()
    body = answer.read().decode()
    connection.close()
    return answer, body


def test_the_home_page_stands_at_the_path_that_the_site_was_built_for(server: SiteServer) -> None:
    assert server.address == f"http://127.0.0.1:{server.server_port}/course/"
    answer, body = get(server, "/course/")
    assert (answer.status, body) == (200, HOME)
    assert answer.getheader("Content-Type") == "text/html; charset=utf-8"
    assert answer.version == 11


def test_pages_carry_the_headers_of_the_site(server: SiteServer) -> None:
    answer, _ = get(server, "/course/a/")
    assert answer.getheader("Content-Security-Policy") == "default-src 'none'; img-src data:"
    assert answer.getheader("X-Content-Type-Options") == "nosniff"
    assert answer.getheader("Cache-Control") == "no-cache"


def test_a_rule_of_the_headers_holds_for_the_addresses_that_it_names(server: SiteServer) -> None:
    answer, _ = get(server, "/course/assets/x.css")
    assert (answer.status, answer.getheader("Cache-Control"), answer.getheader("X-Content-Type-Options")) == (200, "immutable", "nosniff")


def test_modules_are_javascript_on_every_machine(server: SiteServer) -> None:
    answer, _ = get(server, "/course/x.mjs")
    assert answer.getheader("Content-Type") == "text/javascript"


def test_the_sitemap_names_the_address_in_use(server: SiteServer) -> None:
    _, body = get(server, "/course/sitemap.xml")
    assert body == SITEMAP.replace("https://example.org/course/", server.address)


def test_what_is_missing_now_may_be_there_next_time(server: SiteServer) -> None:
    """Once it was kept for a year, as a file of the same address would be."""
    answer, _ = get(server, "/course/assets/missing.css")
    assert (answer.status, answer.getheader("Cache-Control"), answer.getheader("X-Content-Type-Options")) == (404, "no-cache", "nosniff")


@pytest.mark.parametrize("path", ["/course/nothing/", "/course/empty/", "/other/", "/course/../secret", "/course/%2e%2e/secret"])
def test_what_is_not_there_is_answered_with_the_sites_own_page(server: SiteServer, path: str, capfd: pytest.CaptureFixture[str]) -> None:
    answer, body = get(server, path)
    assert (answer.status, body) == (404, "<!doctype html><title>Nothing here</title>")
    assert answer.getheader("Content-Security-Policy") == "default-src 'none'; img-src data:"
    assert "404" in capfd.readouterr().err


def test_the_root_leads_to_the_home_page(server: SiteServer) -> None:
    answer, _ = get(server, "/")
    assert (answer.status, answer.getheader("Location")) == (302, "/course/")


def test_a_request_for_the_head_has_no_body(server: SiteServer) -> None:
    answer, body = get(server, "/course/", "HEAD")
    assert (answer.status, body) == (200, "")


def test_answers_that_went_well_are_not_logged(server: SiteServer, capfd: pytest.CaptureFixture[str]) -> None:
    get(server, "/course/")
    assert capfd.readouterr().err == ""


def test_a_taken_port_is_passed_over(built: Path) -> None:
    with open_server(built) as first, open_server(built) as second:
        assert first.server_port != second.server_port


def test_a_taken_port_that_was_asked_for_is_an_error(built: Path) -> None:
    with open_server(built) as first, pytest.raises(OSError, match="in use"):
        open_server(built, first.server_port)


def test_a_folder_without_a_site_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="holds no built site: run 'make build' first"):
        open_server(tmp_path)


def test_a_site_without_a_sitemap_stands_at_the_root(tmp_path: Path) -> None:
    assert read_site_url(tmp_path) == "/"
    assert read_headers(tmp_path) == ()


def test_a_browser_that_goes_away_in_the_middle_leaves_no_trace(built: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (built / "large.js").write_bytes(b" " * 20_000_000)
    with run_server(built) as server:
        for _ in range(3):
            connection = socket.create_connection(("127.0.0.1", server.server_port))
            connection.sendall(b"GET /course/large.js HTTP/1.1\r\nHost: x\r\n\r\n")
            connection.recv(100)
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))  # close with a reset
            connection.close()
        assert get(server, "/course/")[0].status == 200
    assert "Traceback" not in capfd.readouterr().err
