"""The list of a first meeting, to print: a box before each point, room for a few words. Names nobody."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from content.documents.papier import GRIS, POLICE, open_papier, write_titre

if TYPE_CHECKING:
    from fpdf import FPDF

CASE, LIGNE = 3.6, 6.2  # millimetres


def write_preparation(data: Mapping[str, Any]) -> bytes:
    """`titre`, `rappel`, `pied`, `themes` [{titre, points [text, …]}, …]."""
    papier = open_papier(pied=data["pied"])
    write_titre(papier, data["titre"], data["rappel"])
    for theme in data["themes"]:
        if papier.will_page_break(8 + LIGNE * len(theme["points"])):
            papier.add_page()
        papier.set_font(POLICE, "B", 11)
        papier.multi_cell(0, 8, theme["titre"], align="L", new_x="LMARGIN", new_y="NEXT")
        papier.set_font(POLICE, size=10)
        for point in theme["points"]:
            _point(papier, point)
        papier.ln(1.5)
    _notes(papier)
    return bytes(papier.output())


def _point(papier: FPDF, words: str) -> None:
    top = papier.get_y()
    papier.set_draw_color(GRIS)
    papier.rect(papier.l_margin, top + (LIGNE - CASE) / 2, CASE, CASE)
    papier.set_x(papier.l_margin + CASE + 3)
    papier.multi_cell(0, LIGNE, words, align="L", new_x="LMARGIN", new_y="NEXT")


def _notes(papier: FPDF) -> None:
    papier.ln(2)
    papier.set_font(POLICE, "B", 11)
    papier.multi_cell(0, 8, "Mes questions", align="L", new_x="LMARGIN", new_y="NEXT")
    papier.set_draw_color(200)
    for _ in range(4):
        if papier.will_page_break(8):
            papier.add_page()
        y = papier.get_y() + 8
        papier.line(papier.l_margin, y, papier.w - papier.r_margin, y)
        papier.set_y(y)
