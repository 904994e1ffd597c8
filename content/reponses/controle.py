"""What is wrong with the pages taken together: links, amounts, subjects, dates. One French sentence each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date

from content.knowledge import Knowledge
from content.reponses.baremes import Baremes
from content.reponses.montants import amounts_of
from content.reponses.pages import Page
from content.reponses.sujets import SANS_PAGE, SUJETS

REACHED = 0.5


def faults(
    pages: Sequence[Page], baremes: Baremes, relais: Collection[str], files: Collection[str] = ()
) -> Iterator[str]:
    """What somebody wrote wrong. `files`: ids of every file there is, even of one that could not be read."""
    known = dict.fromkeys(files) | {page.id: page for page in pages}
    for page in pages:
        where = f"{page.id}.md"
        yield from (f"{where} : {problem}" for problem in _links(page, known))
        if page.relais is not None and page.relais not in relais:
            yield f"{where} : portee : « {page.portee} » n'est pas un relais (il y a {', '.join(sorted(relais))})"
        for nom in dict.fromkeys(amounts_of(page.texte + page.facile)):
            if nom not in baremes:
                yield f"{where} : {{{nom}}} n'est pas dans baremes.toml"
    yield from _titles(pages)
    yield from _unused(pages, baremes)
    for slug in SUJETS:
        if slug not in SANS_PAGE and not any(page.sujet == slug for page in pages):
            yield f"sujet « {slug} » : aucune page n'en parle"


def dues(pages: Sequence[Page], baremes: Baremes, today: date) -> Iterator[str]:
    """What was right and is no longer sure: a human must read it again."""
    for page in pages:
        match page.state(today):
            case "hors_date":
                yield f"{page.id}.md : sa règle a pris fin le {page.valable_jusqu_a:%d/%m/%Y} (valable_jusqu_a)"
            case "a_reverifier" | "perimee":
                yield f"{page.id}.md : à revérifier depuis le {page.a_reverifier_le:%d/%m/%Y}"
    used = {nom for page in pages for nom in amounts_of(page.texte + page.facile)}
    for nom in baremes.noms:
        if nom in used and baremes.current(nom, today) is None:
            yield f"baremes.toml : « {nom} » n'a pas de valeur pour le {today:%d/%m/%Y}"


def unreached(pages: Sequence[Page], today: date) -> Iterator[str]:
    """Pages that nobody finds: less than half of their own questions bring them among the three that are shown."""
    knowledge = Knowledge.of(pages, Baremes())
    for page in pages:
        share = knowledge.reached(page, today)
        if page.sujet not in SANS_PAGE and page.is_valid(today) and share < REACHED:
            yield f"{page.id}.md : questions : {share:.0%} y mènent ; une voisine répond mieux"


def _links(page: Page, known: Mapping[str, Page | None]) -> Iterator[str]:
    for field, cible in [
        *(("voisines", cible) for cible in page.voisines),
        *((f"« {action.label} »", action.cible) for action in page.every_action if action.genre == "page"),
    ]:
        other = known.get(cible)
        if cible not in known:
            yield f"{field} : la page « {cible} » n'existe pas"
        elif cible == page.id:
            yield f"{field} : la page renvoie à elle-même"
        elif other is not None and other.relais not in (None, page.relais):
            yield f"{field} : « {cible} » n'est que pour {other.portee}"


def _titles(pages: Sequence[Page]) -> Iterator[str]:
    """Two buttons side by side must not read the same; a relais may give its own version the national title."""
    for (titre, portee), count in Counter((page.titre, page.portee) for page in pages).items():
        if count > 1:
            ids = ", ".join(page.id for page in pages if (page.titre, page.portee) == (titre, portee))
            yield f"titre « {titre} » : {count} pages le portent ({ids})"


def _unused(pages: Sequence[Page], baremes: Baremes) -> Iterator[str]:
    used = {nom for page in pages for nom in amounts_of(page.texte + page.facile)}
    for nom in baremes.noms:
        if nom not in used:
            yield f"baremes.toml : « {nom} » ne sert à aucune page"
