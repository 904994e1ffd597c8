"""How an atelier was: numbers and words, without who said them; and the charters that were accepted."""

from __future__ import annotations

from collections import Counter
from datetime import datetime

from store.database import Sql
from store.times import to_text


class Avis:
    """The tables `avis` and `charte_acceptee`."""

    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    async def note_once(self, inscription_id: int, now: datetime) -> bool:
        """She says how it was; False when she did already. The day only: an instant would tell which one is hers."""
        row = await self._sql.row(
            "UPDATE inscription SET avis_le = :now WHERE id = :id AND avis_le IS NULL RETURNING id",
            {"id": inscription_id, "now": to_text(now.replace(hour=0, minute=0, second=0, microsecond=0))},
        )
        return row is not None

    async def add(self, relais_id: int, atelier_id: int, note: int) -> None:
        """One opinion, nobody's: its number is drawn, for numbers in the order of the answers would say whose."""
        await self._sql.run(
            """INSERT INTO avis (id, relais_id, atelier_id, note)
               VALUES (abs(random() % 9007199254740991), :relais_id, :atelier_id, :note)""",
            {"relais_id": relais_id, "atelier_id": atelier_id, "note": note},
        )

    async def add_remarque(self, atelier_id: int, texte: str) -> bool:
        """Words about that atelier, beside any of its opinions: nothing says which note is hers."""
        row = await self._sql.row(
            """UPDATE avis SET remarque = :texte WHERE id = (SELECT id FROM avis WHERE atelier_id = :id
                 AND remarque IS NULL ORDER BY random() LIMIT 1) RETURNING id""",
            {"id": atelier_id, "texte": texte},
        )
        return row is not None

    async def count(self, atelier_id: int) -> Counter[int]:
        """How many gave each of the three notes."""
        rows = await self._sql.rows(
            "SELECT note, count(*) FROM avis WHERE atelier_id = :id GROUP BY note", {"id": atelier_id}
        )
        return Counter({row[0]: row[1] for row in rows})

    async def list_remarques(self, atelier_id: int) -> list[str]:
        """The words, in no order that tells who wrote them."""
        rows = await self._sql.rows(
            "SELECT remarque FROM avis WHERE atelier_id = :id AND remarque IS NOT NULL ORDER BY remarque",
            {"id": atelier_id},
        )
        return [row[0] for row in rows]

    async def accepted(self, compte_id: int, relais_id: int, charte: str, empreinte: str, since: datetime) -> bool:
        """Whether this very text was accepted since that instant."""
        return bool(
            await self._sql.value(
                """SELECT EXISTS (SELECT 1 FROM charte_acceptee WHERE compte_id = :compte AND relais_id = :of
                     AND charte = :charte AND empreinte = :empreinte AND le >= :since)""",
                {
                    "compte": compte_id,
                    "of": relais_id,
                    "charte": charte,
                    "empreinte": empreinte,
                    "since": to_text(since),
                },
            )
        )

    async def accept(self, compte_id: int, relais_id: int, charte: str, empreinte: str, now: datetime) -> None:
        """The dated proof, with the imprint of the text that was shown."""
        await self._sql.insert(
            "charte_acceptee",
            [
                {
                    "relais_id": relais_id,
                    "compte_id": compte_id,
                    "charte": charte,
                    "empreinte": empreinte,
                    "le": to_text(now),
                }
            ],
        )
