"""From the cells of a line to a person: who, where, how to reach her, what she accepts. Never her availability."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from bot.domain.annuaire.capacite import parse_capacite
from bot.domain.annuaire.dates import parse_date
from bot.domain.annuaire.rangee import Rangee
from bot.domain.annuaire.rapport import Refus
from bot.domain.annuaire.reponses import mam_name, parse_email, parse_oui_non, parse_statut, split_nom, tidy_name
from bot.domain.annuaire.synonymes import Champ
from bot.domain.annuaire.telephones import parse_telephones
from bot.domain.annuaire.texte import one_line
from bot.domain.assistants import Accepte, Agrement, Statut

FindCommune = Callable[[str, str | None], str | None]
_CODE_POSTAL = re.compile(r"(?<!\d)(\d{5}|\d{2} \d{3})(?!\d)")


@dataclass(frozen=True, slots=True)
class Identite:
    """The two things without which a line is nobody: a name and a commune (INSEE code)."""

    nom: str
    prenom: str
    commune: str


def read_identite(rangee: Rangee, find_commune: FindCommune) -> Identite | Refus:
    """Who and where, or why the line is refused."""
    nom, prenom = _nom_prenom(rangee)
    if not nom:
        return Refus(rangee.ligne.numero, "nom_absent")
    typed, code = _commune(rangee)
    if not typed:
        return Refus(rangee.ligne.numero, "commune_absente", f"{prenom} {nom}".strip())
    commune = find_commune(typed, code)
    if commune is None:
        return Refus(rangee.ligne.numero, "commune_inconnue", typed)
    if not prenom:
        rangee.warn("prenom_absent", None, nom)
    return Identite(nom, prenom, commune)


def _nom_prenom(rangee: Rangee) -> tuple[str, str]:
    nom, prenom = rangee.text("nom", "nom_naissance"), rangee.text("prenom")
    together = rangee.text("nom_prenom")
    if nom and (prenom or rangee.en_tete.holds("prenom")):
        return tidy_name(nom), tidy_name(prenom)
    return split_nom(nom or together) if nom or together else ("", "")


def _commune(rangee: Rangee) -> tuple[str, str | None]:
    """The typed name and its postal code, which may be in one cell, or at the end of the address."""
    typed, code = rangee.text("commune"), re.sub(r"\D", "", rangee.text("code_postal"))
    found = _CODE_POSTAL.search(typed)
    if not typed and (end := re.search(r"(?<!\d)(\d{5}) +(\D+)$", rangee.text("adresse"))):
        typed, code = end[2], end[1]
    elif found:
        typed, code = typed.replace(found[0], " ").strip(" -,()"), found[1].replace(" ", "")
    return one_line(typed), code.zfill(5) if 4 <= len(code) <= 5 else None


def read_telephone(rangee: Rangee) -> str | None:
    """One number, the mobile first; what is wrong or left over is said."""
    chosen: list[str] = []
    for colonne, text in rangee.cells("telephone"):
        found = parse_telephones(text)
        for wrong in found.faux:
            rangee.warn("telephone_illisible", colonne, wrong)
        kept = found.choisi()
        if kept is not None:
            chosen.append(kept)
            if len(found.valides) > 1:
                rangee.warn("second_telephone", colonne, text)
    return next((n for n in chosen if n.startswith(("+336", "+337"))), next(iter(chosen), None))


def read_email(rangee: Rangee) -> str | None:
    """Her e-mail."""
    return rangee.read("email", parse_email, "email_illisible")


def read_adresse(rangee: Rangee) -> str | None:
    """All the cells of the address, one after the other."""
    return ", ".join(dict.fromkeys(one_line(text) for _, text in rangee.cells("adresse"))) or None


def read_statut(rangee: Rangee) -> tuple[Statut | None, str | None]:
    """Her statut and the name of her MAM; a name, or a yes, in a column « MAM » says that she works in one."""
    said = rangee.text("mam")
    if said and parse_oui_non(said)[0] is not False:
        return "mam", mam_name(said) if parse_oui_non(said)[0] is None else mam_name(rangee.text("statut"))
    statut: Statut | None = rangee.read("statut", parse_statut, "statut_inconnu")
    return statut, mam_name(rangee.text("statut")) if statut == "mam" else None


def read_agrement(rangee: Rangee, today: date) -> Agrement:
    """The number and the end; the seats come from read_capacite. A column « Agrément » holding « 4 » is the seats."""
    numero = rangee.text("agrement")
    fin = rangee.read("agrement_fin", lambda text: parse_date(text, today, end_of_month=True), "date_illisible")
    if fin is not None and fin < today:
        rangee.warn("agrement_passe", None, fin.isoformat())
    return Agrement(numero=None if _is_capacite(rangee, numero) else numero or None, fin=fin)


def capacite_champ(rangee: Rangee) -> Champ:
    """Which column holds the seats of this line."""
    return "agrement" if _is_capacite(rangee, rangee.text("agrement")) else "capacite"


def _is_capacite(rangee: Rangee, text: str) -> bool:
    return (
        not rangee.en_tete.holds("capacite")
        and re.match(r"\d(?!\d)", text) is not None
        and parse_capacite(text) is not None
    )


def read_accepte(rangee: Rangee) -> Accepte:
    """What she accepts; an empty cell says neither yes nor no."""
    return Accepte(
        periscolaire=read_oui_non(rangee, "periscolaire"),
        horaires_atypiques=read_oui_non(rangee, "horaires_atypiques"),
        besoin_imprevu=read_oui_non(rangee, "besoin_imprevu"),
        accueil_adapte=read_oui_non(rangee, "accueil_adapte"),
    )


def read_oui_non(rangee: Rangee, champ: Champ) -> bool | None:
    """Yes, no, or nothing; « oui, sauf le mercredi » is a yes whose end is said to be lost."""
    for colonne, text in rangee.cells(champ):
        answer, more = parse_oui_non(text)
        if answer is None or more:
            rangee.warn("reponse_illisible" if answer is None else "precision_perdue", colonne, text)
        return answer
    return None


def read_ecoles(rangee: Rangee) -> tuple[str, ...]:
    """The schools she serves."""
    names = (one_line(name) for _, text in rangee.cells("ecoles") for name in re.split(r"[;,\n/]", text))
    return tuple(dict.fromkeys(name for name in names if name))
