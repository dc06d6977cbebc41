from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "engine"))

from builds import Archive


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    """A site of forty releases, not built yet; whatever a test started is ended after it."""
    made = Archive.of(tmp_path / "site", 40)
    yield made
    made.end_all()
