// What a file is, told by its first bytes and never by its name: pictures and web pages arrive called .xlsx.
import { elenca } from "../../schemas/diagnostici/entry.ts";
import { refuse } from "./refusal.ts";

/** `zip` and `composto` (the container of Office 97) may hold a document of another program: their parts tell. */
export type Kind = "zip" | "composto" | "testo";
/** What a zip was found to hold. */
export type Packaged = "xlsx" | "ods";

const SIGNATURES: readonly { readonly bytes: string; readonly tipo: string }[] = [
  { bytes: "\x89PNG\r\n\x1a\n", tipo: "un'immagine" },
  { bytes: "\xff\xd8\xff", tipo: "un'immagine" },
  { bytes: "GIF8", tipo: "un'immagine" },
  { bytes: "II*\0", tipo: "un'immagine" },
  { bytes: "MM\0*", tipo: "un'immagine" },
  { bytes: "<svg", tipo: "un'immagine" },
  { bytes: "{\\rtf", tipo: "un documento di testo" },
  { bytes: "Rar!", tipo: "un archivio compresso" },
  { bytes: "7z\xbc\xaf\x27\x1c", tipo: "un archivio compresso" },
  { bytes: "\x1f\x8b", tipo: "un archivio compresso" },
  { bytes: "SQLite format 3\0", tipo: "una banca dati" },
  { bytes: "\0\x01\0\0Standard ", tipo: "una banca dati" },
  { bytes: "\x4c\0\0\0\x01\x14\x02\0", tipo: "un collegamento a un altro file, non il file" },
  { bytes: "[InternetShortcut]", tipo: "un collegamento a una pagina web, non il file" },
];

const OLE = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
const OLD_EXCEL = ["\x09\0\x04\0", "\x09\x02\x06\0", "\x09\x04\x06\0"];
export const BEFORE_EXCEL_5 = "Excel 4 o precedente (.xls)";
/** With parts, or empty. */
const ZIP = ["PK\x03\x04", "PK\x05\x06"];
const HEAD_BYTES = 4096;

/** Refuses, with its name, everything that is neither text nor a container of parts. */
export function kindOf(bytes: Buffer, name: string): Kind {
  const head = bytes.toString("latin1", 0, HEAD_BYTES);
  if (isBlank(bytes)) refuse("file-vuoto", {});
  if (/(^|[\\/])~\$/.test(name) && bytes.length < 1000)
    refuseType("la traccia di un file rimasto aperto, non il file", name);
  if (ZIP.some((signature) => head.startsWith(signature))) return "zip";
  if (head.startsWith(OLE)) return "composto";
  if (OLD_EXCEL.some((signature) => head.startsWith(signature))) {
    refuse("file-formato-vecchio", { formato: BEFORE_EXCEL_5 });
  }
  const picture = /^RIFF.{4}WEBP|^.{4}ftyp(heic|heix|mif1|avif)|^BM.{4}\0{4}/s.test(head) ? "un'immagine" : undefined;
  const tipo = picture ?? SIGNATURES.find((signature) => head.startsWith(signature.bytes))?.tipo;
  if (tipo !== undefined) refuseType(tipo, name);
  if (head.slice(0, 1024).includes("%PDF-")) refuseType("un documento PDF", name);
  refuseMarkup(head, name);
  return "testo";
}

/** Refuses with the name of a type, and of the ending when that promises a sheet. */
export function refuseType(tipo: string, name: string): never {
  const ending = /\.(xlsx?|xlsm|xlsb|ods|csv|tsv|txt)$/i.exec(name)?.[0].toLowerCase() ?? "";
  return refuse("file-non-foglio", { tipo, estensione: ending });
}

function isBlank(bytes: Buffer): boolean {
  // Byte order marks, white space and (in UTF-16) the zero halves of white space; only zeros is a broken copy instead.
  let zeros = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    if (byte === 0) zeros++;
    else if (byte > 32 && !(at < 3 && byte >= 0xbb)) return false;
  }
  if (zeros > 0 && zeros === bytes.length) {
    refuse("file-danneggiato", { dove: "contiene solo zeri, come succede quando una copia si interrompe" });
  }
  return true;
}

/** Refuses, with its name, a container of Office 97 that is not an open workbook. */
export function judgeStreams(streams: ReadonlySet<string>, name: string): void {
  if (streams.has("encryptedpackage")) refuse("file-password", {});
  if (streams.has("workbook") || streams.has("book")) return;
  if (streams.has("worddocument")) refuseType("un documento Word", name);
  if (streams.has("powerpoint document")) refuseType("una presentazione", name);
  refuseType("un documento di un altro programma", name);
}

function refuseMarkup(head: string, name: string): void {
  const start = decoded(head).trimStart().toLowerCase();
  if (/^<\?xml.*?<(\w+:)?workbook\b/s.test(start) || start.startsWith("<workbook")) {
    refuse("file-formato-vecchio", { formato: "Foglio di calcolo XML 2003" });
  }
  if (/^(<\?xml.*?)?<office:document\b/s.test(start)) {
    refuse("file-formato-vecchio", { formato: "OpenDocument (.fods)" });
  }
  if (/^(<\?xml.*?)?<svg\b/s.test(start)) refuseType("un'immagine", name);
  if (/^(<\?xml[^>]*>\s*)?<(!doctype html|html|head|body|table|meta|div|style|script)\b/.test(start)) {
    refuseType("una pagina web", name);
  }
  if (/^mime-version:|^content-type:\s*multipart/.test(start)) refuseType("una pagina web", name);
  if (isMail(start)) refuseType("un messaggio di posta", name);
  if (/^id;p/.test(start)) refuse("file-formato-vecchio", { formato: "SYLK (.slk)" });
  if (/^table\r?\n0,1\r?\n/.test(start)) refuse("file-formato-vecchio", { formato: "DIF (.dif)" });
  if (start.startsWith("<?xml")) refuseType("un documento XML", name);
  if (/^\{[^{}]*"(url|doc_id|resource_id)"\s*:/.test(start)) {
    refuseType("un collegamento a Google Fogli, non il foglio", name);
  }
  if (/^(\{\s*"[^"\n]*"\s*:|\[\s*[{[])/.test(start)) refuseType("un file di dati JSON", name);
}

/** Lines of a message stand before its words, among them who wrote it and how it came. */
function isMail(start: string): boolean {
  const lines = (start.split(/\r?\n\r?\n/, 1)[0] ?? "").split(/\r?\n(?![ \t])/);
  const names = new Set(lines.map((line) => /^([a-z-]{2,40}):/.exec(line)?.[1] ?? ""));
  return !names.has("") && names.has("from") && names.size >= 3;
}

function decoded(head: string): string {
  // Byte order marks as latin1 shows them; the zero halves of UTF-16 go, which is enough to recognise a tag.
  return head.replace(/^(\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, "").replaceAll("\0", "");
}

/**
 * Refuses, with its name, a zip that is no workbook we read. `mimetype` is the text of the part of that name, or "";
 * `members` are the names as they are written.
 */
export function judgeParts(
  parts: ReadonlySet<string>,
  mimetype: string,
  members: readonly string[],
  name: string,
): Packaged {
  const old = (formato: string): never => refuse("file-formato-vecchio", { formato });
  if (parts.has("xl/workbook.bin")) old("binario di Excel (.xlsb)");
  if (parts.has("xl/workbook.xml") || hasFolder(parts, "xl/worksheets/")) return "xlsx";
  if (mimetype.includes("opendocument.spreadsheet")) return "ods";
  if (mimetype.includes("opendocument")) refuseType("un documento di LibreOffice, ma non un foglio di calcolo", name);
  if (parts.has("index/document.iwa") || parts.has("index.zip") || parts.has("index/tables/datalist.iwa")) {
    old("Apple Numbers (.numbers)");
  }
  if (hasFolder(parts, "word/")) refuseType("un documento Word", name);
  if (hasFolder(parts, "ppt/")) refuseType("una presentazione", name);
  if (parts.has("content.xml") && parts.has("meta-inf/manifest.xml")) return "ods";
  if (!parts.has("[content_types].xml")) refuseArchive(members, name);
  return "xlsx";
}

const MAX_MEMBERS = 10;

/** An archive of files: those that look like sheets are named, so that they can be sent one by one. */
function refuseArchive(members: readonly string[], name: string): never {
  const own = members.filter((member) => !/(^|\/)(__MACOSX|\.|~\$)/.test(member));
  const sheets = own.filter((member) => /\.(xlsx|xlsm|xls|ods|csv|tsv|txt)$/i.test(member));
  if (sheets.length === 0) refuseType("un archivio compresso", name);
  const shown = sheets.slice(0, MAX_MEMBERS).map((member) => `«${member.split(/[\\/]/).at(-1) ?? member}»`);
  const more = sheets.length > MAX_MEMBERS ? [`altri ${sheets.length - MAX_MEMBERS}`] : [];
  return refuse("file-archivio", { nomi: elenca([...shown, ...more]) });
}

function hasFolder(parts: ReadonlySet<string>, folder: string): boolean {
  return [...parts].some((part) => part.startsWith(folder));
}
