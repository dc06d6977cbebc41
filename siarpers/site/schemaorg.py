"""Things in the words of schema.org, and how a graph of them stands in a page."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec
from markupsafe import Markup

from siarpers.site.addresses import Addresses
from siarpers.site.contexts import Crumbs
from siarpers.words.photo import Photo
from siarpers.words.release import Contact

Node = dict[str, Any]
"""A thing as JSON-LD writes it: its type, perhaps its name in the graph, its facts."""


def written(nodes: Iterable[Node]) -> Markup:
    """The graph as it may stand in a script element: no text in it can end the element."""
    graph = {"@context": "https://schema.org", "@graph": list(nodes)}
    text = msgspec.json.encode(graph).decode().replace("<", "\\u003c")
    text = text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return Markup(text)  # noqa: S704 - a script has no entities, and no `<` is left


def known(facts: Node) -> Node:
    """The facts without those that are empty."""
    return {name: fact for name, fact in facts.items() if fact}


def thing(kind: str, **facts: Any) -> Node:
    """A thing of that type, with those of the facts that are known."""
    return {"@type": kind, **known(facts)}


def reference(told: Node) -> Node:
    """The name by which the graph tells of a thing elsewhere."""
    return {"@id": told["@id"]}


def crumb_list(crumbs: Crumbs, addresses: Addresses) -> list[Node]:
    """The way from the home page down; none for a page that shows none."""
    if len(crumbs) <= 1:
        return []
    steps = [
        thing("ListItem", position=place, name=label, item=addresses.absolute(url) if url else "")
        for place, (label, url) in enumerate(crumbs, 1)
    ]
    return [thing("BreadcrumbList", itemListElement=steps)]


def image(url: str, width: int, height: int, photo: Photo | None) -> Node:
    """An image, and what is known of the photo that it shows, if it shows one."""
    told = thing("ImageObject", url=url, width=width, height=height)
    if photo:
        taken = photo.taken.isoformat() if photo.taken else ""
        told |= known({"caption": photo.caption, "creditText": photo.credit, "dateCreated": taken})
    return told


def ways(contact: Contact) -> Node:
    """How to reach an organization, and its own site."""
    points = []
    if contact.phone or contact.email:
        points.append(thing("ContactPoint", telephone=contact.phone, email=contact.email))
    if contact.whatsapp:
        points.append(thing("ContactPoint", contactType="WhatsApp", telephone=contact.whatsapp))
    return known(
        {
            "telephone": contact.phone,
            "email": contact.email,
            "address": contact.address,
            "contactPoint": points,
            "sameAs": contact.web,
        }
    )
