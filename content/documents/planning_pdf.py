"""The planning of a week or a month on one sheet, day by day: what one pins to a wall. Never a picture."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from content.documents.papier import GRIS, POLICE, open_papier, write_titre

if TYPE_CHECKING:
    from fpdf import FPDF

BAS: Final = 18.0
LIGNE: Final = (3.4, 7.5)  # the least that is still read, and the most
LETTRE: Final = 2.0  # points of a letter a millimetre of line
LARGEURS: Final = (0.14, 0.12, 0.27, 0.32, 0.15)  # day, hours, title, place, for whom
GRAS: Final = (0, 2)
TRAIT: Final = 190


def write_planning(data: Mapping[str, Any]) -> bytes:
    """`titre`, `sous_titre`, `pied`, `vide`; `jours` [[day, [[hours, title, place, for whom], …]], …]. The lines are
    as high as one sheet allows; a period too full for it goes on overleaf.
    """
    papier = open_papier(pied=data.get("pied", ""), numeros=False)
    write_titre(papier, data["titre"], data.get("sous_titre", ""))
    jours = data["jours"]
    if not jours:
        papier.multi_cell(0, 6, data["vide"])
        return bytes(papier.output())
    height = _height(papier, jours)
    for jour, lignes in jours:
        papier.set_draw_color(TRAIT)
        papier.line(papier.l_margin, papier.get_y(), papier.l_margin + papier.epw, papier.get_y())
        for n, ligne in enumerate(lignes):
            _write_ligne(papier, [jour if n == 0 else "", *ligne], height)
    return bytes(papier.output())


def _height(papier: FPDF, jours: Sequence[tuple[str, Sequence[Sequence[str]]]]) -> float:
    """Of one line, so that everything stands on one sheet."""
    lines = sum(len(lignes) for _, lignes in jours)
    room = papier.h - BAS - papier.get_y() - 1
    return float(min(LIGNE[1], max(LIGNE[0], room / lines)))


def _write_ligne(papier: FPDF, ligne: Sequence[str], height: float) -> None:
    """What does not fit in its column is cut: the rest is read in Telegram."""
    for n, (text, part) in enumerate(zip(ligne, LARGEURS, strict=True)):
        papier.set_font(POLICE, "B" if n in GRAS else "", min(11.0, height * LETTRE))
        papier.set_text_color(GRIS if n == len(LARGEURS) - 1 else 0)
        width = papier.epw * part
        papier.cell(width, height, _cut(papier, text, width - 2))
    papier.set_text_color(0)
    papier.ln(height)


def _cut(papier: FPDF, text: str, width: float) -> str:
    """As much of it as fits."""
    if papier.get_string_width(text) <= width:
        return text
    while text and papier.get_string_width(text + "…") > width:
        text = text[:-1]
    return text.rstrip(" ,") + "…"
