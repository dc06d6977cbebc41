"""The preview's script on a page, and the page's policy that lets it run."""

from __future__ import annotations

import html

import pytest

from siarpers.doors.serving.frame import Tag, framed

TAG = Tag("ab12", 3)
POLICY = '<meta http-equiv="Content-Security-Policy" content="{}">'


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "default-src 'none'; style-src 'self'",
            "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'",
        ),
        (
            "script-src 'none'; style-src 'self'; connect-src https://a.example",
            "script-src 'self'; style-src 'self'; connect-src https://a.example 'self'",
        ),
        (
            "script-src 'self'; style-src 'self'; connect-src 'self'; ",
            "script-src 'self'; style-src 'self'; connect-src 'self'",
        ),
        (
            "default-src a.id; script-src-elem 'none'; worker-src 'none'",
            "default-src a.id; script-src-elem 'self'; worker-src 'self'; connect-src a.id 'self'",
        ),
        (
            "default-src a.id; connect-src *; script-src-elem b.id",
            "default-src a.id; connect-src * 'self'; script-src-elem b.id 'self'; worker-src a.id 'self'",
        ),
        ("default-src 'self' https://cdn.example", "default-src 'self' https://cdn.example"),
        ("img-src 'self'; style-src 'none'", "img-src 'self'; style-src 'none'"),
        ("Script-Src &#39;none&#39;; script-src *", "script-src 'self'"),
    ],
)
def test_a_policy_is_widened_by_no_more_than_the_script_needs(before: str, after: str) -> None:
    page = f"<html><head>{POLICY.format(before)}</head><body>Teks.</body></html>"

    assert POLICY.format(after) in html.unescape(framed(page.encode(), TAG).decode())


def test_every_policy_is_widened_however_it_is_written() -> None:
    page = b"""<META CONTENT='script-src "' HTTP-EQUIV=content-security-policy>"""

    made = framed(page + page, TAG).decode()

    widened = (
        """<META CONTENT="script-src &quot; &#x27;self&#x27;" HTTP-EQUIV=content-security-policy>"""
    )
    assert made.startswith(widened + widened)


def test_the_script_stands_before_the_last_end_of_the_body() -> None:
    page = b"<body><pre>&lt;/body&gt; <!-- </body> --></pre></body >\n</html>"

    made = framed(page, TAG)

    assert made.startswith(b"<body><pre>&lt;/body&gt; <!-- </body> --></pre><script type=")
    assert made.endswith(b"</script></body >\n</html>")


def test_a_page_without_a_body_has_the_script_at_its_end() -> None:
    assert framed(b"<p>Teks", TAG).endswith(b"></script>")
