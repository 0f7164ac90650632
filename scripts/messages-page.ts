// The page of all messages, from the catalogue: for who answers the enti, and for who writes a new one.
import { CATALOGO, type Codice, describe, diagnose } from "../schemas/diagnostic.ts";
import { STADI, type Stadio } from "../schemas/diagnostici/entry.ts";

const WHERE: Readonly<Record<Stadio, string>> = {
  file: "Il file intero",
  modello: "Di chi è e di quale anno",
  struttura: "I fogli e i titoli",
  cella: "Una casella",
  riga: "Una riga",
  tabella: "Una tavola",
  incrocio: "Due tavole, o due enti",
  anno: "L'anno prima e gli invii di prima",
};
const ORDER = ["correggere", "confermare", "consiglio", "nota"];

const inCell = (text: string): string => text.replaceAll("|", "\\|").replaceAll("<", "&lt;").replaceAll("\n", " ");

/** A table for each stage, the graver messages first. */
export function messagesPage(): string {
  const entries = (Object.keys(CATALOGO) as Codice[]).map((codice) => {
    const { gravita, stadio, caso } = CATALOGO[codice];
    // Each entry is shown with its own case, so the pair is right.
    return { codice, gravita, stadio, ...describe(diagnose(codice, [], caso as never)) };
  });
  return STADI.flatMap((stadio) => {
    const own = entries
      .filter((entry) => entry.stadio === stadio)
      .sort((a, b) => ORDER.indexOf(a.gravita) - ORDER.indexOf(b.gravita) || (a.codice < b.codice ? -1 : 1));
    if (own.length === 0) return [];
    const rows = own.map(
      ({ codice, gravita, titolo, testo, rimedio }) =>
        `| [\`${codice}\`](../data-samples/difetti/${codice}) | ${gravita} | ${inCell(titolo)} | ${inCell(testo)} | ${inCell(rimedio)} |`,
    );
    const head = ["| codice | gravità | quando | per esempio | che cosa fare |", "|---|---|---|---|---|"];
    return [`## ${WHERE[stadio]}`, "", ...head, ...rows, ""];
  })
    .join("\n")
    .trimEnd();
}
