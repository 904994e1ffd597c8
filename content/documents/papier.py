"""The sheet of paper of a relais: its letters, margins, heading and foot. Holds no content of its own."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fpdf import FPDF

POLICE = "DejaVu"  # shipped by matplotlib: every letter of French, free to embed
GRIS = 110
STYLES = {"": "DejaVuSans.ttf", "B": "DejaVuSans-Bold.ttf", "I": "DejaVuSans-Oblique.ttf"}


def open_papier(*, pied: str = "", paysage: bool = False, numeros: bool = True) -> FPDF:
    """An empty A4 document in French; `pied` and, if asked, the number of the page stand at the foot of each page."""
    from fpdf import FPDF

    class Papier(FPDF):
        def footer(self) -> None:
            self.set_y(-12)
            self.set_font(POLICE, size=8)
            self.set_text_color(GRIS)
            self.cell(0, 5, pied)
            if numeros:
                self.set_x(self.l_margin)
                self.cell(0, 5, f"page {self.page_no()} sur {{nb}}", align="R")
            self.set_text_color(0)

    papier = Papier(orientation="landscape" if paysage else "portrait", format="A4")
    papier.set_lang("fr")
    papier.set_margin(15)
    papier.set_auto_page_break(True, margin=18)
    for style, file in STYLES.items():
        papier.add_font(POLICE, style, polices() / file)
    papier.set_font(POLICE, size=10)
    return papier


def write_titre(papier: FPDF, titre: str, sous_titre: str = "") -> None:
    """The heading of a document, at the top of a new page."""
    papier.add_page()
    papier.set_font(POLICE, "B", 16)
    papier.multi_cell(0, 8, titre, align="L", new_x="LMARGIN", new_y="NEXT")
    if sous_titre:
        papier.set_font(POLICE, size=10)
        papier.set_text_color(GRIS)
        papier.multi_cell(0, 6, sous_titre, align="L", new_x="LMARGIN", new_y="NEXT")
        papier.set_text_color(0)
    papier.ln(3)
    papier.set_font(POLICE, size=10)


def polices() -> Path:
    """Where the letters lie, found without importing the library that ships them."""
    spec = find_spec("matplotlib")
    if spec is None or not spec.submodule_search_locations:
        raise RuntimeError("matplotlib, qui fournit les polices, n'est pas installé")
    return Path(spec.submodule_search_locations[0]) / "mpl-data" / "fonts" / "ttf"
