"""The pages of the relais: each speaks of its own territory only, and gives no number that is not public."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

import pytest

from bot.domain.relais import Relais
from bot.relais import EXEMPLES, load_relais
from content.reponses.dossier import PAGES, page_ids, read_folder
from content.reponses.pages import Page

TERRITOIRE: Final = load_relais(EXEMPLES)
SLUGS: Final = [relais.slug for relais in TERRITOIRE.relais]
LOCALES: Final = [page for page in read_folder()[0] if page.relais in SLUGS]
TELEPHONE: Final = re.compile(r"\b0\d(?:[ .]?\d\d){4}\b")
PUBLICS: Final = {
    "02 37 18 56 80": "the town hall of Mainvilliers (004:1896)",
    "02 37 23 61 19": "the CRIP of Eure-et-Loir (004:3041)",
    "0800 05 1234": "Enfance et Partage (004:3047)",
}
EXCLUT: Final = re.compile(r"exclusion|pas pris en compte|réservées aux habitants|retire \d")
IMPRECIS: Final = {"Rely", "Locon"}  # communes whose names could be met in another word


def everything(page: Page) -> str:
    """Whatever a person may read of it."""
    labels = " ".join(f"{action.label} {action.cible}" for action in page.every_action)
    return "\n".join((page.titre, page.texte, page.facile, labels, *(source.titre for source in page.sources)))


def numbers_of(relais: Relais) -> set[str]:
    """The numbers of its territory file, as people write them."""
    contacts = [relais.contact, *(structure.contact for structure in relais.structures)]
    return {telephone.affiche for contact in contacts for telephone in contact.telephones}


def names_of(relais: Relais) -> set[str]:
    """What only this relais would say of itself."""
    return {
        *(commune.nom for commune in relais.communes if commune.nom not in IMPRECIS),
        *numbers_of(relais),
        *([relais.contact.email] if relais.contact.email else []),
        *(structure.nom for structure in relais.structures),
    }


def test_every_page_of_a_relais_is_right() -> None:
    read = {page.id for page in LOCALES}
    assert {one for one in page_ids(PAGES) if one.partition("/")[0] in SLUGS} == read
    assert {page.relais for page in LOCALES} == set(SLUGS)


@pytest.mark.parametrize("page", LOCALES, ids=lambda page: page.id)
def test_a_relais_never_names_another(page: Page) -> None:
    text = everything(page)
    foreign = {name for other in TERRITOIRE.relais if other.slug != page.relais for name in names_of(other)}
    assert not [name for name in foreign if re.search(rf"\b{re.escape(name)}\b", text)]


@pytest.mark.parametrize("page", LOCALES, ids=lambda page: page.id)
def test_only_public_numbers_are_written(page: Page) -> None:
    assert {*TELEPHONE.findall(everything(page))} <= numbers_of(TERRITOIRE.get(page.portee)) | {*PUBLICS}


@pytest.mark.parametrize("page", LOCALES, ids=lambda page: page.id)
def test_what_is_not_sure_says_so_and_is_read_again_within_the_year(page: Page) -> None:
    assert page.a_reverifier_le <= date(2027, 9, 1)
    assert ("à confirmer auprès du relais" in page.texte) == (page.confiance == "basse")


@pytest.mark.parametrize("page", LOCALES, ids=lambda page: page.id)
def test_a_person_can_always_reach_somebody(page: Page) -> None:
    relais = TERRITOIRE.get(page.portee)
    wanted = "appeler" if relais.contact.telephones else "parler"
    assert wanted in {action.genre for action in page.every_action}


def test_a_rule_that_excludes_says_to_speak_first() -> None:
    """What keeps a child out of a crèche is never the last word: the responsable, and the CCAS for a debt."""
    pages = {page.id: page.texte for page in LOCALES}
    excluding = [page for page in LOCALES if EXCLUT.search(page.texte)]
    assert {page.id for page in excluding} >= {"mainvilliers/ecarte", "mainvilliers/retards", "mainvilliers/payer"}
    assert not [page.id for page in excluding if "avant de renoncer" not in page.texte]
    assert all("CCAS" in pages[one] for one in ("mainvilliers/ecarte", "mainvilliers/payer"))


@pytest.mark.parametrize("relais", TERRITOIRE.relais, ids=lambda relais: relais.slug)
def test_the_communes_page_names_each_commune(relais: Relais) -> None:
    page = next((page for page in LOCALES if page.id == f"{relais.slug}/communes"), None)
    if len(relais.communes) == 1:
        assert page is None
        return
    assert page is not None
    assert not [commune.nom for commune in relais.communes if commune.nom not in page.texte]


@pytest.mark.parametrize("relais", TERRITOIRE.relais, ids=lambda relais: relais.slug)
def test_the_contact_page_gives_what_the_territory_gives(relais: Relais) -> None:
    texte = next(page.texte for page in LOCALES if page.id == f"{relais.slug}/contact")
    assert all(telephone.affiche in texte for telephone in relais.contact.telephones)
    assert (relais.contact.email or "") in texte
