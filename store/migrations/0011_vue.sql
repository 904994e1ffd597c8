-- What the team looks at: places that open and close, who follows which commune, until when the week was told.
-- A place holds only what is known today: each time one becomes free, or is free no longer, is written here.
CREATE TABLE place_changement (
  id                    INTEGER PRIMARY KEY,
  assistant_maternel_id INTEGER NOT NULL REFERENCES assistant_maternel (id) ON DELETE CASCADE,
  rang                  INTEGER NOT NULL,
  le                    TEXT NOT NULL,             -- when it was said
  source                TEXT,
  avant                 TEXT,                      -- NULL: the place was not written down yet
  apres                 TEXT NOT NULL
) STRICT;
CREATE INDEX place_changement_le ON place_changement (le);
CREATE INDEX place_changement_assistant ON place_changement (assistant_maternel_id, rang, le);

CREATE TRIGGER place_ouverte AFTER INSERT ON place WHEN NEW.etat = 'libre' AND NEW.confirmee_le IS NOT NULL
BEGIN
  INSERT INTO place_changement (assistant_maternel_id, rang, le, source, avant, apres)
  VALUES (NEW.assistant_maternel_id, NEW.rang, NEW.confirmee_le, NEW.source, NULL, NEW.etat);
END;

CREATE TRIGGER place_changee AFTER UPDATE OF etat ON place
WHEN OLD.etat <> NEW.etat AND 'libre' IN (OLD.etat, NEW.etat) AND NEW.confirmee_le IS NOT NULL
BEGIN
  INSERT INTO place_changement (assistant_maternel_id, rang, le, source, avant, apres)
  VALUES (NEW.assistant_maternel_id, NEW.rang, NEW.confirmee_le, NEW.source, OLD.etat, NEW.etat);
END;

CREATE TABLE suivi_commune (
  animateur_id INTEGER NOT NULL REFERENCES animateur (id) ON DELETE CASCADE,
  commune      TEXT NOT NULL,
  PRIMARY KEY (animateur_id, commune)
) STRICT;

ALTER TABLE relais ADD COLUMN semaine_dite_jusqu_au TEXT;  -- first day that the weekly word has not told yet
