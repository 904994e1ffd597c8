"""The knowledge in memory, as each relais has made it. Follows the database: a page just published is served next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import TYPE_CHECKING

from bot.domain.calendrier import to_paris
from content.knowledge import Knowledge, Reponse, Trouvee
from content.racines import comparable
from content.reponses.baremes import Bareme, Baremes
from content.reponses.pages import Page, Public
from content.reponses_locales import EtatLocal
from store.pages import MontantDuRelais, Version

if TYPE_CHECKING:
    from bot.usecases.unit import Unit

LE_RELAIS = "le relais"
HORS_SERVICE = date(
    1970, 1, 1
)  # a withdrawn page is out of its validity: it hides the national one and is never served


@dataclass(frozen=True)
class Connaissances:
    """One state of all of it. `shipped`: as the program came; `etats`: what each relais changed, by (slug, page)."""

    shipped: Knowledge
    knowledge: Knowledge
    etats: Mapping[tuple[str, str], EtatLocal]
    montants: Mapping[str, Baremes]
    appris: Mapping[tuple[str, str], str]
    """(relais, words as they compare) → page: what a team said that a page answers is answered with it."""

    def ask(self, question: str, slug: str | None, public: Public | None, today: date) -> Reponse:
        """What the knowledge says; where it is not sure, what this very question was attached to."""
        reponse = self.knowledge.ask(question, relais=slug, public=public, today=today)
        if slug is None or reponse.sorte is not None or reponse.kind not in ("unknown", "choices"):
            return reponse
        page = self.page(self.appris.get((slug, comparable(question)), ""), slug, today)
        if page is None:
            return reponse
        others = tuple(one for one in reponse.pages if one.page_id != page.id)
        return replace(reponse, kind="answer", pages=(Trouvee(page.id, page.sujet, 1.0), *others)[:3])

    def page(self, page_id: str, slug: str | None, today: date) -> Page | None:
        """The page as that relais serves it today; None when it is withdrawn, out of date or another relais's."""
        page = self.knowledge.page(page_id, relais=slug)
        return page if page is not None and page.is_valid(today) else None

    def baremes(self, slug: str | None) -> Baremes:
        """The amounts, with what that relais confirmed."""
        return self.montants.get(slug or "", self.knowledge.baremes)

    def list_pages(self, slug: str | None) -> list[Page]:
        """Every page of that relais, its own before the national one of the same name, withdrawn ones included."""
        seen = dict.fromkeys(page.id for page in self.knowledge.pages if page.relais in (None, slug))
        found = (self.knowledge.page(page_id, relais=slug) for page_id in seen)
        return [page for page in found if page is not None]

    def etat(self, slug: str, page_id: str) -> EtatLocal:
        """What that relais made of a page; nothing yet is also an answer."""
        return self.etats.get((slug, page_id), EtatLocal())

    def is_retiree(self, slug: str, page_id: str) -> bool:
        """Withdrawn there."""
        return self.etat(slug, page_id).retiree


class Savoir:
    """Builds it again when the database says that something changed, in this process or beside it."""

    def __init__(self) -> None:
        self._seen: tuple[int, int] | None = None
        self._known: Connaissances | None = None

    async def current(self, unit: Unit) -> Connaissances:
        """One cheap statement when nothing changed."""
        if unit.connues is None:
            unit.connues = await self._look(unit)
        return unit.connues

    async def _look(self, unit: Unit) -> Connaissances:
        if unit.pages_changed:  # may still be rolled back, and its numbers given to something else: not for the others
            return await _read(unit)
        version = await unit.tx.pages.version()
        if self._known is None or version != self._seen:
            self._known, self._seen = await _read(unit), version
        return self._known


async def _read(unit: Unit) -> Connaissances:
    slugs = {number: slug for slug, number in unit.territoire.ids.items()}
    versions = [v for v in await unit.tx.pages.list_current() if v.relais_id in slugs]
    montants = [m for m in await unit.tx.pages.list_montants() if m.relais_id in slugs]
    return build(load_base(), versions, montants, slugs)


@cache
def load_base() -> Knowledge:
    """The pages that are shipped: read once, whatever number of services a process opens."""
    return Knowledge.load()


def build(
    base: Knowledge, versions: list[Version], montants: list[MontantDuRelais], slugs: Mapping[int, str]
) -> Connaissances:
    """The shipped pages with what the relais made of them."""
    etats = {(slugs[v.relais_id], v.page_id): EtatLocal.of_json(v.etat) for v in versions}
    pages = [page for (slug, page_id), etat in etats.items() if (page := _served(base, slug, page_id, etat))]
    tables = {
        slug: _confirmed(base.baremes, [m for m in montants if m.relais_id == number])
        for number, slug in slugs.items()
        if any(m.relais_id == number for m in montants)
    }
    served = [page for page in pages if page.valable_jusqu_a != HORS_SERVICE]
    taught = {(page.portee, comparable(said)): page.id for page in served for said in page.questions}
    return Connaissances(base, base.with_pages(pages), etats, tables, taught)


def _served(base: Knowledge, slug: str, page_id: str, etat: EtatLocal) -> Page | None:
    page = etat.apply(base.page(page_id, relais=slug), slug)
    return replace(page, valable_jusqu_a=HORS_SERVICE) if page is not None and etat.retiree else page


def _confirmed(baremes: Baremes, montants: list[MontantDuRelais]) -> Baremes:
    """The table of one relais: its corrections, its confirmations."""
    lignes = {(ligne.nom, ligne.depuis): ligne for ligne in baremes.lignes}
    for m in montants:
        model = lignes.get((m.nom, m.depuis)) or _before(baremes, m)
        if model is None:
            continue  # the file does not know that name any more
        le = to_paris(m.le).date()
        valeur = model.valeur if m.valeur is None else _valeur(m.valeur)
        lignes[m.nom, m.depuis] = replace(
            model, valeur=valeur, depuis=m.depuis, jusqu_a=_end(model, m), verifie_le=le, verifie_par=LE_RELAIS
        )
    return Baremes(tuple(lignes.values()))


def _before(baremes: Baremes, m: MontantDuRelais) -> Bareme | None:
    """A new line resembles the one before it, or the first one."""
    history = baremes.history(m.nom)
    return next((ligne for ligne in reversed(history) if ligne.depuis <= m.depuis), history[0] if history else None)


def _end(model: Bareme, m: MontantDuRelais) -> date | None:
    """An end said for the former value does not end the new one before it begins."""
    if model.jusqu_a is None or model.jusqu_a >= m.depuis:
        return model.jusqu_a
    return m.depuis + timedelta(days=366)


def _valeur(written: str) -> Decimal | str:
    try:
        return Decimal(written)
    except InvalidOperation:
        return written
