// What people must decide about money that two enti tell differently, and decisions that no longer hold: told to who keeps
// the edition, and never on a page, because it names enti and what they said.
import type { EditionFault, Edizione } from "../../schemas/edizione.ts";
import { formatEuro, formatTyped } from "../../schemas/unita.ts";
import { EdizioneRotta } from "../edizione/faults.ts";
import type { Consolidated } from "../figure/consolidated.ts";

const FILE = "progetto/decisioni.csv";
const TITLES = "da,a,natura,pagato,ricevuto,esito,importo,motivo,deciso_da,data";

/** One matter that blocks, in whole cents. */
export interface ToDecide {
  readonly da: string;
  /** Empty: all that `da` passed on without saying to whom. */
  readonly a: string;
  readonly pagato: number | null;
  readonly ricevuto: number | null;
  /** The line of the file that is needed, but for what a person must say. */
  readonly riga: string;
}

/** The matters without which nothing that depends on money between enti may leave. */
export function toDecide({ unlike, unlikeSums }: Pick<Consolidated, "unlike" | "unlikeSums">): ToDecide[] {
  const matters = [
    ...unlike
      .filter(({ blocks }) => blocks)
      .map(({ from, to, payer, payee }) => ({ da: from, a: to, pagato: payer, ricevuto: payee })),
    ...unlikeSums
      .filter(({ blocks }) => blocks)
      .map(({ ente, declared, used }) => ({ da: ente, a: "", pagato: declared, ricevuto: used })),
  ];
  return matters.map((matter) => ({ ...matter, riga: lineOf(matter) }));
}

const lineOf = ({ da, a, pagato, ricevuto }: Omit<ToDecide, "riga">): string =>
  [da, a, "", typed(pagato), typed(ricevuto), "", "", "", "", ""].join(",");
/** The comma of the decimals is none of the table. */
function typed(cents: number | null): string {
  const text = cents === null ? "" : formatTyped(cents / 100);
  return text.includes(",") ? `"${text}"` : text;
}
const told = (cents: number | null): string => (cents === null ? "niente" : formatEuro(cents / 100));

function namesOf(enti: Edizione["enti"]): (codice: string) => string {
  const names = new Map(enti.map(({ codice, denominazione }) => [codice, `${denominazione} (${codice})`]));
  return (codice) => names.get(codice) ?? codice;
}

/** What must be decided, a few lines for each; none when nothing must. */
export function decisionLines(matters: readonly ToDecide[], { enti }: Pick<Edizione, "enti">): string[] {
  if (matters.length === 0) return [];
  const nameOf = namesOf(enti);
  const many = matters.length === 1 ? "un passaggio di denaro" : `${matters.length} passaggi di denaro`;
  return [
    `Prima di pubblicare c'è da decidere su ${many}: chi paga e chi riceve dicono cifre così lontane che il totale cambierebbe di più di un millesimo.`,
    ...matters.flatMap(({ da, a, pagato, ricevuto, riga }) => [
      a === ""
        ? `  ${nameOf(da)} dice di aver dato in tutto ${told(pagato)}; gli altri risultano aver ricevuto ${told(ricevuto)}. La riga:`
        : `  ${nameOf(da)} dice di aver dato ${told(pagato)} a ${nameOf(a)}, che dice di aver ricevuto ${told(ricevuto)}. La riga:`,
      `    ${riga}`,
    ]),
    `Sentite tutti e due, poi incolla ogni riga in ${FILE}, sotto i titoli ${TITLES}, e completala: esito (pagatore, ricevente, competenza, oppure importo con la cifra), motivo, deciso_da e data.`,
  ];
}

/** Stops a build like a broken edition: exit code 2. `domande` is the file with what members are asked. */
export class PassaggiDaDecidere extends EdizioneRotta {
  constructor(matters: readonly ToDecide[], edizione: Pick<Edizione, "enti">, more: readonly string[]) {
    super(FILE, null, "", "");
    this.message = [...decisionLines(matters, edizione), ...more].join("\n");
  }
}

/** Decisions that no longer hold, and money that goes round. */
export function flowFaults(
  { unfit, untraced }: Pick<Consolidated, "unfit" | "untraced">,
  { enti }: Pick<Edizione, "enti">,
): EditionFault[] {
  return [...unfit.map(unfitFault), ...(untraced === null ? [] : untracedFaults(untraced, namesOf(enti)))];
}

function unfitFault({ riga, why, da, a, payer, payee }: Consolidated["unfit"][number]): EditionFault {
  const about = a === null ? `sul denaro che «${da}» dà in tutto` : `sul denaro di «${da}» a «${a}»`;
  const fault = (cosa: string, rimedio: string) => ({
    file: FILE,
    riga,
    cosa: `la decisione ${about} ${cosa}`,
    rimedio,
  });
  switch (why) {
    case "no-flow":
      return fault("non serve: nessuno ne parla", "Togli la riga, o correggi i codici.");
    case "amounts-changed":
      return fault(
        `non vale più: ora chi paga dice ${told(payer)} e chi riceve ${told(payee)}`,
        "Decidete di nuovo, e scrivi le due cifre di adesso.",
      );
    case "twice":
      return fault("è scritta due volte, e nessuna delle due vale", "Tienine una.");
    case "no-value":
      return fault("sceglie chi non dice nessuna cifra", "Scegli un altro esito.");
  }
}

function untracedFaults(
  untraced: NonNullable<Consolidated["untraced"]>,
  nameOf: (codice: string) => string,
): EditionFault[] {
  const fault = (cosa: string, rimedio: string) => ({ file: "inviati/", riga: null, cosa, rimedio });
  if (untraced.kind === "unsettled")
    return [
      fault(
        "i passaggi di denaro fra gli enti sono troppo intrecciati per dire da quale fonte è arrivato quello impiegato",
        "Controllate i passaggi più grandi fra gli enti che se li scambiano.",
      ),
    ];
  return untraced.circuits.map(({ enti, importo }) =>
    fault(
      `fra ${enti.map(nameOf).join(", ")} girano in tondo ${formatEuro(importo / 100)} che nessuno ha ricevuto da fuori: da quale fonte viene il denaro impiegato non si può dire`,
      "Chiedi a questi enti da dove è arrivato: una delle loro cifre è sbagliata, o manca.",
    ),
  );
}
