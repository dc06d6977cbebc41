"""siarpers turns Markdown press releases into a news site with feeds."""

__version__ = "0.1.0"
