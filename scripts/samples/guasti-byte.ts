// Faults below the sheets: files of other programs, broken copies, things that are no sheet at all.
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { stableZip } from "../../pipeline/workbooks/bytes.ts";
import type { Guasto } from "./guasto.ts";

type Parts = Record<string, Uint8Array>;

function repacked(bytes: Uint8Array, change: (parts: Parts) => void): Uint8Array {
  const parts: Parts = unzipSync(bytes);
  change(parts);
  return stableZip(zipSync(parts));
}

function edit(parts: Parts, name: string | RegExp, change: (xml: string) => string): void {
  for (const [part, bytes] of Object.entries(parts)) {
    if (typeof name === "string" ? part === name : name.test(part)) parts[part] = strToU8(change(strFromU8(bytes)));
  }
}

/** As LibreOffice saves it: its own name, hidden instead of very hidden, rows to the end of the sheet. */
function fromLibreOffice(bytes: Uint8Array): Uint8Array {
  return repacked(bytes, (parts) => {
    edit(parts, "docProps/app.xml", (xml) =>
      xml.replace(/<Application>[^<]*/, "<Application>LibreOffice/5.2.3.3$Linux_X86_64"),
    );
    edit(parts, "xl/workbook.xml", (xml) => xml.replace('state="veryHidden"', 'state="hidden"'));
    edit(parts, /^xl\/worksheets\/sheet\d+\.xml$/, (xml) =>
      xml.replace(
        "</sheetData>",
        '<row r="1048575" customFormat="false" ht="12.8" hidden="false"/><row r="1048576" ht="12.8"/></sheetData>',
      ),
    );
  });
}

/** As Google Sheets exports it: no document properties, whole numbers written as decimals, drop-downs gone. */
function fromGoogle(bytes: Uint8Array): Uint8Array {
  return repacked(bytes, (parts) => {
    for (const part of ["docProps/app.xml", "docProps/core.xml"]) delete parts[part];
    edit(parts, "[Content_Types].xml", (xml) => xml.replace(/<Override PartName="\/docProps\/[^>]*>/g, ""));
    edit(parts, "_rels/.rels", (xml) => xml.replace(/<Relationship [^>]*docProps[^>]*>/g, ""));
    edit(parts, "xl/workbook.xml", (xml) => xml.replace('state="veryHidden"', 'state="hidden"'));
    edit(parts, /^xl\/worksheets\/sheet\d+\.xml$/, (xml) =>
      xml
        .replace(/<dataValidations.*<\/dataValidations>/s, "")
        .replace(/<sheetProtection[^>]*>/, "")
        .replace(/(<c r="[A-Z]+\d+"(?: s="\d+")?><v>)(\d+)(<\/v>)/g, "$1$2.0$3"),
    );
  });
}

function withMacro(bytes: Uint8Array): Uint8Array {
  return repacked(bytes, (parts) => {
    parts["xl/vbaProject.bin"] = strToU8("macro di prova, senza codice");
    edit(parts, "[Content_Types].xml", (xml) =>
      xml.replace(
        "<Override",
        '<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/><Override',
      ),
    );
  });
}

/** A photograph of the paper form, saved under the name of a workbook: its first bytes are enough. */
export function jpeg(): Uint8Array {
  const head = [0xff, 0xd8, 0xff, 0xe0, 0x00, 0x10, 0x4a, 0x46, 0x49, 0x46, 0x00, 0x01, 0x01, 0x00, 0x00, 0x48];
  return new Uint8Array([...head, ...Array.from({ length: 600 }, (_, n) => (n * 37) % 251), 0xff, 0xd9]);
}

/** What a workbook with a password looks like from outside: an OLE file with an encrypted package. */
export function protetto(): Uint8Array {
  const bytes = new Uint8Array(2048);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  const names = "EncryptionInfo\0EncryptedPackage";
  [...names].forEach((letter, n) => {
    bytes[1024 + n * 2] = letter.charCodeAt(0);
  });
  return bytes;
}

/** The first third of a file: a copy that was interrupted. */
export function troncato(bytes: Uint8Array): Uint8Array {
  return bytes.slice(0, Math.floor(bytes.length / 3));
}

export const GUASTI_BYTE = {
  libreOffice: { blocco: "", codici: [], difetto: "salvato da LibreOffice", byte: fromLibreOffice },
  google: { blocco: "", codici: [], difetto: "scaricato da Google Sheets", byte: fromGoogle },
  macro: { blocco: "", codici: ["file-con-macro"], difetto: "con una macro", byte: withMacro, estensione: ".xlsm" },
} satisfies Record<string, Guasto>;
