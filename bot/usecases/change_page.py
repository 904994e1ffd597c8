"""One tap on a page: reread today, withdrawn, put back, national again, as it was before. Each is a version."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.domain.mois import Mois
from bot.domain.personnes import Personne
from bot.domain.redaction import RELECTURES
from bot.domain.relecture import next_review
from bot.usecases.page_du_relais import PageDuRelais, change_page, relais_of_team, see_page, write_version
from bot.usecases.unit import Unit
from content.reponses_locales import EtatLocal, imprint
from store.pages import Version


async def verify_page(unit: Unit, qui: Personne, page_id: str) -> PageDuRelais | None:
    """« Vérifié aujourd'hui »: she read it at its source; the next review comes as long after."""

    def reread(vue: PageDuRelais) -> EtatLocal:
        page = vue.page
        if page.verifie_le == unit.today and not vue.retard:
            return vue.etat
        review = next_review(page.verifie_le, page.a_reverifier_le, unit.today)
        return _dated(vue, unit.today, review)

    return await change_page(unit, qui, page_id, "verifiee", reread)


async def date_page_in(unit: Unit, qui: Personne, page_id: str, months: int) -> PageDuRelais | None:
    """To be reread in so many months."""
    if months not in RELECTURES:
        return await see_page(unit, qui, page_id)  # no button says that
    review = Mois.of(unit.today).plus(months).first_day()
    return await change_page(unit, qui, page_id, "datee", lambda vue: _dated(vue, vue.page.verifie_le, review))


async def withdraw_page(unit: Unit, qui: Personne, page_id: str) -> PageDuRelais | None:
    """Nobody of this relais is answered with it any more."""
    return await change_page(unit, qui, page_id, "retiree", lambda vue: replace(vue.etat, retiree=True))


async def put_page_back(unit: Unit, qui: Personne, page_id: str) -> PageDuRelais | None:
    """Served again, as it was."""
    return await change_page(unit, qui, page_id, "remise", lambda vue: replace(vue.etat, retiree=False))


async def take_shipped(unit: Unit, qui: Personne, page_id: str) -> PageDuRelais | None:
    """The relais gives up its own text for the one the program came with; its wordings stay."""
    return await change_page(
        unit,
        qui,
        page_id,
        "nationale",
        lambda vue: EtatLocal(formulations=vue.etat.formulations) if vue.livree else vue.etat,
    )


async def add_wordings(unit: Unit, qui: Personne, page_id: str, words: Sequence[str]) -> PageDuRelais | None:
    """« Cette page y répond »: the next one who asks so gets it."""

    def added(vue: PageDuRelais) -> EtatLocal:
        return replace(vue.etat, formulations=tuple(dict.fromkeys((*vue.etat.formulations, *words))))

    return await change_page(unit, qui, page_id, "formulation", added)


def _dated(vue: PageDuRelais, verifie_le: date, review: date) -> EtatLocal:
    return replace(vue.etat, verifie_le=verifie_le, a_reverifier_le=review, empreinte=imprint(vue.page))


@dataclass(frozen=True, slots=True)
class Histoire:
    """The versions of a page in that relais, the newest first."""

    vue: PageDuRelais
    versions: tuple[Version, ...]


async def read_history(unit: Unit, qui: Personne, page_id: str) -> Histoire | None:
    """Who did what, and when."""
    vue = await see_page(unit, qui, page_id)
    if vue is None:
        return None
    assert qui.animateur_relais_id is not None
    return Histoire(vue, tuple(await unit.tx.pages.list_versions(qui.animateur_relais_id, page_id)))


async def read_version(unit: Unit, qui: Personne, version_id: int) -> tuple[Version, EtatLocal] | None:
    """One of them, as it was; None for another relais's."""
    if relais_of_team(unit, qui) is None or qui.animateur_relais_id is None:
        return None
    version = await unit.tx.pages.find_version(qui.animateur_relais_id, version_id)
    return None if version is None else (version, EtatLocal.of_json(version.etat))


async def restore_version(unit: Unit, qui: Personne, version_id: int) -> PageDuRelais | None:
    """An older version becomes the newest; nothing is lost between the two."""
    found = await read_version(unit, qui, version_id)
    if found is None:
        return None
    version, etat = found
    vue = await see_page(unit, qui, version.page_id)
    if vue is None or vue.etat != etat:
        await write_version(unit, qui, version.page_id, "restauree", etat)
    return await see_page(unit, qui, version.page_id)
