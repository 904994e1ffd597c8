"""The 37 communes of Artois-Lys-Romane in the first half of 2025, with their population. Never their people.

Source: Découpage administratif (Etalab, Licence Ouverte 2.0). Auchy-les-Mines joined in July 2025, Annequin in 2026.
"""

from __future__ import annotations

from typing import Final, NamedTuple


class CommunePeuplee(NamedTuple):
    """A commune as a directory writes it, and how many people live there."""

    nom: str
    code_postal: str
    population: int


ARTOIS_LYS_ROMANE_2025: Final = (
    CommunePeuplee("Auchy-au-Bois", "62190", 548),
    CommunePeuplee("Blessy", "62120", 907),
    CommunePeuplee("Bourecq", "62190", 568),
    CommunePeuplee("Burbure", "62151", 2_834),
    CommunePeuplee("Busnes", "62350", 1_243),
    CommunePeuplee("Calonne-sur-la-Lys", "62350", 1_595),
    CommunePeuplee("Cambrin", "62149", 1_263),
    CommunePeuplee("Cuinchy", "62149", 1_784),
    CommunePeuplee("Ecquedecques", "62190", 511),
    CommunePeuplee("Estrée-Blanche", "62145", 913),
    CommunePeuplee("Ferfay", "62260", 861),
    CommunePeuplee("Festubert", "62149", 1_242),
    CommunePeuplee("Givenchy-lès-la-Bassée", "62149", 982),
    CommunePeuplee("Gonnehem", "62920", 2_525),
    CommunePeuplee("Guarbecque", "62330", 1_381),
    CommunePeuplee("Ham-en-Artois", "62190", 944),
    CommunePeuplee("Isbergues", "62330", 8_650),
    CommunePeuplee("Lambres-lez-Aire", "62120", 1_070),
    CommunePeuplee("Liettres", "62145", 378),
    CommunePeuplee("Ligny-lès-Aire", "62960", 565),
    CommunePeuplee("Lillers", "62190", 10_193),
    CommunePeuplee("Linghem", "62120", 219),
    CommunePeuplee("Locon", "62400", 2_324),
    CommunePeuplee("Lorgies", "62840", 1_651),
    CommunePeuplee("Mazinghem", "62120", 457),
    CommunePeuplee("Mont-Bernanchon", "62350", 1_317),
    CommunePeuplee("Norrent-Fontes", "62120", 1_381),
    CommunePeuplee("Quernes", "62120", 420),
    CommunePeuplee("Rely", "62120", 464),
    CommunePeuplee("Richebourg", "62136", 2_687),
    CommunePeuplee("Robecq", "62350", 1_328),
    CommunePeuplee("Rombly", "62120", 53),
    CommunePeuplee("Saint-Floris", "62350", 618),
    CommunePeuplee("Saint-Hilaire-Cottes", "62120", 830),
    CommunePeuplee("Saint-Venant", "62350", 2_999),
    CommunePeuplee("Vieille-Chapelle", "62136", 882),
    CommunePeuplee("Witternesse", "62120", 636),
)
