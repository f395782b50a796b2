"""`canvass schema`: what editors need to complete and check the YAML files."""

from pathlib import Path

from canvass.speaking import click, words


@click.command(help=words("Write a JSON Schema for each kind of YAML file, so that editors complete and check it."))
@click.option(
    "--output", default="schemas", type=click.Path(path_type=Path), metavar="DIR", help=words("where to; schemas/")
)
def command(output: Path) -> None:
    from canvass import making

    for name in making.write_schemas(output):
        click.echo(name)
