"""The planning of a week or a month on one sheet, day by day: what one pins to a wall. Never a picture."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from content.documents.papier import POLICE, open_papier, write_titre

if TYPE_CHECKING:
    from fpdf import FPDF

BAS: Final = 18.0
LIGNE: Final = (3.4, 8.0)  # the least that is still read, and the most
LETTRE: Final = 2.0  # points of a letter a millimetre of line
LETTRES: Final = (5.5, 6.5, 10.0)  # points: the least before a text is cut, the least of a whole column, the most
LARGEURS: Final = (0.09, 0.13, 0.32, 0.46)  # day, hours, title, place
GRAS: Final = (0, 2)
COUCHEE: Final = 28  # lines that a sheet lying down still holds in large letters
TRAIT: Final = 190
MARGE: Final = 2.0


def write_planning(data: Mapping[str, Any]) -> bytes:
    """`titre`, `sous_titre`, `pied`, `vide`; `jours` [[day, [[hours, title, place], …]], …]. The lines are
    as high as one sheet allows; a period too full for it goes on overleaf.
    """
    jours = data["jours"]
    few = sum(len(lignes) for _, lignes in jours) <= COUCHEE
    papier = open_papier(pied=data.get("pied", ""), numeros=False, paysage=few)
    write_titre(papier, data["titre"], data.get("sous_titre", ""))
    if not jours:
        papier.multi_cell(0, 6, data["vide"])
        return bytes(papier.output())
    height = _height(papier, jours)
    sizes = _sizes(papier, [[jour, *ligne] for jour, lignes in jours for ligne in lignes], height)
    for jour, lignes in jours:
        papier.set_draw_color(TRAIT)
        papier.line(papier.l_margin, papier.get_y(), papier.l_margin + papier.epw, papier.get_y())
        for n, ligne in enumerate(lignes):
            _write_ligne(papier, [jour if n == 0 else "", *ligne], height, sizes)
    return bytes(papier.output())


def _height(papier: FPDF, jours: Sequence[tuple[str, Sequence[Sequence[str]]]]) -> float:
    """Of one line, so that everything stands on one sheet."""
    lines = sum(len(lignes) for _, lignes in jours)
    room = papier.h - BAS - papier.get_y() - 1
    return float(min(LIGNE[1], max(LIGNE[0], room / lines)))


def _sizes(papier: FPDF, lignes: Sequence[Sequence[str]], height: float) -> list[float]:
    """One size of letters a column: that of its longest text, as far as it is still read."""
    _, least, most = LETTRES
    start = min(most, height * LETTRE)
    sizes = []
    for n, part in enumerate(LARGEURS):
        papier.set_font(POLICE, "B" if n in GRAS else "", start)
        wide = max(papier.get_string_width(ligne[n]) for ligne in lignes)
        sizes.append(max(least, min(start, start * (papier.epw * part - MARGE) / wide)))
    return sizes


def _write_ligne(papier: FPDF, ligne: Sequence[str], height: float, sizes: Sequence[float]) -> None:
    for n, (text, part) in enumerate(zip(ligne, LARGEURS, strict=True)):
        width = papier.epw * part
        papier.cell(width, height, _fitted(papier, text, width - MARGE, "B" if n in GRAS else "", sizes[n]))
    papier.ln(height)


def _fitted(papier: FPDF, text: str, width: float, style: str, size: float) -> str:
    """Sets the largest letters with which it fits; the rest is read in Telegram."""
    papier.set_font(POLICE, style, size)
    wide = papier.get_string_width(text)
    if wide > width:
        papier.set_font(POLICE, style, max(LETTRES[0], size * width / wide))
    if papier.get_string_width(text) <= width + 0.1:
        return text
    while text and papier.get_string_width(text + "…") > width:
        text = text[:-1]
    return text.rstrip(" ,") + "…"
