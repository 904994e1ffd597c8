"""The figures of contacts as bars and as sheets: the words and the numbers of the messages. Draws nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from bot.domain.calendrier import to_paris
from bot.domain.chiffres_contacts import Chiffres
from bot.domain.periodes_chiffres import Periode
from bot.domain.registre import CANAUX, HORS_CAF, PUBLICS, Contact
from content.filters_contacts import en_periode
from content.filters_tableau import with_capital

COULEURS = ("bleu", "jaune", "vert", "violet", "clair")  # one a channel
TITRES = {
    "f": "Familles",
    "a": "Assistants maternels",
    "g": "Garde à domicile",
    "c": "Candidats à l'agrément",
    "p": "Partenaires",
}


def image_of_contacts(periode: Periode, chiffres: Chiffres, code: str | None) -> dict[str, Any]:
    """Bars of « barres.png », stacked by channel; a bar without contact says « 0 »."""
    if code is None:
        lines: list[tuple[str, str, str | None]] = [(TITRES[one], PUBLICS[one], None) for one in PUBLICS]
        titre, total = "Contacts du relais", chiffres.count()
    else:
        lines = [(with_capital(motif), PUBLICS[code], motif) for motif, _ in chiffres.list_motifs(code)]
        titre, total = f"Contacts : {TITRES[code].lower()}", chiffres.count(PUBLICS[code])
    return {
        "titre": titre,
        "sous_titre": f"{with_capital(en_periode(periode))}, {total} contact{'s' if total > 1 else ''}",
        "categories": [name for name, _, _ in lines],
        "series": [
            {
                "nom": canal,
                "couleur": couleur,
                "valeurs": [chiffres.count(public, motif, canal) for _, public, motif in lines],
            }
            for canal, couleur in zip(CANAUX, COULEURS, strict=True)
        ],
        "fins": [str(chiffres.count(public, motif)) for _, public, motif in lines],
    }


def feuilles_of_contacts(
    periode: Periode, chiffres: Chiffres, avant: Periode, before: Chiffres, contacts: Iterable[Contact]
) -> dict[str, Any]:
    """Sheets of « liste.xlsx »: the Caf's tables in its order, then the relais's own, then every contact."""
    columns = ["Motif", with_capital(en_periode(periode)), with_capital(en_periode(avant)), *CANAUX]
    tables = [
        {"titre": TITRES[code], "colonnes": columns, "lignes": _table(chiffres, before, code)}
        for code in PUBLICS
        if code not in HORS_CAF
    ]
    apart = [[TITRES[code], *row] for code in HORS_CAF for row in _table(chiffres, before, code)]
    two = [with_capital(en_periode(periode)), with_capital(en_periode(avant))]
    return {
        "feuilles": [
            *tables,
            {"titre": "Demandes", "colonnes": ["Demande", *two], "lignes": _demandes(chiffres, before)},
            {
                "titre": "Entretiens",
                "colonnes": ["Thème", *two],
                "lignes": _beside(chiffres.list_themes(), before.list_themes(), "Total"),
            },
            {"titre": "Hors tableau Caf", "colonnes": ["Public", *columns], "lignes": apart},
            {
                "titre": "Contacts",
                "colonnes": [
                    "Date", "Public", "Motif", "Canal", "Minutes", "Précisions", "Entretien", "Noté par", "Annulé le"
                ],
                "lignes": [_line(contact) for contact in contacts],
                "dates": [0, 8],
            },
        ]
    }  # fmt: skip


def _table(chiffres: Chiffres, before: Chiffres, code: str) -> list[list[Any]]:
    public, rows = PUBLICS[code], []
    known = dict(before.list_motifs(code))
    for motif, n in chiffres.list_motifs(code):
        rows.append([motif, n, known.get(motif, 0), *(m for _, m in chiffres.list_canaux(public, motif))])
    total = ["Total", chiffres.count(public), before.count(public)]
    return [*rows, [*total, *(m for _, m in chiffres.list_canaux(public))]]


def _demandes(chiffres: Chiffres, before: Chiffres) -> list[list[Any]]:
    asked = _beside(chiffres.list_demandes(), before.list_demandes(), "Total (A+B+C)")
    for row, letter in zip(asked, "ABC", strict=False):
        row[0] = f"{row[0]} ({letter})"
    return [*asked, *_beside(chiffres.list_specificites(), before.list_specificites(), None)]


def _beside(rows: Sequence[tuple[str, int]], before: Sequence[tuple[str, int]], total: str | None) -> list[list[Any]]:
    lines: list[list[Any]] = [[label, n, m] for (label, n), (_, m) in zip(rows, before, strict=True)]
    return [*lines, [total, sum(n for _, n in rows), sum(n for _, n in before)]] if total else lines


def _line(contact: Contact) -> list[Any]:
    undone, robot = contact.annule_le, "le robot" if contact.canal == "messagerie" else None
    return [
        to_paris(contact.le).date().isoformat(), contact.public, contact.motif, contact.canal, contact.minutes,
        ", ".join(contact.precisions), contact.theme, contact.qui or robot,
        to_paris(undone).date().isoformat() if undone else None,
    ]  # fmt: skip
