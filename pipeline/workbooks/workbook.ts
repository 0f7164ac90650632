// The workbook that a member fills, in the layout the reader knows best: one sheet per block, drop-downs with the names of
// the edition's lists, help beside each question. Today the sample editions are made of it; no command writes it yet.
import ExcelJS from "exceljs";
import type { Edizione, Ente } from "../../schemas/edizione.ts";
import { MARKER_SHEET } from "../../schemas/modulo.ts";
import { blocksAskedIn } from "../../schemas/questionario.ts";
import { stableZip } from "./bytes.ts";
import { writeCard } from "./card.ts";
import type { OpzioniModulo, RigheModulo } from "./form.ts";
import { writeGuide } from "./guide.ts";
import { addLists } from "./lists.ts";
import { writeTable } from "./table.ts";

/** Version of the layout, kept in the hidden sheet: a later reader knows what it is looking at. */
const MODULO = 1;

/** The bytes of the workbook of one ente; the same input gives the same bytes. Fields that no row names stay blank. */
export async function writeWorkbook(
  edizione: Edizione,
  ente: Ente,
  righe: RigheModulo,
  options: OpzioniModulo = {},
): Promise<Uint8Array> {
  const { anno, editore, titolo, data_riferimento } = edizione.yaml;
  const blocchi = blocksAskedIn(anno);
  const book = new ExcelJS.Workbook();
  book.creator = editore;
  book.lastModifiedBy = editore;
  book.title = `${titolo} ${anno} – ${ente.codice}`;
  book.created = new Date(`${data_riferimento}T00:00:00Z`);
  book.modified = book.created;

  writeGuide(book, edizione, ente, blocchi);
  const marker = book.addWorksheet(MARKER_SHEET, { state: "veryHidden" });
  marker.addRows([
    ["modulo", MODULO],
    ["edizione", anno],
    ["ente", ente.codice],
  ]);
  const lists = addLists(book, edizione.liste);
  const niente = new Set<string>(options.niente ?? []);
  const answers = new Map(Object.entries(righe));
  for (const blocco of blocchi) {
    const form = {
      blocco,
      anno,
      footer: `${ente.codice} · ${ente.denominazione}`,
      rows: answers.get(blocco.id) ?? [],
      isEmpty: niente.has(blocco.id),
      free: options.righe ?? 200,
      lists,
    };
    if (blocco.forma === "scheda") writeCard(book, form);
    else writeTable(book, form);
  }
  // The lists come last among the tabs, so that programs which show hidden sheets show them at the end.
  lists.write();
  return stableZip(new Uint8Array(await book.xlsx.writeBuffer()));
}
