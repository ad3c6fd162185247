"""Says where the file and the page of a listing are, by its id, such as ``acme/survey``."""

from microboard.read.folder import ROOT


def name_file(opportunity_id: str) -> str:
    """Its file, relative to the board: ``opportunities/acme/survey.yml``."""
    return f"{ROOT}/{opportunity_id}.yml"


def name_page(opportunity_id: str) -> str:
    """Its page, relative to the site: ``opportunities/acme/survey/``."""
    return f"{ROOT}/{opportunity_id}/"


def read_id(file: str) -> str:
    """The id of the listing in a file."""
    return file.removeprefix(f"{ROOT}/").removesuffix(".yml")
