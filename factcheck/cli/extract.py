"""Write the claims of each source into a file, for review.

What people entered in a claim file stays as it is; what was read is read anew.
"""

from __future__ import annotations

from pathlib import Path

import click

from factcheck.errors import Exit, FactcheckError


@click.command("extract", help=__doc__)
@click.argument("story", type=click.Path(path_type=Path), default=Path())
@click.option("--no-cache", is_flag=True, help="Read every source anew, whatever was read before.")
def extract(story: Path, no_cache: bool) -> int:
    """Write the claim files of one story, or of each in a folder; one that would be the same is left alone."""
    from factcheck.desk import seen_from_here, stories_of  # noqa: PLC0415
    from factcheck.pipeline import read  # noqa: PLC0415
    from factcheck.readings.claim_files import claim_path, write_claim_file  # noqa: PLC0415 - what --help need not load
    from factcheck.readings.taken import read_again  # noqa: PLC0415
    from factcheck.rendering.evidence import plain  # noqa: PLC0415
    from factcheck.story import load_story  # noqa: PLC0415

    for paths in stories_of([story]):
        loaded = load_story(paths)
        if not loaded.entries:
            raise FactcheckError("no source here: a story has a folder sources/ with .txt or .md files", paths[0])
        for source in read(loaded):
            taken = read_again(source, use_cache=not no_cache)
            path = claim_path(loaded.root, source)
            changed = write_claim_file(path, source, taken.reading)
            click.echo(plain(f"{seen_from_here(path)}: {len(taken.reading.claims)} claims{'' if changed else ', unchanged'}"))
            for aside in taken.asides:
                click.echo(aside, err=True)
    return Exit.CLEAN


COMMAND = extract
