"""« Chiffres » → « Contacts »: a period in the Caf's words, the contacts behind a figure, a picture, a sheet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.domain.chiffres_contacts import Chiffres
from bot.domain.periodes_chiffres import Periode, read_periode
from bot.domain.personnes import Personne
from bot.domain.registre import MOTIFS, PUBLICS, Contact
from bot.domain.tableau import Page
from bot.usecases.make_document import ask_document
from bot.usecases.unit import Unit
from content.feuilles_contacts import feuilles_of_contacts, image_of_contacts

PAR_PAGE = 10


@dataclass(frozen=True, slots=True)
class VueContacts:
    """The figures of a period, and the periods around it."""

    periode: Periode
    chiffres: Chiffres
    today: date

    @property
    def ancre(self) -> str:
        """The day around which another kind of period is looked at: today when it is in this one."""
        inside = self.periode.du <= self.today < self.periode.au
        return f"{self.today if inside else self.periode.du:%Y%m%d}"

    @property
    def suivante(self) -> Periode | None:
        """The next one, if it has begun."""
        return self.periode.after(self.today)


@dataclass(frozen=True, slots=True)
class ListeContacts:
    """One page of the contacts behind a figure."""

    periode: Periode
    public: str
    motif: str
    page: Page[Contact]


async def see_contacts(unit: Unit, qui: Personne, cle: str) -> VueContacts | None:
    """None for who is not of the team."""
    if qui.animateur_id is None or qui.animateur_relais_id is None:
        return None
    periode = read_periode(cle, unit.today)
    chiffres = await unit.tx.registre.count(qui.animateur_relais_id, periode.du, periode.au)
    return VueContacts(periode, chiffres, unit.today)


async def list_years(unit: Unit, qui: Personne) -> list[int] | None:
    """The civil years of which something is known, newest first."""
    if qui.animateur_id is None or qui.animateur_relais_id is None:
        return None
    first = await unit.tx.registre.first_year(qui.animateur_relais_id) or unit.today.year
    return list(range(unit.today.year, max(first, unit.today.year - 9) - 1, -1))


async def list_contacts(unit: Unit, qui: Personne, cle: str, which: str, numero: int) -> ListeContacts | None:
    """`which`: « f_rech », a public and a motif."""
    public, _, motif = which.partition("_")
    if qui.animateur_id is None or qui.animateur_relais_id is None or public not in PUBLICS or motif not in MOTIFS:
        return None
    periode = read_periode(cle, unit.today)
    page = await unit.tx.registre.page(
        qui.animateur_relais_id, periode.du, periode.au, PUBLICS[public], MOTIFS[motif], numero, PAR_PAGE
    )
    return ListeContacts(periode, public, motif, page)


async def ask_picture_of_contacts(
    unit: Unit, qui: Personne, cle: str, public: str | None, chat_id: int, topic_id: int | None
) -> bool:
    """Bars, a public each, or a motif each for one public; asked twice in a minute it is made once."""
    vue = await see_contacts(unit, qui, cle)
    if vue is None:
        return False
    contenu = image_of_contacts(vue.periode, vue.chiffres, public)
    _ask(
        unit, f"image:{public or 'tout'}", vue, chat_id, topic_id, "barres.png", "png", contenu,
        titre=contenu["titre"], sous_titre=contenu["sous_titre"],
    )  # fmt: skip
    return True


async def ask_sheet_of_contacts(unit: Unit, qui: Personne, cle: str, chat_id: int, topic_id: int | None) -> bool:
    """The Caf's tables beside those of the period before, and every contact, one a line."""
    vue = await see_contacts(unit, qui, cle)
    if vue is None or qui.animateur_relais_id is None:
        return False
    home, periode = qui.animateur_relais_id, vue.periode
    avant = periode.before()
    contacts = await unit.tx.registre.list_all(home, periode.du, periode.au)
    before = await unit.tx.registre.count(home, avant.du, avant.au)
    contenu = feuilles_of_contacts(periode, vue.chiffres, avant, before, contacts)
    _ask(unit, "feuille", vue, chat_id, topic_id, "liste.xlsx", "xlsx", contenu, total=vue.chiffres.count())
    return True


def _ask(
    unit: Unit, what: str, vue: VueContacts, chat_id: int, topic_id: int | None,
    sort: str, suffix: str, contenu: Any, **data: Any,
) -> None:  # fmt: skip
    cle = vue.periode.cle
    ask_document(
        unit, f"contacts:{what}:{cle}:{chat_id}:{topic_id or 0}:{unit.now:%Y%m%d%H%M}", chat_id, sort,
        f"contacts-{cle[0]}-{vue.periode.du}.{suffix}", contenu, topic_id=topic_id, cle=cle,
        template=f"contacts/{'image' if suffix == 'png' else 'feuille'}", **data,
    )  # fmt: skip
