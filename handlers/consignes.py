"""What each button of the team leaves in the journal. One table: the longest code that begins a Tap decides.

A new `an:` or `cv:` button without its line here fails `tests/handlers/test_consignes.py`.
"""

from __future__ import annotations

import re

from bot.domain.journal import Acte, Consigne, Objet

# code → what is done, on what, and which of its numbers names it (None: no number, a list)
Rule = tuple[Acte, Objet, int | None] | None
RULES: dict[str, Rule] = {
    # requests
    "an:d": ("lecture", "demande", 0),
    "an:p": ("lecture", "demande", 0),
    "an:x": ("lecture", "demande", 0),
    "an:q": ("lecture", "demande", 0),
    "an:j": ("lecture", "demande", 0),
    "an:rq": ("lecture", "demande", 0),
    "an:rq:<n>:<mot>": ("changement", "demande", 0),
    "an:ok": ("changement", "demande", 0),
    "an:okr": ("changement", "demande", 0),
    "an:non": ("lecture", "demande", 0),
    "an:ref": ("changement", "demande", 0),
    "an:stop": ("lecture", "demande", 0),
    "an:stop:<n>:oui": ("changement", "demande", 0),
    "an:repr": ("changement", "demande", 0),
    "an:suiv": ("lecture", "demande", 0),
    "an:suiv:<n>:oui": ("changement", "demande", 0),
    "an:su": ("changement", "demande", 0),
    "an:clo": ("lecture", "demande", 0),
    "an:clo:<n>:<mot>": ("changement", "demande", 0),
    "an:tel": ("lecture", "demande", 0),
    "an:ecr": ("lecture", "demande", 0),
    "an:add": ("lecture", "demande", 0),
    "an:add:<n>:<n>": ("changement", "demande", 0),
    "an:ec": ("changement", "demande", 0),
    "an:re": ("changement", "demande", 0),
    "an:apd": ("lecture", "demande", 0),
    # professionals
    "an:am:<n>": ("lecture", "professionnelle", 0),
    "an:am:<n>:tel": ("changement", "professionnelle", 0),
    "an:am:<n>:ecrit": ("changement", "professionnelle", 0),
    "an:am:<n>:appels": ("changement", "professionnelle", 0),
    "an:am:<n>:masquer": ("lecture", "professionnelle", 0),
    "an:am:<n>:masquer:oui": ("changement", "professionnelle", 0),
    "an:am:<n>:montrer": ("changement", "professionnelle", 0),
    "an:am:<n>:inviter": ("changement", "professionnelle", 0),
    "an:am:<n>:delier:oui": ("changement", "professionnelle", 0),
    "an:pl": ("changement", "professionnelle", 0),
    "an:pl:<n>:<n>:d": ("lecture", "professionnelle", 0),
    "an:pa": ("changement", "professionnelle", 0),
    "an:pa:<n>:date": ("lecture", "professionnelle", 0),
    **dict.fromkeys(
        (
            f"an:pf:<n>:<n>:{what}"
            for what in (
                "ok",
                "plein",
                "e",
                "dm",
                "a:<n>:<mot>",
                "r:<n>:<mot>",
                "gok",
                "gt",
                "hok",
                "hx",
                "ac:<mot>:<n>",
                "ec:<mot>:<n>",
                "qu:<mot>",
                "soir",
                "tel",
                "ry:<n>",
                "ry:<mot>",
                "plus",
                "pe:<mot>:<n>",
                "pa:<n>",
                "pa:<mot>",
                "ag:p",
            )
        ),
        ("changement", "professionnelle", 0),
    ),
    "an:pf": ("lecture", "professionnelle", 0),
    "an:dp": ("lecture", "professionnelle", 0),
    "an:dp:<n>:<mot>:<n>": ("changement", "professionnelle", 0),
    "an:dp:<n>:reprend": ("changement", "professionnelle", 0),
    "an:db:<n>:<n>": ("lecture", "professionnelle", 0),
    "an:db:<n>:<n>:<mot>": ("changement", "professionnelle", 0),
    "an:db:annuler": ("changement", "liste", None),
    # calls
    "an:al": ("lecture", "professionnelle", 1),
    "an:al:<n>:<n>:<mot>": ("changement", "professionnelle", 1),
    "an:fa": ("lecture", "demande", 1),
    "an:fa:<n>:<n>:<mot>": ("changement", "demande", 1),
    "an:ap:<n>": ("lecture", "appel", 0),
    "an:ap:<n>:<mot>": ("changement", "appel", 0),
    "an:aps": ("lecture", "liste", None),
    "an:apfs": ("lecture", "liste", None),
    "an:apc": ("lecture", "liste", None),
    # people together: lists with names, and copies of them
    "an:app": ("lecture", "liste", None),
    "an:apx": ("copie", "liste", None),
    "an:lic": ("lecture", "liste", None),
    "an:lix": ("copie", "liste", None),
    "an:l": ("lecture", "liste", None),
    "an:db": ("lecture", "liste", None),
    "an:cx": ("lecture", "liste", None),
    "an:cl": ("lecture", "liste", None),
    "an:vp:<mot>:<mot>:<n>": ("lecture", "liste", None),
    "an:vx": ("copie", "liste", None),
    "an:vc:<n>:<mot>:<mot>:<n>": ("lecture", "liste", None),
    "an:vs:<n>:<n>:<mot>:<n>": ("lecture", "liste", None),
    "an:va:<n>:<mot>": ("lecture", "liste", None),
    "an:va:<n>:<mot>:<n>:<n>": ("changement", "liste", None),
    "an:rj:<mot>:oui": ("copie", "liste", None),
    "an:ret": ("lecture", "liste", None),
    "an:ret:<n>": ("changement", "compte", 0),
    # contacts noted
    "an:ctn": ("changement", "contact", None),
    "an:cte:<mot>": ("changement", "contact", None),
    "an:cta:<mot>:<n>:<mot>": ("changement", "contact", None),
    "an:ctk": ("lecture", "contact", 0),
    "an:ctk:<n>:<mot>": ("changement", "contact", 0),
    # requests that go by the animatrice first
    "an:si:qui": ("lecture", "demande", 0),
    "an:si:montre": ("lecture", "demande", 0),
    "an:si:flou": ("changement", "demande", 0),
    "an:si:lui": ("lecture", "demande", 0),
    # announcements
    "an:anno": ("lecture", "annonce", 0),
    "an:anno:<n>:<mot>:oui": ("changement", "annonce", 0),
    "an:annp": ("changement", "annonce", 0),
    "an:anni": ("changement", "annonce", 0),
    "an:annc": ("lecture", "annonce", 0),
    "an:annc:<n>:<n>:<mot>": ("changement", "annonce", 0),
    "an:annz": ("changement", "annonce", 0),
    "an:annd": ("changement", "annonce", 0),
    "an:anng": ("changement", "annonce", 0),
    "an:annx": ("lecture", "annonce", 0),
    "an:annr": ("lecture", "annonce", 0),
    "an:annf": ("copie", "annonce", 0),
    "an:anne": ("copie", "annonce", 0),
    "an:annj": ("changement", "annonce", 0),
    # ateliers: what is planned names nobody
    **dict.fromkeys("an:at an:atn an:ato an:atl an:atr an:ata an:atv an:atb an:atx an:atf an:ati".split()),
    "an:ato:<n>:distance": ("changement", "atelier", 0),
    "an:ato:<n>:dupliquer": ("changement", "atelier", 0),
    "an:ato:<n>:supprimer:oui": ("changement", "atelier", 0),
    "an:atl:<n>:k": ("changement", "atelier", 0),
    "an:atd": ("changement", "atelier", 0),
    "an:ath": ("changement", "atelier", 0),
    "an:atp": ("changement", "atelier", 0),
    "an:ate": ("changement", "atelier", 0),
    "an:atq": ("changement", "atelier", 0),
    "an:atk": ("changement", "atelier", 0),
    "an:atg": ("changement", "atelier", 0),
    "an:aty": ("changement", "atelier", 0),
    "an:atr:<n>:<n>:<n>:<n>:oui": ("changement", "atelier", 0),
    "an:ata:<mot>:<n>:oui": ("changement", "atelier", None),
    "an:ati:<mot>:<n>": ("changement", "atelier", None),
    # requests told on the phone, followed for their family
    "an:nd": None,
    "an:nd:envoyer": ("changement", "demande", None),
    "an:ndm": ("lecture", "demande", 0),
    "an:ndm:envoyer": ("changement", "demande", None),
    "an:ndf": ("lecture", "demande", 0),
    "an:ndf:<n>:<mot>": ("changement", "demande", 0),
    "an:ndp": ("changement", "appel", 0),
    "an:nds": ("lecture", "demande", 1),
    "an:nds:<n>:<n>:message": ("changement", "demande", 1),
    "an:ndt": ("changement", "demande", 1),
    "an:ndr": ("changement", "demande", 0),
    "an:ndr:<n>:delier": ("lecture", "demande", 0),
    "an:fm": ("lecture", "liste", None),
    "an:fm:<n>:<n>": ("lecture", "famille", 0),
    "an:fm:<n>:<n>:<mot>": ("changement", "famille", 0),
    "an:fm:annuler": ("changement", "famille", None),
    "an:ctf": None,
    "an:ctf:<mot>:<mot>:<n>": ("lecture", "liste", None),
    # surveys
    "an:sov": ("lecture", "sondage", 0),
    "an:sov:<n>:<mot>": ("changement", "sondage", 0),
    "an:sov:<n>:tableur": ("copie", "sondage", 0),
    "an:sop": ("changement", "sondage", 0),
    "an:sof": ("changement", "sondage", 0),
    "an:soa": ("changement", "sondage", None),
    "an:soi": ("lecture", "liste", None),
    # MAM and carers at home
    "an:mam": ("lecture", "mam", 0),
    "an:mam:nouvelle": None,
    "an:mam:<n>:<mot>": ("changement", "mam", 0),
    "an:gd": ("lecture", "professionnelle", 0),
    "an:gd:p": ("lecture", "liste", None),
    "an:gd:nouvelle": None,
    "an:gd:<n>:<mot>": ("changement", "professionnelle", 0),
    "an:gd:<n>:co:<n>:<mot>": ("changement", "professionnelle", 0),
    "an:gd:m": ("lecture", "demande", 0),
    "an:gd:m:<n>:<mot>": ("changement", "demande", 0),
    "an:gd:m:<n>:<n>": ("changement", "demande", 0),
    "an:agfin": ("lecture", "liste", None),
    "an:tr": ("lecture", "liste", None),
    "an:tr:demande": ("lecture", "demande", 0),
    "an:tr:assistant": ("lecture", "professionnelle", 0),
    "an:tr:demande:<n>:<mot>": ("changement", "demande", 0),
    "an:tr:assistant:<n>:<mot>": ("changement", "professionnelle", 0),
    "an:gds": ("lecture", "liste", None),
    # ateliers: who comes
    "an:prev": ("lecture", "atelier", 0),
    "an:prep": ("lecture", "atelier", 0),
    "an:prec": ("changement", "atelier", None),
    "an:pree": ("changement", "atelier", None),
    "an:pret": ("changement", "atelier", 0),
    "an:prea": ("lecture", "atelier", 0),
    "an:prea:<n>:<n>": ("changement", "atelier", 0),
    "an:preg": ("changement", "atelier", 0),
    "an:prei": ("lecture", "inscription", 0),
    "an:prex": ("lecture", "inscription", 0),
    "an:prex:<n>:oui": ("changement", "inscription", 0),
    "an:pred": ("lecture", "inscription", 0),
    "an:pred:<n>:<n>": ("changement", "inscription", 0),
    "an:preo": ("changement", "inscription", 0),
    "an:prer": ("lecture", "liste", None),
    "an:prer:<n>": ("changement", "inscription", 0),
    "an:prek": None,
    # what is lent
    "an:res": None,
    "an:resn": None,
    "an:resl": ("lecture", "liste", None),
    "an:resr": ("changement", "inscription", 0),
    # conversations
    "an:conv": ("lecture", "liste", None),
    "an:convp": ("changement", "conversation", 0),
    "an:convq": ("changement", "conversation", 0),
    "an:convc": ("changement", "conversation", 0),
    "an:convr": ("lecture", "conversation", 0),
    "an:convr:<n>:<mot>": ("changement", "conversation", 0),
    "an:convn": ("lecture", "conversation", 0),
    "an:convm": ("changement", "conversation", 0),
    "an:pr": ("lecture", "conversation", 0),
    "an:pre": ("changement", "conversation", 0),
    "an:pra": ("lecture", "conversation", 0),
    "an:rec": ("lecture", "liste", None),
    "an:recf": ("lecture", "liste", None),
    "an:recv": ("lecture", "reclamation", 0),
    "an:recm": ("lecture", "conversation", 0),
    "an:recm:<n>:oui": ("changement", "conversation", 0),
    "an:recn": ("changement", "reclamation", None),
    "an:reco": ("lecture", "reclamation", 0),
    "an:recp": ("changement", "reclamation", 0),
    "an:recc": ("changement", "reclamation", 0),
    "an:rect": ("lecture", "reclamation", 0),
    "cv": ("changement", "conversation", 0),
    "cv:voir": ("lecture", "conversation", 0),
    # the team itself
    "an:eq": None,
    "an:eq:<n>:<mot>": ("changement", "equipe", 0),
    "an:eq:inv": ("changement", "equipe", None),
    "an:jo": ("lecture", "journal", None),
    "an:jo:x": ("copie", "journal", None),
    "an:groupe": ("changement", "equipe", None),
    # what names nobody: menus, figures, campaigns
    **dict.fromkeys(
        "an:pros an:chi an:org an:decl an:rj an:annuaire an:ls an:ann an:am an:apf an:apz an:cas an:can an:ca "
        "an:cd an:cf an:cp an:cn an:cs an:cc an:cv an:vu an:vp an:vz an:vm an:vc an:vs an:va "
        "an:ct an:ctj an:ctp an:cte an:cta an:ctl an:ctu an:anns an:annn an:si:papier "
        "an:li an:lit an:lim an:bn an:so an:son an:mams an:convj an:conva an:prm an:prn an:prc an:prx an:prl".split()
    ),
}
# What she types, by the question it answers (« tel:214 »).
TYPED: dict[str, Rule] = {
    "tel": ("changement", "demande", 0),
    "ajouter": ("lecture", "liste", None),
    "fiche": ("lecture", "liste", None),
    "num": ("changement", "professionnelle", 0),
    "place": ("changement", "professionnelle", 0),
    "pause": ("changement", "professionnelle", 0),
    "rappel": ("changement", "professionnelle", 0),
    "rappelf": ("changement", "demande", 0),
    "at_nouveau": ("changement", "atelier", None),
    **dict.fromkeys(
        (
            f"at_{what}"
            for what in "titre autre_date autres_heures autre_lieu autres_places autres_ages intervenant partenaire "
            "description image".split()
        ),
        ("changement", "atelier", 0),
    ),
    "equipier": ("changement", "equipe", None),
}
# A screen that refuses: nothing was read or changed.
REFUSED = re.compile(r"/(reserve|introuvable\w*|refus\w*|illisible|bouton_perime)$")


def consigne_of_tap(code: str) -> Consigne | None:
    """What this Tap of an animatrice leaves; None when it shows nobody."""
    line = line_of(code)
    return None if line is None else _consigne(RULES[line], code.split(":"))


def consigne_of_words(what: str, parts: tuple[str, ...]) -> Consigne | None:
    """What her typed answer to that question leaves."""
    return _consigne(TYPED.get(what), list(parts))


def line_of(code: str) -> str | None:
    """The line of the table that decides for a Tap: the longest, then the one with the fewest blanks; None: none."""
    fitting = [line for line, pattern in PATTERNS.items() if pattern.match(code)]
    return max(fitting, key=lambda line: (line.count(":"), -line.count("<")), default=None)


def _consigne(rule: Rule, words: list[str]) -> Consigne | None:
    if rule is None:
        return None
    acte, objet, place = rule
    numbers = [int(word) for word in words if word.isdigit()]
    if place is None:
        return Consigne(acte, objet)
    return Consigne(acte, objet, numbers[place]) if place < len(numbers) else None


def _pattern(line: str) -> re.Pattern[str]:
    shape = re.escape(line).replace("<n>", r"\d+").replace("<mot>", r"[^:\d][^:]*")
    return re.compile(rf"{shape}(?::|$)")


PATTERNS = {line: _pattern(line) for line in RULES}
