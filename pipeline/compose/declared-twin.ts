// One table never mixes estimates and declared sums: it tells estimates, or, where too many of them are not to be trusted,
// all that was declared, and says so.
import { DECLARED, type Figura } from "../../schemas/figura.ts";
import type { ProspettoDef } from "../../schemas/prospetto.ts";
import { formatNumber } from "../../schemas/unita.ts";
import type { Misure } from "../figure/declarations.ts";
import { type ComposeContext, collect, type ProspettoData } from "./dati.ts";

type Dims = Readonly<Record<string, string>>;

export const DECLARED_NOTE =
  "Sono le somme di quanto è stato dichiarato: una stima di chi non ha risposto sarebbe troppo incerta.";

/** Of the figures of a table, the most that may be too uncertain. */
const MOST_UNCERTAIN = 1 / 3;

export interface Told {
  readonly def: ProspettoDef;
  readonly dati: ProspettoData;
  readonly isDeclared: boolean;
}

/** The figures as they are estimated; all as they were declared where too many estimates, or that of the total, are not to
 *  be trusted. */
export function estimatedOrDeclared(def: ProspettoDef, fixed: Dims, contesto: ComposeContext): Told {
  const dati = collect(def, fixed, contesto);
  const twin = isToBeTrusted(dati) ? null : declaredTwin(def, contesto.figure.misure);
  if (twin === null) return { def, dati, isDeclared: false };
  const declared = collect(twin, fixed, contesto);
  const { n_enti } = wholeOf(twin, declared, fixed, contesto);
  const who =
    n_enti === null || n_enti === 0
      ? ""
      : `: quanto dichiara${n_enti === 1 ? " 1 ente" : `no ${formatNumber(n_enti)} enti`}`;
  return { def: { ...twin, titolo: `${def.titolo}${who}` }, dati: declared, isDeclared: true };
}

function isToBeTrusted({ righe }: ProspettoData): boolean {
  const cells = righe.flatMap(({ figure, totale }) => figure.map((figura) => ({ figura, totale })));
  const isUncertain = ({ stato, dichiarato }: Figura): boolean => stato === "incerto" && dichiarato !== null;
  const doubtful = cells.filter(({ figura }) => isUncertain(figura));
  const told = cells.filter(({ figura }) => figura.valore !== null || isUncertain(figura));
  return !doubtful.some(({ totale }) => totale) && doubtful.length <= MOST_UNCERTAIN * told.length;
}

/** The same table of the twins of its measures; null where none has one. */
function declaredTwin(def: ProspettoDef, misure: Misure): ProspettoDef | null {
  const twinOf = (id: string): string => (misure.has(`${id}${DECLARED}`) ? `${id}${DECLARED}` : id);
  const twins = def.misure.map((m) => (typeof m === "string" ? twinOf(m) : { ...m, misura: twinOf(m.misura) }));
  return JSON.stringify(twins) === JSON.stringify(def.misure) ? null : { ...def, misure: twins };
}

/** The figura of a whole table: that of its first misura at what is fixed. */
export function wholeOf(def: ProspettoDef, { misura }: ProspettoData, fixed: Dims, { figure }: ComposeContext): Figura {
  const own = Object.entries({ ...fixed, ...def.dove }).filter(([name]) => misura.dimensioni.includes(name));
  return figure.at(misura.id, Object.fromEntries(own));
}
