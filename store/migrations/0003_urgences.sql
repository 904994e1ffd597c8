-- Emergencies and sensitive words: counted without anybody in them; an account left in peace; a worry for one person.

-- How many emergency messages were shown, by relais and by month. Nobody's name, nobody's words.
CREATE TABLE urgence (
  relais_id INTEGER NOT NULL REFERENCES relais (id),
  mois      TEXT NOT NULL,
  sorte     TEXT NOT NULL CHECK (sorte IN ('vitale', 'epuisement', 'suicide', 'violence', 'enfant')),
  nombre    INTEGER NOT NULL,
  PRIMARY KEY (relais_id, mois, sorte)
) STRICT;

-- Since when nothing automatic is written to this account, until an animatrice lifts it.
ALTER TABLE compte ADD COLUMN en_retrait_le TEXT;

-- 1: only the responsable of the relais reads it, in her own chat; the group and the others never see it.
ALTER TABLE conversation ADD COLUMN reservee INTEGER NOT NULL DEFAULT 0 CHECK (reservee IN (0, 1));
