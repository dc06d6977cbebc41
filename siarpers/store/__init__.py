"""What is remembered between builds: a cache that may be deleted at any time."""
