"""The directory: assistants maternels and their places. Knows how they are written down, not who may be asked."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import datetime, time
from typing import Any

from bot.domain.assistants import Accepte, Agrement, AssistantMaternel, Heures, Place, Profession
from store.database import Row, Sql
from store.mams import Mams
from store.times import day_text, maybe_day, maybe_text, maybe_time, to_text

SELECT = """
SELECT a.*, c.telegram_id FROM assistant_maternel a LEFT JOIN compte c ON c.id = a.compte_id
"""
# An entry that has just been merged into another is kept aside until the merge can no longer be undone.
OF_RELAIS = f"{SELECT} WHERE a.relais_id = :relais_id AND a.fusionnee_dans IS NULL"


class Assistants:
    """The tables `assistant_maternel` and `place`."""

    def __init__(self, sql: Sql) -> None:
        self._sql = sql
        self._mams = Mams(sql)

    async def get(self, assistant_id: int) -> AssistantMaternel:
        """The entry of that id; LookupError when there is none."""
        found = await self.list_where(f"{SELECT} WHERE a.id = :id", {"id": assistant_id})
        if not found:
            raise LookupError(f"no assistant maternel {assistant_id}")
        return found[0]

    async def find(self, relais_id: int, assistant_id: int) -> AssistantMaternel | None:
        """The entry of that id in that relais, or None: a Tap is untrusted."""
        found = await self.list_where(
            f"{OF_RELAIS} AND a.id = :id",
            {"id": assistant_id, "relais_id": relais_id},
        )
        return found[0] if found else None

    async def relais_of(self, assistant_id: int) -> int:
        """The relais of that entry; LookupError when there is none."""
        found = await self._sql.value("SELECT relais_id FROM assistant_maternel WHERE id = :id", {"id": assistant_id})
        if found is None:
            raise LookupError(f"no assistant maternel {assistant_id}")
        return int(found)

    async def find_of_chat(self, telegram_id: int) -> int | None:
        """Whose entry this account is."""
        found = await self._sql.value(
            "SELECT a.id FROM assistant_maternel a JOIN compte c ON c.id = a.compte_id WHERE c.telegram_id = :id",
            {"id": telegram_id},
        )
        return None if found is None else int(found)

    async def list_of_relais(
        self, relais_id: int, profession: Profession = "assistant_maternel"
    ) -> list[AssistantMaternel]:
        """The whole directory of one trade in a relais, by name."""
        return await self.list_where(
            f"{OF_RELAIS} AND a.profession = :profession ORDER BY a.nom, a.prenom, a.id",
            {"relais_id": relais_id, "profession": profession},
        )

    async def list_by_telephone(self, telephone: str) -> list[tuple[int, AssistantMaternel]]:
        """Every entry with this number (E.164), with its relais: how a shared contact is recognised."""
        rows = await self._sql.rows(
            """SELECT id, relais_id FROM assistant_maternel
               WHERE telephone = :telephone AND fusionnee_dans IS NULL ORDER BY id""",
            {"telephone": telephone},
        )
        return [(row["relais_id"], await self.get(row["id"])) for row in rows]

    async def add(self, relais_id: int, assistant: AssistantMaternel, now: datetime) -> int:
        """A new entry with its places; gives its id."""
        values = _values(assistant) | {"relais_id": relais_id, "created_at": to_text(now), "updated_at": to_text(now)}
        values |= {"profession": assistant.profession, "mam_id": await self._mams.settle(relais_id, assistant, now)}
        rows = await self._sql.insert("assistant_maternel", [values], "RETURNING id")
        assistant_id = int(rows[0]["id"])
        await self.save_places(assistant_id, assistant.places)
        return assistant_id

    async def save(self, assistant: AssistantMaternel, now: datetime) -> None:
        """Writes everything about a known entry, its Telegram account excepted."""
        mam_id = None
        if assistant.mam is not None:
            mam_id = await self._mams.settle(await self.relais_of(assistant.id), assistant, now)
        values = _values(assistant) | {"updated_at": to_text(now), "mam_id": mam_id}
        sets = ", ".join(f"{column} = :{column}" for column in values)
        await self._sql.run(f"UPDATE assistant_maternel SET {sets} WHERE id = :id", values | {"id": assistant.id})
        await self.save_places(assistant.id, assistant.places)

    async def save_places(self, assistant_id: int, places: Sequence[Place]) -> None:
        """The places as they are now; those not named any more are forgotten."""
        holes, params = self._sql.holes("rang", [place.rang for place in places])
        await self._sql.run(
            f"DELETE FROM place WHERE assistant_maternel_id = :id AND rang NOT IN ({holes})",
            params | {"id": assistant_id},
        )
        await self._sql.insert(
            "place",
            [_place_values(place) | {"assistant_maternel_id": assistant_id} for place in places],
            """ON CONFLICT (assistant_maternel_id, rang) DO UPDATE SET etat = excluded.etat,
               libre_le = excluded.libre_le, jusqu_au = excluded.jusqu_au, age_min = excluded.age_min,
               age_max = excluded.age_max, ages_dits = excluded.ages_dits, restriction = excluded.restriction,
               restriction_dite = excluded.restriction_dite, grille = excluded.grille, horaires = excluded.horaires,
               confirmee_le = excluded.confirmee_le, source = excluded.source,
               animateur_id = excluded.animateur_id""",
        )

    async def mark_solicited(self, assistant_ids: Iterable[int], now: datetime) -> None:
        """They have just been asked something: the next draw begins with others."""
        holes, params = self._sql.holes("id", assistant_ids)
        await self._sql.run(
            f"UPDATE assistant_maternel SET sollicite_le = :now WHERE id IN ({holes})", params | {"now": to_text(now)}
        )

    async def list_where(self, sql: str, params: dict[str, Any]) -> list[AssistantMaternel]:
        """The entries that a statement beginning with SELECT finds, with their places (for store/ only)."""
        rows = await self._sql.rows(sql, params)
        if not rows:
            return []
        places: dict[int, list[Place]] = {row["id"]: [] for row in rows}
        for start in range(0, len(rows), 5000):
            holes, ids = self._sql.holes("id", [row["id"] for row in rows[start : start + 5000]])
            for place in await self._sql.rows(
                f"SELECT * FROM place WHERE assistant_maternel_id IN ({holes}) ORDER BY rang", ids
            ):
                places[place["assistant_maternel_id"]].append(read_place(place))
        return [read_assistant(row, tuple(places[row["id"]])) for row in rows]


def read_assistant(row: Row, places: tuple[Place, ...]) -> AssistantMaternel:
    """A row (with `telegram_id`) and its places, as the domain knows them."""
    return AssistantMaternel(
        id=row["id"],
        nom=row["nom"],
        prenom=row["prenom"],
        commune=row["commune"],
        statut=row["statut"],
        mam=row["mam"],
        adresse=row["adresse"],
        telephone=row["telephone"],
        email=row["email"],
        agrement=Agrement(row["agrement_numero"], row["agrement_places"], maybe_day(row["agrement_fin"])),
        accepte=Accepte(*(_bool(row[c]) for c in ACCEPTE)),
        en_activite=_bool(row["en_activite"]),
        ecoles=tuple(json.loads(row["ecoles"])),
        places=places,
        telegram_id=row["telegram_id"],
        en_pause_jusqu_au=maybe_day(row["en_pause_jusqu_au"]),
        ne_plus_diffuser=bool(row["ne_plus_diffuser"]),
        soir_et_week_end=bool(row["soir_et_week_end"]),
        sollicite_le=maybe_time(row["sollicite_le"]),
        moment_prefere=row["moment_prefere"],
        mam_id=row["mam_id"],
        profession=row["profession"],
    )


def read_place(row: Row) -> Place:
    """A row of `place`, as the domain knows it."""
    return Place(
        rang=row["rang"],
        etat=row["etat"],
        libre_le=maybe_day(row["libre_le"]),
        age_min=row["age_min"],
        age_max=row["age_max"],
        restriction=row["restriction"],
        grille=row["grille"],
        confirmee_le=maybe_time(row["confirmee_le"]),
        source=row["source"],
        jusqu_au=maybe_day(row["jusqu_au"]),
        horaires=read_horaires(row["horaires"]),
        ages_dits=bool(row["ages_dits"]),
        restriction_dite=bool(row["restriction_dite"]),
        animateur_id=row["animateur_id"],
    )


def read_horaires(text: str) -> tuple[Heures, ...]:
    """« [[5, "07:30", "13:00"]] », nearly always empty."""
    if text == "[]":
        return ()
    return tuple(Heures(jour, time.fromisoformat(de), time.fromisoformat(a)) for jour, de, a in json.loads(text))


ACCEPTE = ("periscolaire", "horaires_atypiques", "besoin_imprevu", "accueil_adapte", "depannage")


def _values(a: AssistantMaternel) -> dict[str, Any]:
    return {
        "nom": a.nom,
        "prenom": a.prenom,
        "commune": a.commune,
        "statut": a.statut,
        "mam": a.mam,
        "adresse": a.adresse,
        "telephone": a.telephone,
        "email": a.email,
        "agrement_numero": a.agrement.numero,
        "agrement_places": a.agrement.places,
        "agrement_fin": day_text(a.agrement.fin),
        **{name: _int(getattr(a.accepte, name)) for name in ACCEPTE},
        "en_activite": _int(a.en_activite),
        "ecoles": json.dumps(a.ecoles, ensure_ascii=False),
        "en_pause_jusqu_au": day_text(a.en_pause_jusqu_au),
        "ne_plus_diffuser": int(a.ne_plus_diffuser),
        "soir_et_week_end": int(a.soir_et_week_end),
        "sollicite_le": maybe_text(a.sollicite_le),
        "moment_prefere": a.moment_prefere,
    }


def _place_values(place: Place) -> dict[str, Any]:
    return {
        "rang": place.rang,
        "etat": place.etat,
        "libre_le": day_text(place.libre_le),
        "jusqu_au": day_text(place.jusqu_au),
        "age_min": place.age_min,
        "age_max": place.age_max,
        "ages_dits": int(place.ages_dits),
        "restriction": place.restriction,
        "restriction_dite": int(place.restriction_dite),
        "grille": place.grille,
        "horaires": json.dumps([[h.jour, f"{h.de:%H:%M}", f"{h.a:%H:%M}"] for h in place.horaires]),
        "confirmee_le": maybe_text(place.confirmee_le),
        "source": place.source,
        "animateur_id": place.animateur_id,
    }


def _bool(value: int | None) -> bool | None:
    return None if value is None else bool(value)


def _int(value: bool | None) -> int | None:
    return None if value is None else int(value)
