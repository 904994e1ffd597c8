"""An animatrice writes to many: her words, a file, whom, when. Each gesture changes one thing of a draft."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.domain.annonces import (
    Annonce,
    Compte,
    MotifAlerte,
    MotifEcarte,
    Obstacle,
    Piece,
    Sorte,
    find_obstacle,
)
from bot.domain.annonces import Personne as Vue
from bot.domain.calendrier import next_allowed, to_paris
from bot.domain.moments_envoi import Moment, list_moments, parse_moment
from bot.domain.outbox import Lane
from bot.domain.personnes import Personne
from bot.domain.public import Public
from bot.domain.publics_criteres import number_of
from bot.domain.relais import Relais
from bot.domain.sujets import Sujet
from bot.domain.tableau import Page
from bot.usecases.letter_of_annonce import annonce_body, annonce_letter
from bot.usecases.run_annonces import open_annonce
from bot.usecases.unit import Unit

PAR_PAGE = 8
ATELIERS = 8


@dataclass(frozen=True, slots=True)
class Brouillon:
    """An announcement before it leaves: how many it reaches, what prevents it, when the first copies may leave."""

    annonce: Annonce
    relais: Relais
    compte: Compte
    obstacle: Obstacle | None
    leaves: datetime
    ateliers: tuple[tuple[int, str, datetime], ...]


async def find_annonce(unit: Unit, qui: Personne, annonce_id: int) -> Annonce | None:
    """That one if it is her relais's: a Tap is untrusted."""
    if qui.animateur_id is None or qui.animateur_relais_id is None:
        return None
    return await unit.tx.annonces.find(qui.animateur_relais_id, annonce_id)


async def begin_annonce(unit: Unit, qui: Personne, sorte: Sorte, motif: MotifAlerte | None = None) -> Annonce | None:
    """A new draft, for the professionals of her relais until she chooses others."""
    if qui.animateur_id is None or qui.animateur_relais_id is None:
        return None
    draft = Annonce(
        id=0,
        relais_id=qui.animateur_relais_id,
        animateur_id=qui.animateur_id,
        sorte=sorte,
        sujet="sondages" if sorte == "sondage" else "annonces",
        motif=(motif or "securite") if sorte == "alerte" else None,
        public=Public(roles=frozenset({"assistants"})),
    )
    return await unit.tx.annonces.add(draft, unit.now)


async def see_draft(unit: Unit, qui: Personne, annonce_id: int) -> Brouillon | None:
    """Where it stands; None when it is not hers to change any more."""
    annonce = await _changeable(unit, qui, annonce_id)
    if annonce is None:
        return None
    relais = unit.territoire.get(annonce.relais_id)
    planned = max(annonce.part_le or unit.now, unit.now)
    return Brouillon(
        annonce,
        relais,
        await unit.tx.audiences.count(annonce, unit.today, fraiche_depuis(unit, relais)),
        find_obstacle(annonce.texte, annonce.piece) or await _of_sondage(unit, annonce, planned),
        planned if annonce.is_alerte else next_allowed(planned, relais.reglages),
        tuple(await unit.tx.annonces.list_ateliers(annonce.relais_id, unit.today, ATELIERS)),
    )


async def list_people(
    unit: Unit, qui: Personne, annonce_id: int, motif: MotifEcarte | None, numero: int
) -> tuple[Annonce, Page[Vue]] | None:
    """Before it leaves: those of one reason, or those who would get it."""
    annonce = await _changeable(unit, qui, annonce_id)
    if annonce is None:
        return None
    depuis = fraiche_depuis(unit, unit.territoire.get(annonce.relais_id))
    return annonce, await unit.tx.audiences.page(annonce, unit.today, depuis, motif, numero, PAR_PAGE)


async def say(unit: Unit, qui: Personne, annonce_id: int, message_id: int, texte: str) -> Annonce | None:
    """One more of her messages, or one that she corrected where she typed it."""
    return await _change(unit, qui, annonce_id, lambda annonce: annonce.say(message_id, texte.strip()))


async def unsay(unit: Unit, qui: Personne, annonce_id: int, *, everything: bool) -> Annonce | None:
    """Without her last message, or without any."""
    return await _change(
        unit, qui, annonce_id, lambda annonce: replace(annonce, textes=() if everything else annonce.textes[:-1])
    )


async def attach(unit: Unit, qui: Personne, annonce_id: int, piece: Piece | None) -> Annonce | None:
    """With that picture or file instead of the one before; with none."""
    return await _change(unit, qui, annonce_id, lambda annonce: replace(annonce, piece=piece))


async def choose_public(
    unit: Unit, qui: Personne, annonce_id: int, change: Callable[[Public], Public]
) -> Annonce | None:
    """Whom it is for. An atelier that is not of her relais is no criterion."""
    annonce = await _changeable(unit, qui, annonce_id)
    if annonce is None:
        return None
    public = change(annonce.public)
    known = {number for number, _, _ in await unit.tx.annonces.list_ateliers(annonce.relais_id, unit.today, ATELIERS)}
    numbers = {number_of(code) for code in public.criteres - annonce.public.criteres} - {None}
    return await _save(unit, replace(annonce, public=public)) if numbers <= known else annonce


async def choose_sujet(unit: Unit, qui: Personne, annonce_id: int, sujet: Sujet) -> Annonce | None:
    """What it is about: who does not want to hear of it gets none."""
    return await _change(
        unit, qui, annonce_id, lambda one: one if one.sorte != "annonce" else replace(one, sujet=sujet)
    )


async def choose_motif(unit: Unit, qui: Personne, annonce_id: int, motif: MotifAlerte) -> Annonce | None:
    """Why it is urgent."""
    return await _change(unit, qui, annonce_id, lambda one: replace(one, motif=motif) if one.is_alerte else one)


async def leave_at(unit: Unit, qui: Personne, annonce_id: int, moment: Moment | None) -> Annonce | None:
    """At one of the moments offered; None: at once."""
    found = None if moment is None else list_moments(unit.now).get(moment)
    return await _change(unit, qui, annonce_id, lambda one: replace(one, part_le=found, etat="brouillon"))


async def leave_typed(unit: Unit, qui: Personne, annonce_id: int, text: str) -> Annonce | None:
    """At the moment she typed; None when it is not understood, or nothing may be changed any more."""
    found = parse_moment(text, unit.now)
    if found is None:
        return None
    return await _change(unit, qui, annonce_id, lambda one: replace(one, part_le=found, etat="brouillon"))


async def send_copy(unit: Unit, qui: Personne, annonce_id: int, event: str) -> Obstacle | None:
    """« M'en envoyer un exemplaire »: the very letter, to her own chat. `event` tells two copies apart."""
    annonce = await find_annonce(unit, qui, annonce_id)
    if annonce is None:
        return None
    obstacle = find_obstacle(annonce.texte, annonce.piece)
    if obstacle is None:
        body = annonce_body(annonce, unit.territoire.get(annonce.relais_id))
        letter = annonce_letter(annonce, body, 0, qui.telegram_id, unit.now, f"exemplaire:{event}")
        unit.letters.append(replace(letter, genre="reponse", lane=Lane.ANSWER, until=unit.now + timedelta(hours=1)))
    return obstacle


async def launch(unit: Unit, qui: Personne, annonce_id: int) -> Annonce | None:
    """At once, or at the moment chosen. Twice launches once; nothing leaves that has an obstacle."""
    brouillon = await see_draft(unit, qui, annonce_id)
    if brouillon is None:
        return await find_annonce(unit, qui, annonce_id)
    annonce = brouillon.annonce
    if brouillon.obstacle is not None or annonce.etat != "brouillon":
        return annonce
    if annonce.part_le is not None and annonce.part_le > unit.now:
        return await _save(unit, replace(annonce, etat="programmee"))
    await open_annonce(unit, replace(annonce, part_le=None))
    return await unit.tx.annonces.get(annonce_id)


async def give_up(unit: Unit, qui: Personne, annonce_id: int) -> Annonce | None:
    """A scheduled one is a draft again; a draft disappears."""
    annonce = await _changeable(unit, qui, annonce_id)
    if annonce is None:
        return None
    if annonce.etat == "programmee":
        return await _save(unit, replace(annonce, etat="brouillon", part_le=None))
    if annonce.sorte == "sondage":  # thrown away with its questions, where they are
        return None
    await unit.tx.annonces.forget(annonce.id)
    return annonce


def fraiche_depuis(unit: Unit, relais: Relais) -> datetime:
    """News of places older than that are not believed."""
    return unit.now - timedelta(days=relais.reglages.fraicheur_jours)


async def _of_sondage(unit: Unit, annonce: Annonce, leaves: datetime) -> Obstacle | None:
    """An invitation needs something to answer, and time for it."""
    sondage = await unit.tx.sondages.find_of_annonce(annonce.id) if annonce.sorte == "sondage" else None
    if sondage is None:
        return None
    if not sondage.questions:
        return "sans_question"
    return "trop_tard" if to_paris(leaves).date() > sondage.fin else None


async def _changeable(unit: Unit, qui: Personne, annonce_id: int) -> Annonce | None:
    annonce = await find_annonce(unit, qui, annonce_id)
    return annonce if annonce is not None and annonce.may_change() else None


async def _change(unit: Unit, qui: Personne, annonce_id: int, change: Callable[[Annonce], Annonce]) -> Annonce | None:
    annonce = await _changeable(unit, qui, annonce_id)
    return None if annonce is None else await _save(unit, change(annonce))


async def _save(unit: Unit, annonce: Annonce) -> Annonce:
    await unit.tx.annonces.save(annonce)
    return annonce
