"""The nouns of the database, inside one transaction. Adds nothing to them."""

from __future__ import annotations

from store.comptes import Comptes
from store.database import Sql
from store.inbox import Inbox
from store.letters import Letters
from store.personnes import Personnes
from store.ticks import Ticks


class Tx:
    """`tx.letters.add(…)`: one attribute a noun."""

    def __init__(self, sql: Sql) -> None:
        self.sql = sql
        self.comptes = Comptes(sql)
        self.inbox = Inbox(sql)
        self.letters = Letters(sql)
        self.personnes = Personnes(sql)
        self.ticks = Ticks(sql)
