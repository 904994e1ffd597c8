-- What each professional agreed to show on the list that the relais hands out; dated, and taken back when she wants.
CREATE TABLE accord_liste (
  id                    INTEGER PRIMARY KEY,
  assistant_maternel_id INTEGER NOT NULL REFERENCES assistant_maternel (id) ON DELETE CASCADE,
  element               TEXT NOT NULL CHECK (element IN ('nom', 'telephone', 'email', 'adresse', 'places', 'accueils')),
  le                    TEXT NOT NULL,
  source                TEXT NOT NULL CHECK (source IN ('bot', 'telephone', 'visite', 'courriel', 'import')),
  animateur_id          INTEGER REFERENCES animateur (id) ON DELETE SET NULL,  -- NULL: herself
  retire_le             TEXT
) STRICT;
CREATE UNIQUE INDEX accord_liste_donne ON accord_liste (assistant_maternel_id, element) WHERE retire_le IS NULL;
