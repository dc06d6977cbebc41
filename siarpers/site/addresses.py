"""How an address below the site's root is written in a page, a feed and on disk."""

from __future__ import annotations

from urllib.parse import urlsplit


class Addresses:
    """Addresses under one base URL, which has no slash at its end.

    Under a `file:` base URL every folder's address names its index.html, so that
    a site can be read from disk without a server.
    """

    def __init__(self, base: str) -> None:
        self._base = base
        self._prefix = urlsplit(base).path
        self._names_files = base.startswith("file:")

    def absolute(self, url: str) -> str:
        """The full address, as feeds and canonical links need it."""
        return self._base + (self._as_file(url) if self._names_files else url)

    def href(self, url: str) -> str:
        """The address for an attribute of a page; foreign addresses stay as they are."""
        if not url.startswith("/"):
            return url
        return self._prefix + (self._as_file(url) if self._names_files else url)

    @staticmethod
    def _as_file(url: str) -> str:
        path, mark, fragment = url.partition("#")
        return (f"{path}index.html" if path.endswith("/") else path) + mark + fragment


def file_of(url: str) -> str:
    """The file below output/ that holds the page at an address."""
    return url[1:] + "index.html" if url.endswith("/") else url[1:]


def address_of(file: str) -> str:
    """The address of the page in a file below output/."""
    return "/" + (file.removesuffix("index.html") if file.endswith("/index.html") else file)
