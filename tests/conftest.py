from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from press import CONFIG, Press


@pytest.fixture
def press(tmp_path: Path) -> Press:
    """An empty site with three offices under two Polda."""
    made = Press(tmp_path / "site")
    made.write({"config.yaml": CONFIG, "content/.keep": ""})
    return made
