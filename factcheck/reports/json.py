"""The whole report as one JSON document, for other programs: schemas/report.schema.json, or stories.schema.json for several."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.rendering.document import document, dump, stories
from factcheck.report import Report
from factcheck.reports import Options, ReportFormat


def render(reports: Sequence[Report], options: Options) -> str:
    """Return one document for one story; several are wrapped, with their common exit code."""
    if len(reports) == 1:
        return dump(document(reports[0], options.fail_on))
    return dump(stories(tuple(reports), options.fail_on))


REPORT = ReportFormat(render=render)
