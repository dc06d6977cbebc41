"""What IPTC ninjs 3.1 allows in a document: names, kinds, and nothing besides.

Written after the schema that the IPTC publishes at https://www.iptc.org/std/ninjs/, whose
file is not carried here; planned coverage, events and GeoJSON, which no release has, are
left out.
"""

from __future__ import annotations

from typing import Any

Shape = dict[str, Any]

TEXT: Shape = {"type": "string"}
URI: Shape = {"type": "string", "format": "uri", "pattern": "^[a-z]+:"}
WHEN: Shape = {
    "type": "string",
    "format": "date-time",
    "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$",
}
NUMBER: Shape = {"type": "integer"}


def one_of(*values: str) -> Shape:
    return {"type": "string", "enum": list(values)}


def many(shape: Shape) -> Shape:
    return {"type": "array", "items": shape}


def closed(*required: str, **names: Shape) -> Shape:
    """An object with these names and no others."""
    return {
        "type": "object",
        "properties": names,
        "required": list(required),
        "additionalProperties": False,
    }


ADDRESS = closed(lines=many(TEXT), locality=TEXT, area=TEXT, postalCode=TEXT, country=TEXT)
CONTACT = closed(type=TEXT, role=TEXT, lang=TEXT, name=TEXT, value=TEXT, address=ADDRESS)
NAMED: dict[str, Shape] = {"name": TEXT, "rel": TEXT, "uri": URI, "literal": TEXT}
REACHED = closed(**NAMED, contactInfo=many(CONTACT))
SAID: dict[str, Shape] = {"role": TEXT, "contentType": TEXT, "value": TEXT}
RENDITION = closed(
    "name", name=TEXT, href=URI, contentType=TEXT, title=TEXT, width=NUMBER, height=NUMBER,
    sizeInBytes=NUMBER, format=TEXT, aspectRatio=TEXT, poi=closed(x=NUMBER, y=NUMBER),
)  # fmt: skip
KINDS = one_of(
    *("text", "audio", "video", "picture", "graphic", "composite", "planning", "component", "event")
)
NEWS: dict[str, Shape] = {
    "uri": URI,
    "type": KINDS,
    "representationType": one_of("full", "partial"),
    "version": TEXT,
    "firstCreated": WHEN,
    "versionCreated": WHEN,
    "contentCreated": WHEN,
    "embargoedUntil": WHEN,
    "expires": WHEN,
    "pubStatus": one_of("usable", "withheld", "canceled"),
    "urgency": NUMBER,
    "copyrightHolder": TEXT,
    "copyrightNotice": TEXT,
    "usageTerms": TEXT,
    "edNote": TEXT,
    "language": TEXT,
    "title": TEXT,
    "by": TEXT,
    "slugline": TEXT,
    "located": TEXT,
    "headlines": many(closed("value", **SAID)),
    "descriptions": many(closed("value", **SAID)),
    "bodies": many(closed("value", **SAID, charCount=NUMBER, wordCount=NUMBER)),
    "people": many(REACHED),
    "organisations": many(REACHED),
    "places": many(REACHED),
    "subjects": many(closed(**NAMED, creator=TEXT, relevance=NUMBER, confidence=NUMBER)),
    "infoSources": many(
        closed(name=TEXT, role=TEXT, uri=URI, literal=TEXT, contactInfo=many(CONTACT))
    ),
    "renditions": many(RENDITION),
    "altIds": many(closed(role=TEXT, value=TEXT)),
    "standard": closed(name=TEXT, version=TEXT, schema=URI),
    "rightsInfo": closed(langId=URI, linkedRights=URI, encodedRights=TEXT),
    "genres": many(closed(name=TEXT, uri=TEXT, literal=TEXT)),
}
ASSOCIATED = closed("name", "uri", **NEWS, name=TEXT, rel=TEXT)
DOCUMENT = closed("uri", **NEWS, associations=many(ASSOCIATED))
