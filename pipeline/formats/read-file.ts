// The one door by which the bytes of a member become sheets. Whatever they are, the answer is a value: sheets as far as
// they could be read, and findings in the sender's words for the rest.
import { type Codice, type Diagnostic, diagnose } from "../../schemas/diagnostic.ts";
import { readCsv } from "./csv.ts";
import { kindOf } from "./kind.ts";
import { LIMITS, type Limits } from "./limits.ts";
import { readOds } from "./ods.ts";
import { openPackage } from "./package.ts";
import { Refusal, refuseBytes } from "./refusal.ts";
import type { Workbook, WorkbookReading } from "./sheet.ts";
import { readXls } from "./xls.ts";
import { readXlsx } from "./xlsx.ts";

/** Sheets and findings of a file; `workbook` is null when nothing in it can be read. Never throws for what is in `bytes`. */
export function readFile(
  bytes: Uint8Array,
  name: string,
  limits: Partial<Limits> = {},
): { workbook: Workbook | null; diagnostics: Diagnostic[] } {
  try {
    const { workbook, diagnostics, hasPictures } = read(bytes, name, { ...LIMITS, ...limits });
    const isEmpty = workbook.sheets.every((sheet) => sheet.hidden || sheet.rows.length === 0);
    if (!isEmpty || diagnostics.some(({ gravita }) => gravita === "correggere")) return { workbook, diagnostics };
    const codice: Codice = hasPictures ? "file-solo-immagini" : "file-vuoto";
    return { workbook: null, diagnostics: [diagnose(codice, [{ file: name }], {}), ...diagnostics] };
  } catch (cause) {
    if (cause instanceof Refusal) return { workbook: null, diagnostics: [cause.finding(name)] };
    // A fault of ours on bytes nobody foresaw: for the sender the file does not open, and the line goes on.
    const dove = "è fatto in un modo che non sappiamo leggere";
    return { workbook: null, diagnostics: [diagnose("file-danneggiato", [{ file: name }], { dove })] };
  }
}

type FileReading = WorkbookReading & { readonly hasPictures: boolean };

function read(bytes: Uint8Array, name: string, limits: Limits): FileReading {
  if (bytes.length > limits.fileBytes) refuseBytes("pesa", bytes.length, limits.fileBytes);
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  switch (kindOf(buffer, name)) {
    case "testo":
      return { ...readCsv(buffer, name, limits), hasPictures: false };
    case "composto":
      return { ...readXls(buffer, name, limits), hasPictures: false };
    case "zip":
      return readPackage(buffer, name, limits);
  }
}

function readPackage(bytes: Buffer, name: string, limits: Limits): FileReading {
  const { kind, parts, hasMacros, hasPictures } = openPackage(bytes, name, limits);
  const { workbook, diagnostics } = kind === "ods" ? readOds(parts, name, limits) : readXlsx(parts, name, limits);
  const macros = hasMacros ? [diagnose("file-con-macro", [{ file: name }], {})] : [];
  return { workbook, diagnostics: [...diagnostics, ...macros], hasPictures };
}
