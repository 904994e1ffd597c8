"""What exists when nobody can start in time: pages of this relais, its phone, its hours. Invents no service."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from bot.domain.ouvertures import Ouverture, next_opening
from bot.domain.personnes import Personne
from bot.domain.presse import Presse
from bot.domain.relais import Relais
from bot.usecases.choose_relais import relais_of
from bot.usecases.form_in_hand import RECHERCHE_NEUVE, take_form
from bot.usecases.tell_staff import tell_staff
from bot.usecases.unit import Unit
from content.reponses.pages import Page

SUJETS: Final = ("accueil-urgence", "horaires-atypiques", "accueil-occasionnel", "choisir-mode-accueil")
PAGES_MONTREES: Final = 4


@dataclass(frozen=True, slots=True)
class CeSoir:
    """`relais` None: her commune is not known, hence neither are pages nor a phone."""

    relais: Relais | None
    ouverture: Ouverture | None
    pages: tuple[Page, ...]
    en_cours: bool  # her search waits


async def see_tonight(unit: Unit, personne: Personne) -> CeSoir:
    """Around the commune of the search in hand, else of her relais."""
    relais_id = await _where(unit, personne)
    if relais_id is None:
        return CeSoir(None, None, (), personne.recherche_en_cours)
    relais = unit.territoire.get(relais_id)
    pages = await _pages(unit, relais)
    return CeSoir(relais, next_opening(relais, unit.now), pages, personne.recherche_en_cours)


async def tell_tonight(unit: Unit, personne: Personne, presse: Presse) -> None:
    """The team learns at once that somebody is looking, once a day; not who, not her words: she has sent nothing."""
    relais_id = await _where(unit, personne)
    if relais_id is None or personne.animateur_id is not None:
        return
    key = f"presse:{personne.compte_id}:{unit.today.isoformat()}"
    await tell_staff(unit, relais_id, key, "situations/equipe_soir", presse=presse)


async def _where(unit: Unit, personne: Personne) -> int | None:
    feuille = await take_form(unit, personne, RECHERCHE_NEUVE)
    insee = feuille.reponses.get("commune") if feuille else None
    relais = unit.territoire.territoire.covering(insee, unit.today) if insee else None
    return unit.territoire.id_of(relais.slug) if relais else relais_of(unit, personne)


async def _pages(unit: Unit, relais: Relais) -> tuple[Page, ...]:
    """Those that this relais wrote of itself: what is said for the whole country tells of nobody near her."""
    connues = await unit.savoir.current(unit)
    own = [
        page
        for page in connues.list_pages(relais.slug)
        if page.relais and page.sujet in SUJETS and page.is_valid(unit.today) and page.is_for("parent")
    ]
    own.sort(key=lambda page: (SUJETS.index(page.sujet), page.id))
    return tuple(own[:PAGES_MONTREES])
