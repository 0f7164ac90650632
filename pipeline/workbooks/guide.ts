// The first sheet: whose workbook it is, and all that one must know to fill it.
import type { Workbook } from "exceljs";
import type { Blocco } from "../../schemas/blocco.ts";
import type { Edizione, Ente } from "../../schemas/edizione.ts";
import { CHECKS_SHEET } from "../../schemas/modulo.ts";
import type { Termini } from "./form.ts";
import { FONT, LINES, LINK, NOTE, PALE_FILL, printSetup, protect, STRONG, sheetRef, TAB, TITLE } from "./style.ts";

const STEPS = [
  "Ogni foglio è una parte del questionario. Riempi quelli che vi riguardano, una riga per cosa.",
  "Se in un foglio non avete niente da dichiarare scrivi «sì» nella casella in alto: per noi è una risposta.",
  "Dove c'è un menu scegli una voce. Se copi e incolli da un altro foglio incolla solo i valori.",
  "Scrivi zero quando la risposta è zero, «non disponibile» quando il dato non si conosce, «non pertinente» quando la domanda non vi riguarda.",
  "Gli importi sono in euro, con la virgola per i decimali: 12.500,00.",
  "Non scrivere nomi, telefoni o codici fiscali di persone nei fogli, salvo chi compila.",
  "Salva in formato .xlsx e rimandaci il file. Ti rispondiamo subito, con le celle da correggere se ce ne sono.",
];

const NEW_STEPS = [
  "Le righe dell'anno prima sono già scritte: accanto, in grigio, ci sono i numeri di allora. Scrivi i nuovi; se una riga non c'è più, cancellala.",
  `Prima di mandarlo guarda il foglio «${CHECKS_SHEET}»: dice che cosa manca, parte per parte. Anche metà va bene: il resto puoi mandarlo dopo.`,
];

export function writeGuide(
  book: Workbook,
  { yaml, termini = null }: Pick<Edizione, "yaml"> & { readonly termini?: Termini | null },
  ente: Ente,
  blocchi: readonly Blocco[],
  { foglio, conPrima }: { readonly foglio: string; readonly conPrima: boolean | null },
): void {
  const { rete, titolo, anno, editore } = yaml;
  const sheet = book.addWorksheet(foglio, { properties: { tabColor: TAB } });
  [26, 96].forEach((width, at) => {
    sheet.getColumn(at + 1).width = width;
  });
  const title = sheet.addRow([`${titolo} ${anno}`]);
  title.font = TITLE;
  title.height = 32;
  sheet.addRow([`${rete} · questionario per gli enti della rete, a cura di ${editore}`]).font = NOTE;
  sheet.addRow([]);

  // The reader finds the owner by these labels when the hidden sheet is lost on the way through other programs.
  for (const [label, value] of [
    ["Edizione", anno],
    ["Codice dell'ente", ente.codice],
    ["Ente", ente.denominazione],
    ...(termini === null || conPrima === null
      ? []
      : ([
          ["Rimandalo entro", termini.entro],
          ["Serve una mano?", termini.aiuto],
        ] as const)),
  ] as const) {
    const row = sheet.addRow([label, value]);
    row.height = 22;
    row.getCell(1).style = { font: STRONG, fill: PALE_FILL, border: LINES, alignment: { vertical: "middle" } };
    row.getCell(2).style = { font: STRONG, border: LINES, alignment: { vertical: "middle", horizontal: "left" } };
  }
  sheet.addRow([]);

  sheet.addRow(["Come si compila"]).font = STRONG;
  const [before, check] = NEW_STEPS;
  const steps =
    conPrima === null ? STEPS : [...STEPS.slice(0, 1), ...(conPrima ? [before] : []), ...STEPS.slice(1), check];
  steps.forEach((step = "", at) => {
    const row = sheet.addRow([`${at + 1}`, step]);
    row.height = step.length > 118 ? 32 : 20;
    row.getCell(1).style = { font: STRONG, alignment: { vertical: "top", horizontal: "right", indent: 1 } };
    row.getCell(2).style = { font: FONT, alignment: { vertical: "top", wrapText: true } };
  });
  sheet.addRow([]);

  sheet.addRow(["I fogli"]).font = STRONG;
  for (const { foglio, titolo: heading, istruzioni } of blocchi) {
    const row = sheet.addRow([
      { text: `→ ${foglio}`, hyperlink: `#${sheetRef(foglio)}!A1` },
      `${heading}. ${istruzioni}`,
    ]);
    row.height = istruzioni.length + heading.length > 118 ? 32 : 20;
    row.getCell(1).style = {
      font: LINK,
      alignment: { vertical: "top" },
    };
    row.getCell(2).style = { font: FONT, alignment: { vertical: "top", wrapText: true } };
  }
  sheet.views = [{ showGridLines: false }];
  printSetup(sheet, `${ente.codice} · ${ente.denominazione}`, { fitToHeight: 1 });
  protect(sheet);
}
