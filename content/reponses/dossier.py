"""Reads the folder of pages, `<theme>/<page>.md`. A page with a mistake is left out and told, never half served."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from content.reponses.lecture import read_page
from content.reponses.pages import Page

PAGES: Final = Path(__file__).parent.parent / "knowledge"


def read_folder(folder: Path = PAGES, *, reread: bool = True) -> tuple[tuple[Page, ...], tuple[str, ...]]:
    """The pages that are right, in the order of their ids, and a French sentence for each mistake.

    `reread`: their texts word by word; what is shipped has been, so that the service need not.
    """
    pages: list[Page] = []
    problems: list[str] = []
    for file in sorted(folder.rglob("*.md")):
        name = file.relative_to(folder).as_posix()
        try:
            written = file.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            problems.append(f"{name} : ce fichier doit être lisible et enregistré en UTF-8")
            continue
        page, wrong = read_page(name.removesuffix(".md"), written, reread=reread)
        problems.extend(f"{name} : {problem}" for problem in wrong)
        pages.extend([page] if page else [])
    return tuple(pages), tuple(problems)


def page_ids(folder: Path = PAGES) -> tuple[str, ...]:
    """The ids of every file, readable or not."""
    return tuple(file.relative_to(folder).as_posix().removesuffix(".md") for file in sorted(folder.rglob("*.md")))
