"""A list to print: a title, a table whose heading comes back on each page, a foot. Never a picture."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from content.documents.papier import POLICE, open_papier, write_titre

LARGEURS = 1.0


def write_pdf(data: Mapping[str, Any]) -> bytes:
    """`titre`, `sous_titre`, `pied`; `colonnes` [name, …], `largeurs` [number, …] (parts of the width, optional),
    `lignes` [[text, …], …], `vide` (what is said when there is no line), `paysage` (true: the sheet lies down).
    """
    papier = open_papier(pied=data.get("pied", ""), paysage=bool(data.get("paysage")))
    write_titre(papier, data["titre"], data.get("sous_titre", ""))
    if not data["lignes"]:
        papier.multi_cell(0, 6, data.get("vide", "Personne pour le moment."))
        return bytes(papier.output())
    from fpdf.fonts import FontFace

    papier.set_font(POLICE, size=9)
    with papier.table(
        col_widths=tuple(data.get("largeurs") or [LARGEURS] * len(data["colonnes"])),
        headings_style=FontFace(emphasis="BOLD", fill_color=(233, 238, 242)),
        text_align="LEFT",
        line_height=5,
        padding=1.2,
    ) as table:
        for ligne in [data["colonnes"], *data["lignes"]]:
            row = table.row()
            for cell in ligne:
                row.cell("" if cell is None else str(cell))
    return bytes(papier.output())
