"""Reads a page as it is written; every mistake is a French sentence that names the field. Never half a page."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from datetime import date
from typing import Final

from bot.table_toml import Table
from content.reponses.baremes import ADRESSE, CONFIANCES, Source, read_source
from content.reponses.markdown_permis import problems_of
from content.reponses.mise_en_page import to_plain
from content.reponses.pages import LECTEURS, NATIONAL, Action, Genre, Lecteurs, Page
from content.reponses.sujets import SUJETS

MORCEAU: Final = r"[a-z0-9]+(?:-[a-z0-9]+)*"
PAGE_ID: Final = rf"{MORCEAU}/{MORCEAU}"
TITRE_MAX, LABEL_MAX, TEXTE_MAX, QUESTION_MAX = 45, 45, 1200, 200
QUESTIONS_MIN, QUESTIONS_MIN_LOCAL, QUESTIONS_MAX = 15, 10, 30  # a relais' own page is asked in fewer ways
ACTIONS_MAX: Final = 4
FRONT: Final = re.compile(r"\A\+\+\+[ \t]*\n(?P<toml>.*?)^\+\+\+[ \t]*$\n?(?P<body>.*)\Z", re.DOTALL | re.MULTILINE)
SECTION: Final = re.compile(r"^##[ \t]+(.+?)[ \t]*$", re.MULTILINE)
TOUS, PARENT, PRO, FACILE = "Que faire", "Que faire (parent)", "Que faire (assistant maternel)", "Facile à lire"
SECTIONS: Final = (TOUS, PARENT, PRO, FACILE)
ACTION: Final = re.compile(r"- \[(?P<label>[^\[\]]+)\]\((?P<cible>[^()\s]+)\)")
PLAIN: Final[dict[str, Genre]] = {
    "appeler": "appeler",
    "parler": "parler",
    "chercher": "chercher",
    "disponibilites": "disponibilites",
}
TYPED: Final = re.compile(r"\d[\d .,\u00a0\u202f]*(?:€|euros?\b|%)", re.IGNORECASE)


def read_page(page_id: str, written: str, *, reread: bool = True) -> tuple[Page | None, tuple[str, ...]]:
    """The page, and what is wrong with it; None when something is. `reread`: its texts too, word by word."""
    problems: list[str] = []
    if not re.fullmatch(PAGE_ID, page_id):
        problems.append(f"nom du fichier : <thème>/<page>.md en minuscules, chiffres et tirets, « {page_id} » trouvé")
    found = FRONT.match(written.replace("\r\n", "\n").removeprefix("\ufeff"))
    if found is None:
        return None, (*problems, "les renseignements doivent commencer et finir par une ligne +++")
    try:
        values = tomllib.loads(found["toml"])
    except tomllib.TOMLDecodeError as error:
        return None, (*problems, f"renseignements entre les +++ : {_unreadable(error)}")
    table = Table(values, "", problems)
    body = _read_body(found["body"], problems)
    page = _read_front(page_id, table, body, problems)
    if page is not None and reread:
        problems.extend(_check_texts(body, national=page.relais is None))
    return (None if problems else page), tuple(problems)


def _unreadable(error: tomllib.TOMLDecodeError) -> str:
    where = re.search(r"line (\d+), column (\d+)", str(error))
    place = f"ligne {int(where[1]) + 1}, colonne {where[2]}" if where else "à la fin"
    return f"{place} : ce n'est pas du TOML (un guillemet, une virgule ou un crochet manque, ou une clé est répétée)"


def _read_front(page_id: str, table: Table, body: dict[str, str], problems: list[str]) -> Page | None:
    table.require("titre", "sujet", "public", "portee", "verifie_le", "a_reverifier_le", "confiance", "sources")
    table.require("questions")
    titre = table.text("titre", what="un titre", longest=TITRE_MAX)
    sujet = table.choice("sujet", {slug: slug for slug in SUJETS})
    public = table.choice("public", LECTEURS)
    portee = table.text("portee", what="« national » ou le slug d'un relais", pattern=MORCEAU)
    depuis, jusqu_a = table.day("valable_depuis"), table.day("valable_jusqu_a")
    verifie_le, a_reverifier_le = table.day("verifie_le"), table.day("a_reverifier_le")
    confiance = table.choice("confiance", CONFIANCES)
    sources = _read_sources(table, portee)
    voisines = table.texts("voisines", what="l'identifiant d'une page, comme contrat/avenant", pattern=PAGE_ID)
    questions = _read_questions(table, QUESTIONS_MIN if portee == NATIONAL else QUESTIONS_MIN_LOCAL)
    table.done()
    _check_dates(table, depuis, jusqu_a, verifie_le, a_reverifier_le)
    if portee and portee != NATIONAL and page_id.partition("/")[0] != portee:
        table.problem("portee", f"une page de « {portee} » se range dans le dossier {portee}/")
    actions = {name: tuple(_read_actions(name, body.get(name, ""), problems)) for name in (TOUS, PARENT, PRO)}
    problems.extend(_misplaced(actions, public))
    if confiance == "basse" and "à confirmer" not in body[""]:
        table.problem("confiance", "avec « basse », le texte doit dire « à confirmer auprès du relais »")
    if not (titre and sujet and public and portee and verifie_le and a_reverifier_le and confiance):
        return None
    return Page(
        page_id, titre, sujet, public, portee, verifie_le, a_reverifier_le, confiance, body[""], questions, sources,
        voisines, depuis, jusqu_a, actions[TOUS], actions[PARENT], actions[PRO], body.get(FACILE, ""),
    )  # fmt: skip


def _read_sources(table: Table, portee: str | None) -> tuple[Source, ...]:
    # What a relais writes about itself may stand in a document that is on no site.
    read = [read_source(one, address_needed=portee in (None, NATIONAL)) for one in table.tables("sources")]
    if table.has("sources") and not read:
        table.problem("sources", "au moins une source était attendue")
    return tuple(source for source in read if source is not None)


def _read_questions(table: Table, least: int) -> tuple[str, ...]:
    questions = table.texts("questions", what=f"une question de {QUESTION_MAX} caractères au plus", pattern=r".*\S.*")
    if table.has("questions") and not least <= len(questions) <= QUESTIONS_MAX:
        table.problem(
            "questions", f"de {least} à {QUESTIONS_MAX} questions étaient attendues, {len(questions)} trouvées"
        )
    for one in questions:
        if len(one) > QUESTION_MAX:
            table.problem("questions", f"« {one[:30]}… » dépasse {QUESTION_MAX} caractères")
    for twin in sorted({one for one in questions if questions.count(one) > 1}):
        table.problem("questions", f"« {twin} » y est deux fois")
    return questions


def _check_dates(
    table: Table, depuis: date | None, jusqu_a: date | None, verifie_le: date | None, a_reverifier_le: date | None
) -> None:
    if depuis and jusqu_a and jusqu_a < depuis:
        table.problem("valable_jusqu_a", "cette date vient avant « valable_depuis »")
    if verifie_le and a_reverifier_le and a_reverifier_le <= verifie_le:
        table.problem("a_reverifier_le", "cette date doit venir après « verifie_le »")


def _read_body(body: str, problems: list[str]) -> dict[str, str]:
    """The text under "" and each section under its title."""
    first, *others = SECTION.split(body)
    sections = {"": first.strip()}
    for title, text in zip(others[::2], others[1::2], strict=True):
        if title not in SECTIONS:
            problems.append(f"« ## {title} » : les titres permis sont {', '.join(SECTIONS)}")
        elif title in sections:
            problems.append(f"« ## {title} » : ce titre y est deux fois")
        sections[title] = text.strip()
    if not sections[""]:
        problems.append("texte : il manque")
    return sections


def _check_texts(body: dict[str, str], *, national: bool) -> Iterator[str]:
    for section, name in (("", "texte"), (FACILE, f"« {FACILE} »")):
        text = body.get(section, "")
        size = len(to_plain(text))
        if size > TEXTE_MAX:
            yield f"{name} : {size} caractères, {TEXTE_MAX} au plus ; coupez la page en deux"
        if section in body and not text:
            yield f"{name} : rien n'y est écrit"
        yield from (f"{name} : {problem}" for problem in problems_of(text))
        for typed in TYPED.findall(to_plain(text)) if national else ():
            yield f"{name} : « {typed.strip()} » doit venir de baremes.toml, comme {{nom_du_bareme}}"


def _read_actions(section: str, text: str, problems: list[str]) -> Iterator[Action]:
    for line in filter(None, map(str.strip, text.splitlines())):
        found = ACTION.fullmatch(line)
        action = _action(found["label"].strip(), found["cible"]) if found else None
        if action is None:
            problems.append(
                f"« {section} » : « {line[:60]} » n'est pas un bouton ; attendu - [Texte](cible), cible parmi "
                f"{', '.join(PLAIN)}, page:<id> ou une adresse https://"
            )
        elif len(action.label) > LABEL_MAX:
            problems.append(f"« {section} » : « {action.label} » dépasse {LABEL_MAX} caractères")
        else:
            yield action


def _action(label: str, cible: str) -> Action | None:
    if cible in PLAIN:
        return Action(label, PLAIN[cible])
    if re.fullmatch(rf"page:{PAGE_ID}", cible):
        return Action(label, "page", cible.removeprefix("page:"))
    return Action(label, "adresse", cible) if re.fullmatch(ADRESSE, cible) else None


def _misplaced(actions: dict[str, tuple[Action, ...]], public: Lecteurs | None) -> Iterator[str]:
    for own in (PARENT, PRO):
        if len(actions[TOUS]) + len(actions[own]) > ACTIONS_MAX:
            yield f"« {TOUS} » et « {own} » : {ACTIONS_MAX} boutons au plus pour une même personne"
    for genre, owner, reader in (("chercher", PARENT, "parent"), ("disponibilites", PRO, "assistant_maternel")):
        allowed = (owner, TOUS) if public == reader else (owner,)
        for section, found in actions.items():
            if section not in allowed and any(action.genre == genre for action in found):
                yield f"« {section} » : « {genre} » se met sous « {owner} »"
