"""An animatrice makes a campaign: a draft with everything filled in, changed a tap at a time, then launched."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from typing import Literal

from bot.domain.agenda_campagne import Agenda
from bot.domain.calendrier import to_utc
from bot.domain.campagnes import NOM_MAX, Campagne, Public
from bot.domain.personnes import Personne
from bot.domain.publics import Compte, Motif, Visee
from bot.domain.relais import Relais
from bot.domain.resume_places import Resume
from bot.domain.saisie import Lu
from bot.domain.saisie_dates import parse_date
from bot.domain.tableau import Page
from bot.usecases.open_campaigns import open_at_once
from bot.usecases.schedule_campaign import call_off, ciblage_of, schedule
from bot.usecases.unit import Unit
from content.noms_de_campagne import nom_de_campagne

LOIN = timedelta(days=62)  # a campaign is not planned further ahead than that
DUREES = (10, 14, 21, 28)
PAR_PAGE = 8


@dataclass(frozen=True, slots=True)
class Brouillon:
    """A campaign before it begins: whom it reaches, and the days on which it would write."""

    campagne: Campagne
    relais: Relais
    compte: Compte
    jours: tuple[date, ...]
    today: date

    @property
    def begins_now(self) -> bool:
        """Nothing separates launching from beginning."""
        return self.campagne.debut <= self.today

    @property
    def is_past(self) -> bool:
        """Left as a draft until its last day had gone: it can only begin on other days."""
        return self.campagne.etat == "brouillon" and self.campagne.fin < self.today

    @property
    def couvertes(self) -> frozenset[str]:
        """Every commune of the relais, INSEE codes."""
        return frozenset(commune.insee for commune in self.relais.communes_at(self.today))


@dataclass(frozen=True, slots=True)
class Apercu:
    """What one of those who are written to will read."""

    brouillon: Brouillon
    exemple: Visee
    resume: Resume


async def find_campaign(unit: Unit, qui: Personne, campagne_id: int) -> Campagne | None:
    """The campaign of that id if it is her relais's: a Tap is untrusted."""
    if qui.animateur_id is None or qui.animateur_relais_id is None:
        return None
    return await unit.tx.campagnes.find(qui.animateur_relais_id, campagne_id)


async def begin_draft(unit: Unit, qui: Personne) -> Campagne | None:
    """The one she has begun, else a new one that could be launched as it is."""
    if qui.animateur_id is None or qui.animateur_relais_id is None:
        return None
    known = await unit.tx.campagnes.find_draft(qui.animateur_relais_id, qui.animateur_id)
    if known is not None and known.debut >= unit.today:
        return known
    reglages = unit.territoire.get(qui.animateur_relais_id).reglages
    fin = unit.today + timedelta(days=reglages.campagne_duree_jours - 1)
    if known is not None:
        return await _save(unit, replace(known, debut=unit.today, fin=fin))
    nom = nom_de_campagne("animatrice", unit.today, fin)
    draft = Campagne(0, qui.animateur_relais_id, "animatrice", nom, unit.today, fin, animateur_id=qui.animateur_id)
    return await unit.tx.campagnes.add(draft, unit.now)


async def see_draft(unit: Unit, qui: Personne, campagne_id: int) -> Brouillon | None:
    """Where it stands; None when it is not hers to change any more."""
    campagne = await find_campaign(unit, qui, campagne_id)
    if campagne is None or not campagne.may_change():
        return None
    relais = unit.territoire.get(campagne.relais_id)
    begins = max(campagne.debut, unit.today)
    agenda = Agenda.of(relais, unit.now if begins == unit.today else to_utc(begins, time()))
    compte = await unit.tx.publics.count(ciblage_of(unit, campagne))
    return Brouillon(campagne, relais, compte, agenda.jours, unit.today)


async def preview(unit: Unit, qui: Personne, campagne_id: int) -> Apercu | Brouillon | None:
    """The letter of the first of them; the draft itself when nobody would be written to."""
    brouillon = await see_draft(unit, qui, campagne_id)
    if brouillon is None:
        return None
    first = await unit.tx.publics.page(ciblage_of(unit, brouillon.campagne), None, 0, 1)
    if not first.lignes:
        return brouillon
    exemple = first.lignes[0]
    return Apercu(brouillon, exemple, (await unit.tx.resumes.list_of([exemple.id], unit.today))[exemple.id])


async def list_left_out(
    unit: Unit, qui: Personne, campagne_id: int, motif: Motif | None, numero: int
) -> tuple[Campagne, Page[Visee]] | None:
    """Those of one reason, before it begins; without one, those who are written to."""
    campagne = await find_campaign(unit, qui, campagne_id)
    if campagne is None or not campagne.may_change():
        return None
    return campagne, await unit.tx.publics.page(ciblage_of(unit, campagne), motif, numero, PAR_PAGE)


async def rename(unit: Unit, qui: Personne, campagne_id: int, text: str) -> Campagne | Literal["illisible"] | None:
    """Its name, as she typed it."""
    campagne, nom = await _changeable(unit, qui, campagne_id), " ".join(text.split())
    if campagne is None:
        return None
    return await _save(unit, replace(campagne, nom=nom)) if 0 < len(nom) <= NOM_MAX else "illisible"


async def begin_on(unit: Unit, qui: Personne, campagne_id: int, debut: date) -> Campagne | None:
    """Its first day; it lasts as long as before."""
    campagne = await _changeable(unit, qui, campagne_id)
    if campagne is None or not unit.today <= debut <= unit.today + LOIN:
        return None
    return await _save(unit, replace(campagne, debut=debut, fin=debut + (campagne.fin - campagne.debut)))


async def begin_on_typed(
    unit: Unit, qui: Personne, campagne_id: int, text: str
) -> Campagne | Literal["illisible"] | None:
    """The same, as she typed it."""
    lu = parse_date(text, unit.today)
    if not isinstance(lu, Lu) or lu.valeur > unit.today + LOIN:
        return "illisible"
    return await begin_on(unit, qui, campagne_id, lu.valeur)


async def last_for(unit: Unit, qui: Personne, campagne_id: int, jours: int) -> Campagne | None:
    """How many days it lasts."""
    campagne = await _changeable(unit, qui, campagne_id)
    if campagne is None or jours not in DUREES:
        return None
    return await _save(unit, replace(campagne, fin=campagne.debut + timedelta(days=jours - 1)))


async def choose_public(
    unit: Unit, qui: Personne, campagne_id: int, change: Callable[[Public], Public]
) -> Campagne | None:
    """Whom it is for."""
    campagne = await _changeable(unit, qui, campagne_id)
    return None if campagne is None else await _save(unit, replace(campagne, public=change(campagne.public)))


async def launch(unit: Unit, qui: Personne, campagne_id: int, *, now: bool) -> Campagne | None:
    """It begins today, or on its day. Twice launches once."""
    campagne = await _changeable(unit, qui, campagne_id)
    if campagne is None:
        return await find_campaign(unit, qui, campagne_id)
    if not now and campagne.debut > unit.today:
        await schedule(unit, campagne)
        return await unit.tx.campagnes.get(campagne.id)
    fin = unit.today + (campagne.fin - campagne.debut)
    begun = replace(campagne, etat="programmee", debut=unit.today, fin=fin, annoncee_le=unit.now)
    await unit.tx.campagnes.save(begun)
    await unit.tx.publics.unforesee(campagne.relais_id, campagne.debut)
    await open_at_once(unit, begun)
    return await unit.tx.campagnes.get(campagne.id)


async def give_up(unit: Unit, qui: Personne, campagne_id: int) -> Campagne | None:
    """It will not begin."""
    campagne = await _changeable(unit, qui, campagne_id)
    if campagne is not None:
        await call_off(unit, campagne)
    return campagne


async def _changeable(unit: Unit, qui: Personne, campagne_id: int) -> Campagne | None:
    campagne = await find_campaign(unit, qui, campagne_id)
    return campagne if campagne is not None and campagne.may_change() else None


async def _save(unit: Unit, campagne: Campagne) -> Campagne:
    """Those whom a scheduled one will ask are known again, when its day or its public change."""
    before = await unit.tx.campagnes.get(campagne.id)
    await unit.tx.campagnes.save(campagne)
    if campagne.etat == "programmee":
        await unit.tx.publics.unforesee(before.relais_id, before.debut)
        await unit.tx.publics.foresee(ciblage_of(unit, campagne))
    return campagne
