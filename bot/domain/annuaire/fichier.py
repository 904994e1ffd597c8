"""From the bytes of a file to its tables, whatever its name says: the first bytes tell what it is. Never raises."""

from __future__ import annotations

from typing import Final

from bot.domain.annuaire.archive import OLE, refuse_ole
from bot.domain.annuaire.colonnes import find_en_tete
from bot.domain.annuaire.fichier_csv import SEPARATEURS, decode, read_csv
from bot.domain.annuaire.fichier_xlsx import read_xlsx
from bot.domain.annuaire.tableau import LIMITES, Feuille, FichierRefuse, Limites

_APERCU: Final = 80  # lines enough to tell the separator


def read_feuilles(data: bytes, limites: Limites = LIMITES) -> tuple[Feuille, ...] | FichierRefuse:
    """Every table of the file, or why it is refused as a whole."""
    if not data.strip():
        return FichierRefuse("vide")
    if len(data) > limites.octets:
        return FichierRefuse("trop_gros", str(limites.octets // 1_000_000))
    if data.startswith(OLE):
        return refuse_ole(data)
    if data.startswith(b"PK"):
        return read_xlsx(data, limites)
    return _read_csv(data, limites)


def _read_csv(data: bytes, limites: Limites) -> tuple[Feuille, ...] | FichierRefuse:
    """The separator is the one that makes the best header."""
    text = decode(data)
    if isinstance(text, FichierRefuse):
        return text
    found = read_csv(
        text, max(SEPARATEURS, key=lambda s: _recognised(read_csv(text, s, limites, only=_APERCU))), limites
    )
    return found if isinstance(found, FichierRefuse) else (found,)


def _recognised(feuille: Feuille | FichierRefuse) -> int:
    en_tete = None if isinstance(feuille, FichierRefuse) else find_en_tete(feuille)
    return 0 if en_tete is None else len(en_tete.colonnes)
