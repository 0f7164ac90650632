// The tables of the letters of the portal: what was prepared and what became of it is only ever added.
export const TABELLE_LETTERE = `
CREATE TABLE lettera (
  numero INTEGER PRIMARY KEY AUTOINCREMENT, chiave TEXT NOT NULL UNIQUE, il TEXT NOT NULL, tipo TEXT NOT NULL,
  ambito TEXT NOT NULL, email TEXT NOT NULL, oggetto TEXT NOT NULL, scade_il TEXT NOT NULL
);
CREATE TABLE consegna (
  numero INTEGER PRIMARY KEY AUTOINCREMENT, lettera INTEGER NOT NULL REFERENCES lettera, il TEXT NOT NULL,
  esito TEXT NOT NULL, parole TEXT NOT NULL
);
CREATE INDEX consegna_lettera ON consegna (lettera);
CREATE TRIGGER lettera_cambiata BEFORE UPDATE ON lettera BEGIN SELECT RAISE(ABORT, 'a letter is never changed'); END;
CREATE TRIGGER lettera_tolta BEFORE DELETE ON lettera BEGIN SELECT RAISE(ABORT, 'a letter is never taken out'); END;
CREATE TRIGGER consegna_cambiata BEFORE UPDATE ON consegna BEGIN SELECT RAISE(ABORT, 'what became of it is never changed'); END;
CREATE TRIGGER consegna_tolta BEFORE DELETE ON consegna BEGIN SELECT RAISE(ABORT, 'what became of it is never taken out'); END;`;
