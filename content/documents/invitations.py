"""The letter that invites one professional: her code as a square to photograph, and in clear. One page a person."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from content.documents.papier import GRIS, POLICE, open_papier
from content.filters import en_jour
from content.text_files import render_text

if TYPE_CHECKING:
    from fpdf import FPDF

FENETRE = (110, 45)  # millimetres from the left and the top: the window of a French envelope
INSECABLE = "\u00a0"
CARRE = 62  # millimetres: read from an arm's length


def write_invitations(data: Mapping[str, Any]) -> bytes:
    """`relais`, `adresse`, `telephone`, `email` (None: not known), `robot` (its user name), `jusqu_au` (ISO day),
    `lettres` [{prenom, nom, adresse or None, code}, …].
    """
    papier = open_papier(pied=data["relais"], numeros=False)
    papier.set_auto_page_break(False)
    for lettre in data["lettres"]:
        papier.add_page()
        _head(papier, data)
        _window(papier, lettre)
        _words(papier, data, lettre)
        _square(papier, f"https://t.me/{data['robot']}?start={lettre['code']}")
        _code(papier, data, lettre["code"])
    return bytes(papier.output())


def _head(papier: FPDF, data: Mapping[str, Any]) -> None:
    papier.set_xy(papier.l_margin, 15)
    papier.set_font(POLICE, "B", 12)
    papier.multi_cell(85, 6, data["relais"], align="L", new_x="LMARGIN", new_y="NEXT")
    papier.set_font(POLICE, size=9)
    papier.set_text_color(GRIS)
    for line in (data["adresse"], data["telephone"], data["email"]):
        if line:
            papier.multi_cell(85, 5, line, align="L", new_x="LMARGIN", new_y="NEXT")
    papier.set_text_color(0)


def _window(papier: FPDF, lettre: Mapping[str, Any]) -> None:
    papier.set_xy(*FENETRE)
    papier.set_font(POLICE, size=11)
    lines = [f"{lettre['prenom']} {lettre['nom']}", *(lettre["adresse"] or "").split(", ")]
    papier.multi_cell(85, 6, "\n".join(line for line in lines if line), align="L")


def _words(papier: FPDF, data: Mapping[str, Any], lettre: Mapping[str, Any]) -> None:
    papier.set_xy(papier.l_margin, 84)
    papier.set_font(POLICE, size=11)
    telephone = (data["telephone"] or "").replace(" ", INSECABLE)
    words = render_text("rejoindre/lettre", prenom=lettre["prenom"], telephone=telephone)
    papier.multi_cell(0, 6.2, words, align="L", new_x="LMARGIN", new_y="NEXT")


def _square(papier: FPDF, link: str) -> None:
    """Drawn as squares, not as a picture: sharp at any size, and light."""
    import segno

    rows = list(segno.make_qr(link, error="m").matrix_iter(border=0))
    side = CARRE / len(rows)
    left, top = (papier.w - CARRE) / 2, papier.get_y() + 3
    papier.set_fill_color(0)
    for y, row in enumerate(rows):
        for start, length in _runs(row):
            papier.rect(left + start * side, top + y * side, length * side, side, style="F")


def _runs(row: Any) -> list[tuple[int, int]]:
    """The black stretches of a line: where each begins, how long it is."""
    runs: list[tuple[int, int]] = []
    for x, dark in enumerate(row):
        if dark and runs and sum(runs[-1]) == x:
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
        elif dark:
            runs.append((x, 1))
    return runs


def _code(papier: FPDF, data: Mapping[str, Any], code: str) -> None:
    papier.set_xy(papier.l_margin, papier.get_y() + CARRE + 10)
    papier.set_font(POLICE, size=10)
    papier.multi_cell(
        0, 5.5, f"Ou bien : dans Telegram, cherchez @{data['robot']}, appuyez sur « Démarrer » et écrivez ce code.",
        align="C", new_x="LMARGIN", new_y="NEXT",
    )  # fmt: skip
    papier.set_font(POLICE, "B", 20)
    papier.cell(0, 14, code, align="C", new_x="LMARGIN", new_y="NEXT")
    papier.set_font(POLICE, size=9)
    papier.set_text_color(GRIS)
    until = en_jour(date.fromisoformat(data["jusqu_au"]))
    papier.multi_cell(0, 5, f"Ce code est pour vous seule. Il sert une fois, jusqu'au {until}.", align="C")
    papier.set_text_color(0)
