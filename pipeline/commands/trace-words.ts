// What `trace` says: the steps of a number one under the other; the figures of a cell or a file one by line.
import { conArticolo } from "../../schemas/articles.ts";
import { type Figura, SEGNI } from "../../schemas/figura.ts";
import { blockOf } from "../../schemas/questionario.ts";
import { quoted } from "../../schemas/shown.ts";
import { formatNumber, formatShare, formatTyped } from "../../schemas/unita.ts";
import type { CellUse } from "../lineage/cell-uses.ts";
import type { CountedRow } from "../lineage/counted-row.ts";
import type { Named } from "../lineage/entered.ts";
import type { FileUse } from "../lineage/file-uses.ts";
import type { Rilievo } from "../lineage/findings-at.ts";
import type { Lato, Passo, Traccia } from "../lineage/steps.ts";
import { plural } from "./words.ts";

/** Weights are in millionths. */
const UNIT_PPM = 1_000_000;

/** Whom it is for. */
export const INTERNAL = "Uso interno: qui ci sono caselle di singoli enti. Non pubblicare.";

/** Ids of figures that the last build left without their number, which here have it; null when there was none. */
type Hidden = ReadonlySet<string> | null;

/** How every answer begins: whom it is for, and whether the numbers are those of the last build. */
export function opening({ cambiato }: { readonly cambiato: readonly string[] | null }): string[] {
  if (cambiato === null) return [INTERNAL, "L'edizione non è ancora stata costruita: i numeri sono quelli di adesso."];
  if (cambiato.length === 0) return [INTERNAL];
  return [INTERNAL, `Dall'ultima costruzione è cambiato: ${cambiato.join("; ")}. I numeri sono quelli di adesso.`];
}

export const unbalancedLines = (squilibri: readonly string[]): string[] =>
  squilibri.length === 0 ? [] : ["La traccia non torna: manca o avanza qualcosa.", ...indented(squilibri)];

export function traceLines(traccia: Traccia, coperte: Hidden): string[] {
  const { figura, titolo, definizione, passi, respinte, guasto } = traccia;
  return [
    `${titolo} · ${figura.id}`,
    `  ${definizione}`,
    `  ${standingOf(figura)}`,
    ...(coperte?.has(figura.id) ? [`  ${HIDDEN}`] : []),
    ...(guasto === null ? [] : [`  ${guasto}`]),
    ...passi.flatMap((passo) => indented(stepLines(passo, figura.id, coperte))),
    ...(respinte.length === 0 ? [] : ["  Della stessa tabella, in tutta la rete, non si sono potute contare:"]),
    ...respinte.map(
      ({ ente, protocollo, file, righe }) =>
        `    ${ente} · protocollo ${protocollo} · ${file}: ${plural(righe, "riga", "righe")}`,
    ),
  ];
}

const HIDDEN =
  "Nel bilancio costruito al suo posto c'è «x»: farebbe riconoscere un ente. Il numero che segue non va detto fuori.";

function standingOf({
  stato,
  n_enti,
  copertura,
  unita,
  dichiarato,
  stimato,
  giudizio,
  ci_inf,
  ci_sup,
}: Figura): string {
  return [
    `in ${unita.nome}`,
    ...(stato === "valore" ? [] : [SEGNI[stato].legenda]),
    ...(n_enti === null ? [] : [plural(n_enti, "ente", "enti")]),
    ...(copertura === null ? [] : [`copertura ${formatShare(copertura)}`]),
    ...(stimato === null || stimato === 0 ? [] : [`stimato per ${conArticolo(formatShare(stimato))}`]),
    ...(ci_inf === null || ci_sup === null ? [] : [`intervallo da ${grouped(ci_inf)} a ${grouped(ci_sup)}`]),
    ...(giudizio === null ? [] : [`giudizio ${giudizio}`]),
    ...(dichiarato === null || stato === "valore" ? [] : [`dichiarato ${grouped(dichiarato)}`]),
  ].join(" · ");
}

const RATIOS = {
  quoziente: "il primo diviso il secondo",
  copertura: "il primo diviso il secondo",
  tasso: "il primo diviso il secondo, per mille",
  divario: "il secondo meno il primo, mai meno di zero",
} as const;

function stepLines(passo: Passo, id: string, coperte: Hidden): string[] {
  switch (passo.passo) {
    case "valore pubblicato":
      if (passo.esce === null) return ["valore pubblicato: nessun numero"];
      if (coperte?.has(id)) return [`valore coperto: ${formatTyped(passo.esce)}`];
      return [
        `valore pubblicato: ${formatTyped(passo.esce)} nei dati, ${passo.tabella} in una tavola, ${passo.prosa} in una frase`,
      ];
    case "senza numero":
      return [`senza numero: ${passo.perche}. Sotto c'è quello che si ha`];
    case "arrotondamento":
      return [
        `arrotondamento: contato in ${["unità", "decimi", "centesimi"][passo.scala]}${passo.passi_di === null ? "" : `; una stima si dà a passi di ${formatTyped(passo.passi_di)}`}`,
      ];
    case "rapporto":
      return [
        `rapporto: ${RATIOS[passo.calcolo ?? "quoziente"]}`,
        ...indented(traceLines(passo.termini.numeratore, coperte)),
        ...indented(traceLines(passo.termini.denominatore, coperte)),
      ];
    case "rapporto delle stesse righe":
      return [
        `rapporto: la parte divisa per il tutto, sulle righe che danno tutti e due${passo.passi_di < 1e-9 ? "" : `, a passi di ${formatTyped(passo.passi_di)}`}`,
        ...indented(sideLines("parte", passo.parte, id, coperte)),
        ...indented(sideLines("tutto", passo.tutto, id, coperte)),
      ];
    case "stima":
      return [
        `stima: ${shownAmount(passo.esce, passo.scala)}, aggiunti i grandi enti che non hanno risposto:`,
        ...passo.imputati.map(
          ({ ente, denominazione, valore }) =>
            `  ${ente} ${denominazione}: ${shownAmount(valore, passo.scala)}, in proporzione ai grandi che hanno risposto`,
        ),
      ];
    case "pesi":
      return [
        `pesi: ${shownAmount(passo.esce, passo.scala)}, dove ogni riga vale anche per gli enti simili che non hanno risposto`,
      ];
    case "righe":
      return rowLines(passo.righe, passo.esce, passo.scala);
  }
}

const sideLines = (name: string, { titolo, passi }: Lato, id: string, coperte: Hidden): string[] => [
  `${name}: ${titolo}`,
  ...passi.flatMap((passo) => indented(stepLines(passo, id, coperte))),
];

/** From whole units of the store to the unit of the misura. */
const shownAmount = (amount: number | null, scala: number): string =>
  amount === null ? "nessun numero" : grouped(amount / 10 ** scala);

/** With all its decimals, its thousands apart. */
const grouped = (value: number): string => formatNumber(value, formatTyped(value).split(",")[1]?.length ?? 0);

function rowLines(righe: readonly CountedRow[], sum: number | null, scala: number): string[] {
  const shown = (amount: number): string => formatNumber(amount / 10 ** scala, scala);
  const groups = Map.groupBy(righe, originOf);
  return [
    `righe: ${formatNumber(righe.length)}${sum === null ? "" : `, sommano ${shown(sum)}`}`,
    ...[...groups].flatMap(([origin, own]) => [
      `  ${origin}`,
      ...own.flatMap((riga) => [
        `    ${rowLine(riga, shown)}`,
        ...riga.rilievi.map((each) => `      ${rilievoLine(each)}`),
        ...madeOf(riga, shown),
      ]),
    ]),
  ];
}

const MADE: Readonly<Record<string, string>> = {
  usi: "denaro impiegato, con la fonte da cui è arrivato alla rete",
  consolidato: "denaro contato una volta sola",
  risposte: "come si è risposto, calcolato su tutti gli enti",
};

/** The cells that a row was made of. */
function madeOf({ da = [] }: CountedRow, shown: (amount: number) => string): string[] {
  const groups = Map.groupBy(da, originOf);
  return [...groups].flatMap(([origin, own]) => [
    `      da ${origin}`,
    ...own.map((riga) => `        ${rowLine(riga, shown)}`),
  ]);
}

function originOf({ origine, ente, denominazione }: CountedRow): string {
  if (origine.tipo === "edizione" || origine.tipo === "rete") return `tabella dell'edizione ${origine.file}`;
  if (origine.tipo === "passaggi") {
    const made = MADE[origine.tabella] ?? origine.tabella;
    return ente === "" ? made : `${ente} ${denominazione} · ${made}`;
  }
  const { protocollo, versione, file, foglio } = origine;
  const version = versione === null ? "" : `, versione ${versione}`;
  return `${ente} ${denominazione} · protocollo ${protocollo}${version} · ${file} · foglio «${foglio}»`;
}

function rowLine(
  { origine, riga, nome, cella, scritto, esito, contributo, ppm }: CountedRow,
  shown: (amount: number) => string,
): string {
  if (origine.tipo === "passaggi")
    return `${nome}: ${contributo === null ? "nessun numero" : shown(contributo)}${weightOf(ppm)}`;
  if (origine.tipo === "rete") return `riga ${riga}: ${nome}`;
  const place = cella === null ? `riga ${riga}` : /\d$/.test(cella) ? cella : `riga ${riga}, ${cella}`;
  const written = scritto === null ? "" : ` «${quoted(scritto)}»`;
  const done = esito === null || esito === "com'è scritto" ? "" : ` (${esito})`;
  const name = nome === "" ? "" : ` (${quoted(nome)})`;
  return `${place}${name}:${written}${done} → ${contributo === null ? "nessun numero" : shown(contributo)}${weightOf(ppm)}`;
}

const weightOf = (ppm: number | null): string =>
  ppm === null || ppm === UNIT_PPM ? "" : ` × ${formatTyped(ppm / UNIT_PPM)}`;

const rilievoLine = ({ codice, esito, motivo, domanda, testo }: Rilievo): string =>
  [
    esito === "aperto" ? "" : `${esito}${motivo === null ? "" : `, ${motivo.replace(/\.$/, "")}`}: `,
    domanda === null ? "" : `${domanda}: `,
    `${testo} [${codice}]`,
  ].join("");

const indented = (lines: readonly string[]): string[] => lines.map((line) => `  ${line}`);

export function useLines(use: CellUse, coperte: Hidden): string[] {
  const {
    file,
    protocollo,
    cella,
    foglio,
    ente,
    blocco,
    domande,
    scritto,
    figure,
    contata_in,
    attraverso,
    elenchi,
    perche,
    rilievi,
  } = use;
  const place = [file, `protocollo ${protocollo}`, ...(foglio === null ? [] : [`foglio «${foglio}»`]), cella].join(
    " · ",
  );
  const answer =
    ente === null || blocco === null
      ? []
      : [
          `  ${ente} · ${blockOf(blocco)?.titolo ?? blocco} · ${domande.join(", ")}: ${scritto === null ? "vuota" : `«${quoted(scritto)}»`}`,
        ];
  return [
    place,
    ...answer,
    ...rilievi.map((each) => `  ${rilievoLine(each)}`),
    ...(perche === null ? [] : [`  Non entra in nessuna figura: ${perche}.`]),
    ...figureLines(figure, coperte),
    ...throughLines(attraverso),
    ...(contata_in.length === 0 ? [] : [`  La sua riga è contata anche in: ${contata_in.join(", ")}`]),
    ...(elenchi.length === 0 ? [] : [`  È stampata negli elenchi: ${elenchi.join(", ")}`]),
  ];
}

export function fileLines(use: FileUse, coperte: Hidden): string[] {
  const { file, protocollo, motivo, sezioni, figure, attraverso, solo_da_qui } = use;
  return [
    `${file} · protocollo ${protocollo}`,
    ...(motivo === null ? [] : [`  Non conta: ${motivo}.`]),
    ...sezioni.map(({ ente, blocco, foglio, righe, motivo: why }) => {
      const what = `${ente} · ${blockOf(blocco)?.titolo ?? blocco} · foglio «${foglio}», ${plural(righe, "riga", "righe")}`;
      return `  ${what}: ${why === null ? "conta" : why}`;
    }),
    ...(solo_da_qui.length === 0 ? [] : [`  Solo da qui si sa qualcosa di: ${solo_da_qui.join(", ")}`]),
    ...figureLines(figure, coperte),
    ...throughLines(attraverso),
  ];
}

const throughLines = (attraverso: readonly string[]): string[] =>
  attraverso.length === 0
    ? []
    : [
        `  Attraverso il consolidamento del denaro può cambiare anche: ${attraverso.join(", ")} (quali delle loro cifre non si sa ancora dire)`,
      ];

function figureLines(figure: readonly Named[], coperte: Hidden): string[] {
  if (figure.length === 0) return [];
  return [
    `  Entra in ${plural(figure.length, "figura", "figure")}:`,
    ...figure.map(({ id, valore, stato, titolo }) => {
      const value = valore !== null ? grouped(valore) : stato === "valore" ? "" : SEGNI[stato].segno;
      return `    ${id} = ${value}${coperte?.has(id) ? ", che nel bilancio costruito è «x»" : ""} (${titolo})`;
    }),
  ];
}
