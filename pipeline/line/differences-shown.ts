// What an ente changed, in words: rows by their own names, answers as they were understood, else as they were written.
import type { Blocco, Campo } from "../../schemas/blocco.ts";
import { isNumerica, scala } from "../../schemas/cella.ts";
import { risposta } from "../../schemas/diagnostici/entry.ts";
import type { Edizione } from "../../schemas/edizione.ts";
import type { KeptAnswer } from "../../schemas/reading.ts";
import { formatDate } from "../../schemas/unita.ts";
import type { Difference, KeptRow } from "../collect/differences.ts";
import type { Compared } from "./differences.ts";

/** A difference as people read it. */
export interface DifferenceShown {
  readonly come: Difference["come"];
  /** The row by its own name. */
  readonly riga: string;
  /** Label of the question; null where the whole row is new or gone. */
  readonly domanda: string | null;
  readonly prima: string | null;
  readonly ora: string | null;
  readonly cella_prima: string | null;
  readonly cella_ora: string | null;
}

type Lists = Edizione["liste"];

/** `before` is the edition of the older side, where it is another one. */
export function differenceShown(
  one: Difference,
  { blocco }: Pick<Compared, "blocco">,
  edizione: Edizione,
  before: Edizione | null,
): DifferenceShown {
  const lists = { prima: (before ?? edizione).liste, ora: edizione.liste };
  const nameOf = (row: KeptRow, liste: Lists): string => rowShown(row, blocco, liste);
  const at = (row: KeptRow, cella: string | null): string => `${row.foglio} ${cella ?? `riga ${row.riga}`}`;
  if (one.come === "cambiata") {
    const campo = blocco.campi[one.campo];
    const [older, newer] = [one.prima.risposte[one.campo], one.ora.risposte[one.campo]];
    if (campo === undefined || older === undefined || newer === undefined) throw new Error(`${blocco.id}.${one.campo}`);
    return {
      ...{ come: one.come, riga: nameOf(one.ora, lists.ora), domanda: campo.label },
      ...{ prima: valueShown(older, campo, lists.prima), ora: valueShown(newer, campo, lists.ora) },
      ...{ cella_prima: at(one.prima, older.cella), cella_ora: at(one.ora, newer.cella) },
    };
  }
  const [row, liste] = one.come === "nuova" ? [one.ora, lists.ora] : [one.prima, lists.prima];
  const whole = answers(row, blocco.campi, liste);
  const isNew = one.come === "nuova";
  return {
    ...{
      come: one.come,
      riga: nameOf(row, liste),
      domanda: null,
      prima: isNew ? null : whole,
      ora: isNew ? whole : null,
    },
    ...{ cella_prima: isNew ? null : at(row, null), cella_ora: isNew ? at(row, null) : null },
  };
}

/** A row by its own name. */
export const rowShown = ({ risposte }: KeptRow, { nome_riga, campi }: Blocco, liste: Lists): string =>
  nome_riga
    .flatMap((name) => {
      const [campo, answer] = [campi[name], risposte[name]];
      return campo === undefined || answer === undefined ? [] : [valueShown(answer, campo, liste)];
    })
    .filter((each) => each !== EMPTY)
    .join(", ");

const answers = (row: KeptRow, campi: Readonly<Record<string, Campo>>, liste: Lists): string =>
  Object.entries(campi)
    .flatMap(([name, campo]) => {
      const answer = row.risposte[name];
      const value = answer === undefined ? EMPTY : valueShown(answer, campo, liste);
      return value === EMPTY ? [] : [`${campo.label} ${value}`];
    })
    .join(", ");

const EMPTY = "vuota";

/** As it was understood; as it was written where it was not. */
export function valueShown({ valore, vuoto, scritto }: KeptAnswer, { cella }: Campo, liste: Lists): string {
  if (valore === null) {
    const written = (scritto ?? "").trim();
    if (written !== "") return `«${written}»`;
    return vuoto === null ? EMPTY : vuoto.replace("-", " ");
  }
  if (isNumerica(cella)) return risposta(Number(valore) / 10 ** scala(cella), cella.tipo);
  switch (cella.tipo) {
    case "codice":
      return liste[cella.lista]?.find(({ codice }) => codice === valore)?.nome ?? valore;
    case "si-no":
      return valore === "true" ? "sì" : "no";
    case "data":
      return formatDate(valore);
    default:
      return valore;
  }
}
