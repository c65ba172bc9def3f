"""The fields above a text: outlet, date, title and address, between lines of --- (YAML) or +++ (TOML)."""

from __future__ import annotations

import re

FENCE = re.compile(r"\s*(?P<fence>---|\+\+\+)[ \t]*(?:\r\n|\n|\r)(?P<body>.*?)(?:\r\n|\n|\r)(?P=fence)[ \t]*(?:\r\n|\n|\r|$)", re.DOTALL)
FIELD = re.compile(r"""^(?P<name>[\w-]+)[ \t]*[:=][ \t]*(?P<quote>["']?)(?P<value>.*?)(?P=quote)[ \t]*$""", re.MULTILINE)

NAMES = {
    "outlet": ("outlet", "publisher", "source", "site", "site_name", "publication", "newspaper"),
    "published": ("published", "date", "pubdate", "publish_date", "published_at", "datepublished", "publication_date"),
    "title": ("title", "headline"),
    "url": ("url", "link", "canonical", "canonical_url", "source_url", "permalink"),
}


def front_matter(text: str) -> tuple[dict[str, str], int]:
    """Return the fields by our names, and the offset where the text itself begins; no field, no front matter."""
    found = FENCE.match(text)
    if found is None:
        return {}, 0
    given = {field["name"].lower().replace("-", "_"): field["value"].strip() for field in FIELD.finditer(found["body"])}
    if not given:
        return {}, 0
    fields = {ours: given[name] for ours, names in NAMES.items() for name in reversed(names) if given.get(name)}
    return fields, found.end()
