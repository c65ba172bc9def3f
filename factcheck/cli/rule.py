"""Print what a rule compares, when it says conflict, and how often it was right."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from factcheck import discover
from factcheck.errors import FactcheckError

if TYPE_CHECKING:
    from factcheck.rules import Rule

RULES = "factcheck.rules"


@click.command("rule", help=__doc__)
@click.argument("name", required=False)
@click.option("--all", "all_", is_flag=True, help="List every rule with its code and its record.")
@click.option("--format", "format_", type=click.Choice(("text", "json")), default="text", show_default=True)
def rule(name: str | None, all_: bool, format_: str) -> None:
    """Print one rule's page, or the list."""
    from factcheck.records import record_of  # noqa: PLC0415 - as below
    from factcheck.rules import rules  # noqa: PLC0415 - the rules stand on the graph, which --help need not load

    found = dict(sorted(rules().items(), key=lambda item: (item[1].code, item[0])))
    if format_ == "json":
        chosen = found if all_ or name is None else {i: made for i, made in found.items() if name in (i, made.code)}
        if not chosen:
            raise FactcheckError(f"no rule {name!r}; `factcheck rule --all` lists them")
        rows = [_row(rule_id, made) for rule_id, made in chosen.items()]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    if all_ or name is None:
        for rule_id, made in found.items():
            says = "may say conflict" if made.earned else SAYS_LESS[made.outvotes]
            click.echo(f"{made.code}  {rule_id:<20} {discover.docstring(RULES, rule_id).partition(chr(10))[0]}")
            click.echo(f"       {says}; {record_of(rule_id).show()}")
        return
    for rule_id, made in found.items():
        if name in (rule_id, made.code):
            click.echo(f"{made.code} {rule_id}\n\n{discover.docstring(RULES, rule_id)}\n\nRecord: {record_of(rule_id).show()}")
            click.echo("To let one finding of it stand: factcheck waive ID --reason … --until …")
            click.echo(f'To leave it out of a story: ignore = ["{rule_id}"] under [check] in factcheck.toml')
            return
    raise FactcheckError(f"no rule {name!r}; `factcheck rule --all` lists them")


SAYS_LESS = {False: "says check at most", True: "says check, and conflict where two sources stand against one"}


def _row(rule_id: str, made: Rule) -> dict[str, Any]:
    from factcheck.records import record_of  # noqa: PLC0415 - as above

    page = discover.docstring(RULES, rule_id)
    first = page.partition("\n")[0]
    return {
        "code": made.code,
        "id": rule_id,
        "summary": first,
        "page": page,
        "may_conflict": made.earned,
        "outvotes": made.outvotes,
        "record": asdict(record_of(rule_id)),
    }


COMMAND = rule
