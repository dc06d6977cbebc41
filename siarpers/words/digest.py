"""Digests: short texts that differ whenever what they stand for differs."""

from __future__ import annotations

import hashlib


def fingerprint(*texts: str) -> str:
    """A short digest of texts; the same texts in the same order give the same one."""
    digest = hashlib.blake2b(digest_size=16)
    for text in texts:
        digest.update(text.encode())
        digest.update(b"\x00")
    return digest.hexdigest()


def digest_of(data: bytes) -> str:
    """A short digest of bytes."""
    return hashlib.blake2b(data, digest_size=16).hexdigest()
