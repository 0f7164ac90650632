// The workbook that a member fills, in the layout the reader knows best: one sheet per block, drop-downs with the names of
// the edition's lists, help beside each question. `bilancio moduli` writes it with what was declared the year before and with
// the sheet of checks; the sample editions are made of the plain one, as it was before there was a command.
import { createHash } from "node:crypto";
import ExcelJS from "exceljs";
import type { Edizione, Ente } from "../../schemas/edizione.ts";
import {
  GIVEN_LABEL,
  GUIDE_SHEET,
  LAYOUT_LABEL,
  LAYOUT_WITH_GIVEN,
  MARKER_SHEET,
  OFFERED_LABEL,
} from "../../schemas/modulo.ts";
import { blocksAskedIn } from "../../schemas/questionario.ts";
import { stableZip } from "./bytes.ts";
import { writeCard } from "./card.ts";
import { openChecks } from "./checks.ts";
import type { OpzioniModulo, RigheModulo, Termini } from "./form.ts";
import { writeGuide } from "./guide.ts";
import { addLists } from "./lists.ts";
import { shareStyles } from "./style.ts";
import { writeTable } from "./table.ts";

/** Version of the layout without checks; each is kept in the hidden sheet, so that a later reader knows what it is looking at. */
const PLAIN = 1;

/** The bytes of the workbook of one ente; the same input gives the same bytes. Fields that no row names stay blank. */
export async function writeWorkbook(
  edizione: Pick<Edizione, "yaml" | "liste"> & { readonly termini?: Termini | null },
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

  const { prima } = options;
  const isPlain = prima === undefined;
  const modulo = isPlain ? PLAIN : LAYOUT_WITH_GIVEN;
  const guide = isPlain ? "Istruzioni" : GUIDE_SHEET;
  writeGuide(book, edizione, ente, blocchi, { foglio: guide, conPrima: isPlain ? null : prima !== null });
  const marker = book.addWorksheet(MARKER_SHEET, { state: "veryHidden" });
  marker.addRows([
    [LAYOUT_LABEL, modulo],
    ["edizione", anno],
    ["ente", ente.codice],
    ...(isPlain ? [] : [["controllo", checksumOf(modulo, anno, ente.codice)]]),
  ]);
  const checks = isPlain ? null : openChecks(book, `${ente.codice} · ${ente.denominazione}`);
  const lists = addLists(book, edizione.liste);
  const niente = new Set<string>(options.niente ?? []);
  const answers = new Map(Object.entries(righe));
  const declared = new Map(Object.entries(prima?.righe ?? {}));
  for (const blocco of blocchi) {
    const form = {
      isPlain,
      blocco,
      anno,
      footer: `${ente.codice} · ${ente.denominazione}`,
      rows: answers.get(blocco.id) ?? [],
      isEmpty: niente.has(blocco.id),
      free: options.righe ?? 200,
      lists,
      prima: prima == null ? null : { anno: prima.anno, rows: declared.get(blocco.id) ?? [] },
    };
    if (blocco.forma === "scheda") {
      const layout = writeCard(book, form);
      checks?.ofCard(form, layout);
    } else {
      const layout = writeTable(book, form);
      if (layout.offered.length > 0) marker.addRow([OFFERED_LABEL, blocco.id, ...layout.offered]);
      for (const [campo, numbers] of layout.given) marker.addRow([GIVEN_LABEL, blocco.id, campo, ...numbers]);
      checks?.ofTable(form, layout);
    }
  }
  checks?.write();
  // The lists come last among the tabs, so that programs which show hidden sheets show them at the end.
  lists.write();
  shareStyles(book);
  // Packed once, by us: the library would deflate what is inflated again at once.
  const unpacked = { zip: { compression: "STORE" } } as Parameters<typeof book.xlsx.writeBuffer>[0];
  return stableZip(new Uint8Array(await book.xlsx.writeBuffer(unpacked)), isPlain ? 6 : 2);
}

/** Tells a mark that was written by hand from one of ours; it keeps nothing from anybody. */
const checksumOf = (modulo: number, anno: number, ente: string): string =>
  createHash("sha256")
    .update(JSON.stringify([modulo, anno, ente]))
    .digest("hex")
    .slice(0, 12);
