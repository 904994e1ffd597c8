-- What a professional says of her half-yearly declaration on monenfant.fr: hers; the relais reads only totals.

CREATE TABLE declaration (
  assistant_maternel_id INTEGER NOT NULL REFERENCES assistant_maternel (id) ON DELETE CASCADE,
  limite                TEXT NOT NULL,             -- due before this day: 1 June or 1 December
  relais_id             INTEGER NOT NULL REFERENCES relais (id),
  montree_le            TEXT NOT NULL,             -- she was given its text
  faite_le              TEXT,                      -- she says that it is done
  aide_le               TEXT,                      -- she asked the relais for help
  PRIMARY KEY (assistant_maternel_id, limite)
) STRICT;

CREATE INDEX declaration_relais ON declaration (relais_id, limite);

ALTER TABLE assistant_maternel ADD COLUMN bilan_le TEXT;  -- her own balance of the year was last sent
