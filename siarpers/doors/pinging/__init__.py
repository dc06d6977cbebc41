"""WebSub: the hubs of a site are told which of its feeds changed."""
