-- Who was linked to which entry, how, and who undid it: the trace of a wrong person, and « 112 sur 146 ont rejoint ».

CREATE TABLE rattachement (
  id                    INTEGER PRIMARY KEY,
  relais_id             INTEGER NOT NULL REFERENCES relais (id),
  assistant_maternel_id INTEGER NOT NULL REFERENCES assistant_maternel (id) ON DELETE CASCADE,
  compte_id             INTEGER REFERENCES compte (id) ON DELETE SET NULL,
  par                   TEXT NOT NULL CHECK (par IN ('code', 'numero', 'reprise')),
  le                    TEXT NOT NULL,
  fini_le               TEXT,
  fini_par              INTEGER REFERENCES animateur (id) ON DELETE SET NULL  -- NULL: she erased herself
) STRICT;

CREATE UNIQUE INDEX rattachement_vif ON rattachement (assistant_maternel_id) WHERE fini_le IS NULL;
CREATE INDEX rattachement_compte ON rattachement (compte_id) WHERE compte_id IS NOT NULL;

INSERT INTO rattachement (relais_id, assistant_maternel_id, compte_id, par, le)
SELECT relais_id, id, compte_id, 'reprise', updated_at FROM assistant_maternel WHERE compte_id IS NOT NULL;
