"""The file against the directory: who is new, who changes, who is not in it. Never writes, never deletes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.domain.annuaire.fiche import Fiche
from bot.domain.annuaire.fusion import FRAICHEUR_JOURS, apply_fiche, changes_between
from bot.domain.annuaire.identite import signes_of
from bot.domain.annuaire.lecture import Lecture
from bot.domain.annuaire.rapport import (
    Avertissement,
    Doublon,
    Inchangee,
    Modifiee,
    Nouvelle,
    Rapport,
    Refus,
    SansTelephone,
)
from bot.domain.annuaire.rapprochement import Repertoire, pair, split_doubles
from bot.domain.assistants import AssistantMaternel

_IDENTITE = {"nom", "prenom", "commune", "telephone", "agrement_numero"}
Resultat = Nouvelle | Modifiee | Inchangee


def compare(
    existing: Sequence[AssistantMaternel], read: Lecture, now: datetime, fraicheur_jours: int = FRAICHEUR_JOURS
) -> Rapport:
    """What importing this file would do; comparing again after the import finds nothing to change."""
    fiches, doubles = split_doubles(read.fiches)
    pairs, claimed_twice = pair(fiches, existing)
    compared = [_compare_one(fiche, known, now, fraicheur_jours) for fiche, known in pairs]
    resultats = [resultat for resultat, _ in compared]
    kept = {resultat.ligne for resultat in resultats}
    warned = [*read.avertissements, *(warning for _, warnings in compared for warning in warnings)]
    met = {known.id for _, known in pairs if known is not None}
    return _rapport(
        read,
        resultats,
        refusees=sorted((*read.refusees, *doubles, *claimed_twice), key=lambda refus: refus.ligne),
        avertissements=sorted((a for a in warned if a.ligne in kept), key=lambda a: a.ligne),
        absentes=tuple(entry for entry in existing if entry.id not in met),
    )


def _rapport(
    read: Lecture,
    resultats: Sequence[Resultat],
    *,
    refusees: Sequence[Refus],
    avertissements: Sequence[Avertissement],
    absentes: tuple[AssistantMaternel, ...],
) -> Rapport:
    return Rapport(
        colonnes=tuple((c.titre, c.champ) for c in read.en_tete.colonnes),
        colonnes_ignorees=read.en_tete.ignorees,
        feuille=read.feuille,
        feuilles_ignorees=read.feuilles_ignorees,
        lignes_passees=read.lignes_passees,
        nouvelles=tuple(r for r in resultats if isinstance(r, Nouvelle)),
        modifiees=tuple(r for r in resultats if isinstance(r, Modifiee)),
        inchangees=tuple(r for r in resultats if isinstance(r, Inchangee)),
        refusees=tuple(refusees),
        avertissements=tuple(avertissements),
        doublons=_doublons(resultats, absentes),
        sans_telephone=tuple(SansTelephone(r.ligne, _after(r)) for r in resultats if _after(r).telephone is None),
        absentes=absentes,
    )


def _compare_one(
    fiche: Fiche, known: AssistantMaternel | None, now: datetime, fraicheur_jours: int
) -> tuple[Resultat, list[Avertissement]]:
    after, kept = apply_fiche(fiche, known, now, fraicheur_jours)
    who = f"{after.prenom} {after.nom}".strip()
    warned = [Avertissement(fiche.ligne, "nouvelle_plus_recente", valeur=who)] if kept else []
    if fiche.capacite is not None and _offered_too_many(fiche, after):
        warned.append(Avertissement(fiche.ligne, "places_en_trop", valeur=who))
    if known is None:
        return Nouvelle(fiche.ligne, after), warned
    changes = changes_between(known, after)
    if not changes:
        return Inchangee(fiche.ligne, known), warned
    return Modifiee(fiche.ligne, known, after, changes), warned


def _offered_too_many(fiche: Fiche, after: AssistantMaternel) -> bool:
    seats = len(after.places)
    named = max((rang for rang, offre in fiche.par_place if offre.etat is not None), default=0)
    return named > seats or sum(offre.nombre or 1 for offre in fiche.offres if offre.etat == "libre") > seats


def _after(resultat: Resultat) -> AssistantMaternel:
    return resultat.apres if isinstance(resultat, Modifiee) else resultat.fiche


def _is_moved(resultat: Resultat) -> bool:
    """New, or known under another sign than before: a doubt once settled is not raised again at each import."""
    match resultat:
        case Nouvelle():
            return True
        case Modifiee():
            return any(change.champ in _IDENTITE for change in resultat.changements)
        case Inchangee():
            return False


def _doublons(resultats: Sequence[Resultat], absentes: Sequence[AssistantMaternel]) -> tuple[Doublon, ...]:
    """Each pair once: of the file's people between them, and with those of the directory that the file leaves out."""
    entries = [_after(resultat) for resultat in resultats]
    lines: list[int | None] = [resultat.ligne for resultat in resultats]
    moved = [_is_moved(resultat) for resultat in resultats] + [False] * len(absentes)
    everybody, where = [*entries, *absentes], [*lines, *[None] * len(absentes)]
    repertoire = Repertoire.of(signes_of(entry, entry.agrement.numero) for entry in everybody)
    found: list[Doublon] = []
    for index, resultat in enumerate(resultats):
        if not moved[index]:
            continue
        for other, motif in repertoire.like(repertoire.signes[index]):
            if other != index and not (moved[other] and other > index):
                found.append(Doublon(motif, resultat.ligne, everybody[index], everybody[other], where[other]))
    return tuple(sorted(found, key=lambda doublon: doublon.ligne))
