-- The directory lives: departures are dated, and one person written twice becomes one, with a day to change one's mind.
ALTER TABLE assistant_maternel ADD COLUMN depart_le TEXT;             -- first day on which she no longer works
ALTER TABLE assistant_maternel ADD COLUMN depart_motif TEXT
  CHECK (depart_motif IN ('retraite', 'cessation', 'demenagement', 'autre'));
-- While a merge can be undone the entry that goes is kept aside: no list, no search and no import sees it.
ALTER TABLE assistant_maternel ADD COLUMN fusionnee_dans INTEGER REFERENCES assistant_maternel (id) ON DELETE SET NULL;
CREATE INDEX assistant_maternel_depart ON assistant_maternel (depart_le) WHERE depart_le IS NOT NULL AND ne_plus_diffuser = 0;
CREATE INDEX assistant_maternel_fusionnee ON assistant_maternel (fusionnee_dans) WHERE fusionnee_dans IS NOT NULL;

CREATE TABLE fusion (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  relais_id     INTEGER NOT NULL REFERENCES relais (id),
  gardee_id     INTEGER REFERENCES assistant_maternel (id) ON DELETE SET NULL,
  retiree_id    INTEGER REFERENCES assistant_maternel (id) ON DELETE SET NULL,
  animateur_id  INTEGER REFERENCES animateur (id) ON DELETE SET NULL,
  le            TEXT NOT NULL,
  avant         TEXT,                               -- both entries as they were, while it can be undone
  definitive_le TEXT,                               -- due_at of its end
  annulee_le    TEXT
) STRICT;
CREATE INDEX fusion_due ON fusion (definitive_le) WHERE definitive_le IS NOT NULL;
CREATE INDEX fusion_relais ON fusion (relais_id, le);

-- « Ce sont deux personnes »: not asked again.
CREATE TABLE pas_un_doublon (
  une_id   INTEGER NOT NULL REFERENCES assistant_maternel (id) ON DELETE CASCADE,
  autre_id INTEGER NOT NULL REFERENCES assistant_maternel (id) ON DELETE CASCADE,
  PRIMARY KEY (une_id, autre_id),
  CHECK (une_id < autre_id)
) STRICT;
