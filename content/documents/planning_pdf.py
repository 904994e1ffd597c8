"""The planning of a week or a month on one sheet, day by day: what one pins to a wall. Never a picture."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from content.documents.papier import GRIS, POLICE, open_papier, write_titre

if TYPE_CHECKING:
    from fpdf import FPDF

BAS: Final = 18.0
LIGNE: Final = (3.3, 7.0)  # the least that is still read, and the most
LETTRE: Final = 2.1  # points of a letter a millimetre of line
LARGEURS: Final = (0.14, 0.34, 0.34, 0.18)  # hours, title, place, for whom
JOUR: Final = 1.35  # lines that the name of a day takes
FOND: Final = (233, 238, 242)


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
        _write_jour(papier, jour, height, 1 + len(lignes))
        for ligne in lignes:
            _write_ligne(papier, ligne, height)
    return bytes(papier.output())


def _height(papier: FPDF, jours: Sequence[tuple[str, Sequence[Sequence[str]]]]) -> float:
    """Of one line, so that everything stands on one sheet."""
    lines = sum(JOUR + len(lignes) for _, lignes in jours)
    room = papier.h - BAS - papier.get_y()
    return float(min(LIGNE[1], max(LIGNE[0], room / lines)))


def _write_jour(papier: FPDF, jour: str, height: float, lines: int) -> None:
    """The name of a day never stands alone at the foot of a sheet."""
    if papier.get_y() + min(lines, 3) * height > papier.h - BAS:
        papier.add_page()
    papier.ln(height * (JOUR - 1))
    papier.set_font(POLICE, "B", height * LETTRE)
    papier.set_fill_color(*FOND)
    papier.cell(0, height, jour, fill=True, new_x="LMARGIN", new_y="NEXT")


def _write_ligne(papier: FPDF, ligne: Sequence[str], height: float) -> None:
    for n, (text, part) in enumerate(zip(ligne, LARGEURS, strict=True)):
        papier.set_font(POLICE, "B" if n == 1 else "", height * LETTRE)
        papier.set_text_color(GRIS if n == 3 else 0)
        width = papier.epw * part
        papier.cell(width, height, _cut(papier, text, width - 2))
    papier.set_text_color(0)
    papier.ln(height)


def _cut(papier: FPDF, text: str, width: float) -> str:
    """What fits on the line; the rest is read in Telegram."""
    if papier.get_string_width(text) <= width:
        return text
    while text and papier.get_string_width(text + "…") > width:
        text = text[:-1]
    return text.rstrip(" ,") + "…"
