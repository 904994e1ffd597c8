-- The trades beside each other: houses shared by several assistants maternels, carers who come to the family's home,
-- families who share one of them, an agrément that ends, a commune that moves to another relais.

-- A maison d'assistants maternels. Its members are entries of the directory; a parent employs one of them.
CREATE TABLE mam (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  relais_id  INTEGER NOT NULL REFERENCES relais (id),
  nom        TEXT NOT NULL,
  cle        TEXT NOT NULL,                        -- the name without accents nor small words: two spellings, one house
  commune    TEXT NOT NULL,
  adresse    TEXT,
  places     INTEGER CHECK (places BETWEEN 1 AND 30),  -- children received together, all members counted
  created_at TEXT NOT NULL,
  UNIQUE (relais_id, commune, cle)
) STRICT;
ALTER TABLE assistant_maternel ADD COLUMN mam_id INTEGER REFERENCES mam (id) ON DELETE SET NULL;
CREATE INDEX assistant_maternel_mam ON assistant_maternel (mam_id) WHERE mam_id IS NOT NULL;
INSERT INTO mam (relais_id, nom, cle, commune, adresse, created_at)
  SELECT relais_id, mam, lower(mam), commune, max(adresse), min(created_at) FROM assistant_maternel
  WHERE mam IS NOT NULL GROUP BY relais_id, commune, lower(mam);
UPDATE assistant_maternel SET mam_id = (SELECT m.id FROM mam m WHERE m.relais_id = assistant_maternel.relais_id
  AND m.commune = assistant_maternel.commune AND m.cle = lower(assistant_maternel.mam)) WHERE mam IS NOT NULL;

-- One directory, two trades: the same links, pauses and propositions; no request of one reaches the other.
ALTER TABLE assistant_maternel ADD COLUMN profession TEXT NOT NULL DEFAULT 'assistant_maternel'
  CHECK (profession IN ('assistant_maternel', 'garde_a_domicile'));
CREATE INDEX assistant_maternel_gardes ON assistant_maternel (relais_id) WHERE profession = 'garde_a_domicile';

-- What a carer at the family's home says of herself: no agrément, no place, but where she goes and when.
CREATE TABLE garde_a_domicile (
  assistant_maternel_id INTEGER PRIMARY KEY REFERENCES assistant_maternel (id) ON DELETE CASCADE,
  communes     TEXT NOT NULL DEFAULT '[]',         -- INSEE codes; none: all those of the relais
  etat         TEXT CHECK (etat IN ('libre', 'occupee')),  -- NULL: she has said nothing yet
  libre_le     TEXT,
  grille       INTEGER,
  confirmee_le TEXT,
  source       TEXT CHECK (source IN ('bot', 'telephone', 'visite', 'courriel', 'import')),
  accord_le    TEXT,                               -- she agreed to receive families' requests
  demandee_le  TEXT,                               -- she asked herself to be in the directory
  validee_le   TEXT                                -- an animatrice put her there
) STRICT;

-- A family that looks for a second one, to share the same carer.
CREATE TABLE garde_partagee (
  demande_id INTEGER PRIMARY KEY REFERENCES demande (id) ON DELETE CASCADE,
  relais_id  INTEGER NOT NULL REFERENCES relais (id),
  depuis     TEXT NOT NULL,
  finie_le   TEXT
) STRICT;
CREATE INDEX garde_partagee_relais ON garde_partagee (relais_id) WHERE finie_le IS NULL;

-- Two of them that could go together: nothing is exchanged before both have said yes, a no is never told.
CREATE TABLE rapprochement (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  relais_id     INTEGER NOT NULL REFERENCES relais (id),
  une_id        INTEGER NOT NULL REFERENCES demande (id) ON DELETE CASCADE,
  autre_id      INTEGER NOT NULL REFERENCES demande (id) ON DELETE CASCADE,
  le            TEXT NOT NULL,
  reponse_une   TEXT CHECK (reponse_une IN ('oui', 'non')),
  reponse_autre TEXT CHECK (reponse_autre IN ('oui', 'non')),
  contact_le    TEXT,
  UNIQUE (une_id, autre_id),
  CHECK (une_id < autre_id),
  CHECK (contact_le IS NULL OR (reponse_une = 'oui' AND reponse_autre = 'oui'))
) STRICT;
CREATE INDEX rapprochement_autre ON rapprochement (autre_id);
CREATE INDEX rapprochement_relais ON rapprochement (relais_id);

-- The end of an agrément of which the team was told: once for each end.
ALTER TABLE assistant_maternel ADD COLUMN agrement_dit TEXT;

-- A request or a professional of a commune that left this relais: handed over with the person's agreement, or kept.
CREATE TABLE transfert (
  id                    INTEGER PRIMARY KEY AUTOINCREMENT,
  relais_id             INTEGER NOT NULL REFERENCES relais (id),      -- where it was
  vers_id               INTEGER NOT NULL REFERENCES relais (id),      -- where the commune is now
  demande_id            INTEGER UNIQUE REFERENCES demande (id) ON DELETE CASCADE,
  assistant_maternel_id INTEGER UNIQUE REFERENCES assistant_maternel (id) ON DELETE CASCADE,
  etat                  TEXT NOT NULL CHECK (etat IN ('demande', 'transmis', 'garde', 'refuse')),
  le                    TEXT NOT NULL,
  animateur_id          INTEGER REFERENCES animateur (id) ON DELETE SET NULL,
  CHECK ((demande_id IS NULL) <> (assistant_maternel_id IS NULL))
) STRICT;
CREATE INDEX transfert_relais ON transfert (relais_id, etat);
