"""From the cells of one line to its Fiche: the person, her seats, her availability. Never compares with anybody."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.domain.annuaire.ages import parse_ages
from bot.domain.annuaire.capacite import parse_capacite
from bot.domain.annuaire.dates import parse_date
from bot.domain.annuaire.fiche import Fiche, Offre, merge_offres
from bot.domain.annuaire.offres import parse_offres, take_restriction
from bot.domain.annuaire.personne import (
    FindCommune,
    Identite,
    capacite_champ,
    read_accepte,
    read_adresse,
    read_agrement,
    read_ecoles,
    read_email,
    read_identite,
    read_oui_non,
    read_statut,
    read_telephone,
)
from bot.domain.annuaire.rangee import Rangee
from bot.domain.annuaire.rapport import Refus
from bot.domain.annuaire.reponses import says_garde_a_domicile
from bot.domain.annuaire.semaine_ecrite import parse_grille
from bot.domain.annuaire.texte import plain
from bot.domain.assistants import Restriction


def read_fiche(rangee: Rangee, find_commune: FindCommune, today: date) -> Fiche | Refus:
    """Everything a line says, or why it is refused; what cannot be read in a cell is noted and left out."""
    who = read_identite(rangee, find_commune)
    if isinstance(who, Refus):
        return who
    if says_garde_a_domicile(rangee.text("statut")):
        return _read_garde(rangee, who, today)
    statut, mam = read_statut(rangee)
    return Fiche(
        ligne=rangee.ligne.numero,
        nom=who.nom,
        prenom=who.prenom,
        commune=who.commune,
        statut=statut,
        mam=mam,
        adresse=read_adresse(rangee),
        telephone=read_telephone(rangee),
        email=read_email(rangee),
        agrement=read_agrement(rangee, today),
        accepte=read_accepte(rangee),
        ecoles=read_ecoles(rangee),
        en_activite=read_oui_non(rangee, "en_activite"),
        ne_plus_diffuser=read_oui_non(rangee, "ne_plus_diffuser") is True or read_oui_non(rangee, "diffusion") is False,
        capacite=rangee.read(capacite_champ(rangee), parse_capacite, "places_illisibles"),
        par_place=_par_place(rangee, today),
        offres=_offres(rangee, today),
        commun=_described(rangee, None),
        a_jour_le=rangee.read("a_jour_le", lambda text: parse_date(text, today), "date_illisible"),
    )


def _read_garde(rangee: Rangee, who: Identite, today: date) -> Fiche:
    """Somebody who goes to the family's home: how to reach her and what she accepts; she has no seat."""
    return Fiche(
        ligne=rangee.ligne.numero,
        nom=who.nom,
        prenom=who.prenom,
        commune=who.commune,
        adresse=read_adresse(rangee),
        telephone=read_telephone(rangee),
        email=read_email(rangee),
        accepte=read_accepte(rangee),
        ne_plus_diffuser=read_oui_non(rangee, "ne_plus_diffuser") is True or read_oui_non(rangee, "diffusion") is False,
        a_jour_le=rangee.read("a_jour_le", lambda text: parse_date(text, today), "date_illisible"),
        profession="garde_a_domicile",
    )


def _offres(rangee: Rangee, today: date) -> tuple[Offre, ...]:
    cells = rangee.read_all(
        "disponibilite", lambda text: parse_offres(text, today, seat=False), "disponibilite_illisible"
    )
    return tuple(_settled(offre, today) for offre in merge_offres(cells))


def _settled(offre: Offre, today: date) -> Offre:
    """« non » beside a date to come means free from that day; beside a day gone by, it means no."""
    if offre.etat == "libre" or offre.le is None:
        return offre
    return replace(offre, etat="libre") if offre.le > today else replace(offre, le=None, nombre=None)


def _par_place(rangee: Rangee, today: date) -> tuple[tuple[int, Offre], ...]:
    """The columns that name a seat, put together seat by seat."""
    seats: Sequence[int] = sorted({c.place for c in rangee.en_tete.colonnes if c.place is not None})
    said: list[tuple[int, Offre]] = []
    for seat in seats:
        cells = rangee.read_all(
            "disponibilite", lambda text: parse_offres(text, today, seat=True), "disponibilite_illisible", seat
        )
        offre = merge_offres((*cells, (_described(rangee, seat),)))[0]
        if offre != Offre():
            said.append((seat, offre))
    return tuple(said)


def _described(rangee: Rangee, seat: int | None) -> Offre:
    """Ages, days, moments and restriction, of one seat or of all of them; days and moments narrow each other."""
    ages = rangee.read("ages", parse_ages, "ages_illisibles", seat) or (None, None)
    jours = rangee.read("jours", parse_grille, "jours_illisibles", seat)
    moments = rangee.read("moments", parse_grille, "moments_illisibles", seat)
    restriction: Restriction | None = rangee.read("restriction", _parse_restriction, "restriction_illisible", seat)
    grille = jours & moments if jours is not None and moments is not None else jours if jours is not None else moments
    return Offre(None, None, None, *ages, restriction, grille or None)


def _parse_restriction(text: str) -> Restriction | None:
    return take_restriction(plain(text))[0]
