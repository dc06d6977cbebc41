"""Feeds: what subscribers and other newsrooms read of every list, in three formats.

A release becomes one `item`; `syndication` writes it as RSS and Atom, `jsonfeed` as JSON,
once for all feeds; `printing` puts text and photo in; `opml` names all feeds.
"""
