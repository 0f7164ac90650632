// Whose a file says that it is, beside the code by which it counts: the name of the file, the name on its first sheet. Where
// one of them is somebody else's, a module was perhaps copied and half changed: it is asked.
import { type Diagnostic, diagnose, type Luogo } from "../../schemas/diagnostic.ts";
import type { Workbook } from "../formats/sheet.ts";
import type { Elenchi } from "./lists.ts";
import { named as nameOf, seenBeside } from "./owner.ts";

interface Said {
  readonly ente: string;
  readonly dove: "nome" | "foglio";
  readonly place: Luogo;
}

/** Asks about the first name of another ente than the one whose rows they are; null where all agree. A file name with its code
 *  among others is no matter. */
export function otherName(ente: string, file: string, workbook: Workbook, elenchi: Elenchi): Diagnostic | null {
  const codes = inName(file, elenchi);
  const named = codes.some((each) => each.ente === ente) ? [] : codes;
  const said = [...onSheet(file, workbook, elenchi), ...named].find((each) => each.ente !== ente);
  if (said === undefined) return null;
  const params = { scritto: nameOf(elenchi, said.ente), contato: nameOf(elenchi, ente), dove: said.dove };
  return diagnose("intestazione-discorde", [said.place], params, { ente });
}

/** Codes as they are written in full, so that «prova E2» is none. */
const CODES = /(?<![\p{L}\d])[A-Z]{1,3}\d{2,6}(?!\d)/gu;

function inName(file: string, { voce }: Elenchi): Said[] {
  const known = [...file.slice(0, 200).matchAll(CODES)].flatMap(([code]) =>
    voce("enti", code) === undefined ? [] : [code],
  );
  return known.map((ente): Said => ({ ente, dove: "nome", place: { file } }));
}

function onSheet(file: string, workbook: Workbook, { find }: Elenchi): Said[] {
  const said = seenBeside(file, workbook, ["Ente", "Denominazione", "Denominazione dell'ente", "Nome dell'ente"]);
  const ente = said === null ? undefined : find("enti", said.text);
  return said === null || ente === undefined ? [] : [{ ente, dove: "foglio", place: said.place }];
}
