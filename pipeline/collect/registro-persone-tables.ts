// The only changes that the lists of what was done let anybody make: the name of a person is taken out where it proves no
// published number, and the address out of what was written to them. What was done, when, about whom, stays as it was.
const STAYS = "'$.di', '$.a', '$.nome'";
const out = (name: string): string =>
  `AND coalesce(json_extract(NEW.dati, '$.${name}'), '') IN (coalesce(json_extract(OLD.dati, '$.${name}'), ''), '')`;

export const TRIGGER_PERSONE = `
DROP TRIGGER IF EXISTS evento_cambiato;
CREATE TRIGGER evento_cambiato BEFORE UPDATE ON evento WHEN NOT (
  OLD.tipo IN ('entrato', 'scaricato', 'collegamento', 'revocato', 'promemoria', 'commento')
  AND (NEW.numero, NEW.il, NEW.ente, NEW.tipo) IS (OLD.numero, OLD.il, OLD.ente, OLD.tipo)
  AND NEW.chi IN (OLD.chi, '') AND json_remove(NEW.dati, ${STAYS}) IS json_remove(OLD.dati, ${STAYS})
  ${out("di")} ${out("a")} ${out("nome")}
) BEGIN SELECT RAISE(ABORT, 'what was done is never changed'); END;
DROP TRIGGER IF EXISTS lettera_cambiata;
CREATE TRIGGER lettera_cambiata BEFORE UPDATE ON lettera WHEN NEW.email <> '' OR
  (NEW.numero, NEW.chiave, NEW.il, NEW.tipo, NEW.ambito, NEW.oggetto, NEW.scade_il) IS NOT
  (OLD.numero, OLD.chiave, OLD.il, OLD.tipo, OLD.ambito, OLD.oggetto, OLD.scade_il)
BEGIN SELECT RAISE(ABORT, 'a letter is never changed'); END;
DROP TRIGGER IF EXISTS consegna_cambiata;
CREATE TRIGGER consegna_cambiata BEFORE UPDATE ON consegna WHEN NEW.parole <> '' OR
  (NEW.numero, NEW.lettera, NEW.il, NEW.esito) IS NOT (OLD.numero, OLD.lettera, OLD.il, OLD.esito)
BEGIN SELECT RAISE(ABORT, 'what became of it is never changed'); END;`;
