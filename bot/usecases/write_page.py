"""A page being written in the chat: kept answer by answer, so that a restart forgets nothing. Publishes nothing."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from bot.domain.dialogues import Corrige, Lecture, Repondu
from bot.domain.personnes import Personne
from bot.domain.redaction import (
    CHAMPS,
    Champ,
    list_formulations,
    next_champ,
    parse_formulations,
    parse_relecture,
    parse_source,
    parse_titre,
)
from bot.usecases.page_du_relais import relais_of_team, see_page
from bot.usecases.unit import Unit
from content.brouillon import faults, is_too_long, length, page_of, to_markdown
from content.reponses.lecture import TEXTE_MAX
from content.reponses.pages import LECTEURS, Page
from content.reponses.sujets import SUJETS

FORMULAIRE: Final = "page"
ECRIT: Final = "ecrit"  # everything is written: the draft is reread


@dataclass(frozen=True, slots=True)
class Brouillon:
    """The draft. `champ`: what is being asked, None when it can be read in full; `page`: as it would be served."""

    page: Page
    champ: Champ | None
    ecrits: Mapping[str, Any]
    neuve: bool
    correction: Corrige | None = None
    sujets: tuple[str, ...] = ()  # likely ones, to choose from


async def begin_page(
    unit: Unit, qui: Personne, *, question_id: int | None = None, textes: Sequence[str] = ()
) -> Brouillon | None:
    """A new page, which gets its name when it is published; `textes`: questions whose words become its wordings."""
    relais = relais_of_team(unit, qui)
    if relais is None or qui.animateur_relais_id is None:
        return None
    ecrits: dict[str, Any] = {"page": None, "version": 0}
    if textes:
        ecrits |= {"formulations": list_formulations(textes), "question": question_id}
    return await _save(unit, qui, ecrits, None)


async def begin_correction(unit: Unit, qui: Personne, page_id: str) -> Brouillon | None:
    """An existing page, as her relais serves it."""
    vue = await see_page(unit, qui, page_id)
    if vue is None or qui.animateur_relais_id is None:
        return None
    version = await unit.tx.pages.find_current(qui.animateur_relais_id, page_id)
    return await _save(unit, qui, {"page": page_id, "version": version.id if version else 0}, None)


async def read_draft(unit: Unit, qui: Personne) -> Brouillon | None:
    """The draft that waits, taken up where it was."""
    found = await find_draft(unit, qui)
    if found is None:
        return None
    ecrits, champ = found
    return await _save(unit, qui, ecrits, champ)


async def ask_champ(unit: Unit, qui: Personne, champ: Champ | None) -> Brouillon | None:
    """That thing is asked next; None: the draft is reread."""
    found = await find_draft(unit, qui)
    return None if found is None else await _save(unit, qui, found[0], champ)


async def answer_champ(unit: Unit, qui: Personne, champ: Champ | None, text: str) -> Brouillon | None:
    """What she typed or tapped for it."""
    found = await find_draft(unit, qui)
    if found is None:
        return None
    ecrits, _ = found
    if champ is None:
        return await _save(unit, qui, ecrits, None, Corrige("bouton"))
    match await _read(unit, champ, text):
        case Repondu(valeur):
            return await _save(unit, qui, ecrits | {champ: valeur}, None)
        case Corrige() as correction:
            return await _save(unit, qui, ecrits, champ, correction)
        case _:
            return await _save(unit, qui, ecrits, champ, Corrige("bouton"))


async def give_up_draft(unit: Unit, qui: Personne) -> None:
    """Erased; what was published stays."""
    await unit.tx.dialogues.forget(qui.compte_id, FORMULAIRE)


async def find_draft(unit: Unit, qui: Personne) -> tuple[dict[str, Any], Champ | None] | None:
    """What was written so far, and what was being asked."""
    if relais_of_team(unit, qui) is None:
        return None
    found = qui.dialogue
    if found is None or found.formulaire != FORMULAIRE:
        found = await unit.tx.dialogues.find(qui.compte_id, FORMULAIRE)
    if found is None:
        return None
    return dict(found.reponses), CHAMPS.get(found.etape)


async def _save(
    unit: Unit, qui: Personne, ecrits: dict[str, Any], champ: Champ | None, correction: Corrige | None = None
) -> Brouillon | None:
    vue = await see_page(unit, qui, ecrits["page"]) if ecrits["page"] else None
    relais = relais_of_team(unit, qui)
    assert relais is not None
    asked = champ or (next_champ(ecrits) if vue is None else None)
    await unit.tx.dialogues.save(qui.compte_id, FORMULAIRE, asked or ECRIT, ecrits, unit.now)
    page = page_of(ecrits, vue.page if vue else None, ecrits["page"] or "", relais.slug, relais.nom, unit.today)
    likely = await _likely_subjects(unit, relais.slug, page) if asked == "sujet" else ()
    return Brouillon(page, asked, ecrits, vue is None, correction, likely)


async def _read(unit: Unit, champ: Champ, text: str) -> Lecture:
    match champ:
        case "texte" | "facile":
            return await _read_texte(unit, text, needed=champ == "texte")
        case "titre":
            return parse_titre(text)
        case "formulations":
            return parse_formulations(text)
        case "relecture":
            return parse_relecture(text, unit.today)
        case "source":
            return parse_source(text)
        case "sujet" | "public":
            known: Collection[str] = SUJETS if champ == "sujet" else LECTEURS
            return Repondu(text) if text in known else Corrige("bouton")


async def _read_texte(unit: Unit, text: str, *, needed: bool) -> Lecture:
    """As typed, or why it cannot be shown."""
    if not needed and text.strip() == "-":
        return Repondu("")  # no such variant
    markdown = to_markdown(text)
    if not markdown:
        return Corrige("vide")
    if is_too_long(markdown):
        return Corrige("texte_long", nombre=length(markdown) - TEXTE_MAX)
    wrong = faults(markdown, (await unit.savoir.current(unit)).knowledge.baremes)
    return Corrige("texte_illisible", dit=" ; ".join(wrong)) if wrong else Repondu(markdown)


async def _likely_subjects(unit: Unit, slug: str, page: Page) -> tuple[str, ...]:
    """Three subjects that these words resemble."""
    connues = await unit.savoir.current(unit)
    words = " ".join((page.titre, *page.questions[:3]))
    found = connues.ask(words, slug, None, unit.today)
    return tuple(dict.fromkeys(one.sujet for one in found.pages))[:3]
