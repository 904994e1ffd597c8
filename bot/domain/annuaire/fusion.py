"""What a line changes in what we knew of somebody: only what it says, never what it leaves empty."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Final

from bot.domain.annuaire.fiche import Fiche
from bot.domain.annuaire.places import Nouvelles, merge_places
from bot.domain.annuaire.rapport import ChampFiche, Changement, Valeur
from bot.domain.assistants import Accepte, Agrement, AssistantMaternel

FRAICHEUR_JOURS: Final = 120  # the setting of the relais decides; this is its usual value


def apply_fiche(
    fiche: Fiche, known: AssistantMaternel | None, now: datetime, fraicheur_jours: int = FRAICHEUR_JOURS
) -> tuple[AssistantMaternel, bool]:
    """The entry after this line, and whether fresher news of her places than the file's was kept against it."""
    base = known or AssistantMaternel(0, fiche.nom, fiche.prenom, fiche.commune, profession=fiche.profession)
    said = Nouvelles(
        _news_date(fiche.a_jour_le, now), dated=fiche.a_jour_le is not None, fraicheur_jours=fraicheur_jours
    )
    places, kept = merge_places(base.places, fiche, said, now)
    statut = fiche.statut or base.statut
    merged = replace(
        base,
        nom=fiche.nom,
        prenom=fiche.prenom or base.prenom,
        commune=fiche.commune,
        statut=statut,
        mam=(fiche.mam or base.mam) if statut == "mam" else None,
        adresse=fiche.adresse or base.adresse,
        telephone=fiche.telephone or base.telephone,
        email=fiche.email or base.email,
        agrement=_agrement(fiche, base.agrement),
        accepte=_accepte(fiche.accepte, base.accepte),
        ecoles=fiche.ecoles or base.ecoles,
        en_activite=base.en_activite if fiche.en_activite is None else fiche.en_activite,
        ne_plus_diffuser=base.ne_plus_diffuser or fiche.ne_plus_diffuser,  # only she, or an animatrice, lifts it
        places=places,
    )
    return merged, kept


def changes_between(avant: AssistantMaternel, apres: AssistantMaternel) -> tuple[Changement, ...]:
    """What differs, field by field then seat by seat."""
    before, after = _fields(avant), _fields(apres)
    changes = [Changement(champ, before[champ], after[champ]) for champ in before if before[champ] != after[champ]]
    seats = {place.rang: place for place in avant.places}
    new_seats = {place.rang: place for place in apres.places}
    return (
        *changes,
        *(
            Changement("place", seats.get(rang), new_seats.get(rang), rang)
            for rang in sorted(seats | new_seats)
            if seats.get(rang) != new_seats.get(rang)
        ),
    )


def _fields(entry: AssistantMaternel) -> dict[ChampFiche, Valeur]:
    return {
        "nom": entry.nom,
        "prenom": entry.prenom,
        "commune": entry.commune,
        "statut": entry.statut,
        "mam": entry.mam,
        "adresse": entry.adresse,
        "telephone": entry.telephone,
        "email": entry.email,
        "agrement_numero": entry.agrement.numero,
        "agrement_places": entry.agrement.places,
        "agrement_fin": entry.agrement.fin,
        "periscolaire": entry.accepte.periscolaire,
        "horaires_atypiques": entry.accepte.horaires_atypiques,
        "besoin_imprevu": entry.accepte.besoin_imprevu,
        "accueil_adapte": entry.accepte.accueil_adapte,
        "ecoles": entry.ecoles,
        "en_activite": entry.en_activite,
        "ne_plus_diffuser": entry.ne_plus_diffuser,
    }


def _agrement(fiche: Fiche, known: Agrement) -> Agrement:
    return Agrement(
        numero=fiche.agrement.numero or known.numero,
        places=len(fiche.capacite.sieges) if fiche.capacite else known.places,
        fin=fiche.agrement.fin or known.fin,
    )


def _accepte(said: Accepte, known: Accepte) -> Accepte:
    def either(new: bool | None, old: bool | None) -> bool | None:
        return old if new is None else new

    return Accepte(
        either(said.periscolaire, known.periscolaire),
        either(said.horaires_atypiques, known.horaires_atypiques),
        either(said.besoin_imprevu, known.besoin_imprevu),
        either(said.accueil_adapte, known.accueil_adapte),
        either(said.depannage, known.depannage),
    )


def _news_date(written: date | None, now: datetime) -> datetime:
    """Midday of the day written in the file, never later than now; without one, the moment of the import."""
    return now if written is None else min(now, datetime.combine(written, time(12), UTC))
