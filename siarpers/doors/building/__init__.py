"""The build: what changed in a site's sources is published, once at a time.

`glance` looks whether anything changed; `publish` has the content taken in (`intake`), what
that moved rendered (`crew` of `worker`s), and all of it put in place; `urgent` shows first
what somebody is looking at, and `verify` trusts nothing.
"""
