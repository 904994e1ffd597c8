"""How whom a public is for is read: SQL for campaigns and announcements alike. Chooses nothing, counts nothing.

`a` is the directory entry, `f` the family. A condition with `{n}` is given the number of the object that it names.
"""

from __future__ import annotations

from typing import Any, Final

from bot.domain.public import EtatConnu, Public, RolePublic
from bot.domain.publics_criteres import find_critere, number_of
from store.database import Sql

FRESH = "p.assistant_maternel_id = a.id AND p.etat <> 'inconnue' AND p.confirmee_le >= :fraiche_depuis"
ETATS: Final[dict[EtatConnu, str]] = {
    "libre": f"EXISTS (SELECT 1 FROM place p WHERE {FRESH} AND p.etat = 'libre')",
    "complete": f"""(EXISTS (SELECT 1 FROM place p WHERE {FRESH})
                     AND NOT EXISTS (SELECT 1 FROM place p WHERE {FRESH} AND p.etat = 'libre'))""",
    "inconnue": f"NOT EXISTS (SELECT 1 FROM place p WHERE {FRESH})",
}
LIVE = "('inscrite', 'en_attente', 'proposee')"
VENUES: Final[dict[str, str]] = {
    "jamais_venues": """NOT EXISTS (SELECT 1 FROM inscription i
      WHERE i.assistant_maternel_id = a.id AND i.presence = 'presente')""",
    "inscrits": f"""EXISTS (SELECT 1 FROM inscription i
      WHERE i.assistant_maternel_id = a.id AND i.atelier_id = {{n}} AND i.etat IN {LIVE})""",
}
CONDITIONS: Final[dict[RolePublic, dict[str, str]]] = {
    "assistants": {
        "periscolaire": "a.periscolaire = 1",
        "atypique": "a.horaires_atypiques = 1",
        "imprevu": "a.besoin_imprevu = 1",
        "adapte": "a.accueil_adapte = 1",
        "depannage": "a.depannage = 1",
        "mam": "a.statut = 'mam'",
        **VENUES,
    },
    "gardes": VENUES,
    "familles": {
        "inscrits": f"""EXISTS (SELECT 1 FROM inscription i
          WHERE i.famille_id = f.id AND i.atelier_id = {{n}} AND i.etat IN {LIVE})""",
    },
}
# Why nobody writes to somebody, whatever the message: the words of `WHEN … THEN`, in the order they are looked at.
GONE = "a.fusionnee_dans IS NOT NULL OR a.depart_le <= :jour"
ON_PAUSE = "a.en_pause_jusqu_au >= :jour"
SILENCE = "c.en_retrait_le IS NOT NULL"
NO_TELEGRAM = "c.id IS NULL"
STOPPED = "c.stopped_at IS NOT NULL"
BLOCKED = "c.unreachable_at IS NOT NULL"


def conditions(sql: Sql, public: Public, role: RolePublic, commune: str) -> tuple[list[str], dict[str, Any]]:
    """What somebody of that role must be, `commune` being hers; and the parameters of it."""
    parts, params = [], dict[str, Any]()
    if public.communes:
        holes, params = sql.holes("commune", sorted(public.communes))
        parts.append(f"{commune} IN ({holes})")
    if public.etats and role == "assistants":
        parts.append(f"({' OR '.join(ETATS[etat] for etat in sorted(public.etats))})")
    questions: dict[str, list[str]] = {}
    for n, code in enumerate(sorted(public.criteres)):
        critere = find_critere(code)
        if role in critere.roles:
            questions.setdefault(critere.question, []).append(CONDITIONS[role][critere.mot].format(n=f":objet{n}"))
            params[f"objet{n}"] = number_of(code)
    return parts + [f"({' OR '.join(either)})" for either in questions.values()], params
