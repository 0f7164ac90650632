import fc from "fast-check";
import { deflateSync } from "fflate";
import { expect, test } from "vitest";
import { describe as words } from "../../schemas/diagnostic.ts";
import { readFile } from "./read-file.ts";
import { fillSample, parts, worksheet, written, zipped } from "./workbooks.support.ts";

const latin1 = (text: string) => Buffer.from(text, "latin1");
const utf16 = (text: string) => Buffer.from(text, "utf16le");
const OLE = latin1("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".padEnd(512, "\0"));
const ole = (stream: string) => Buffer.concat([OLE, utf16(stream), Buffer.alloc(64)]);
const ROW = '<row r="1"><c r="A1" t="inlineStr"><is><t>ente</t></is></c></row>';

test.each([
  { name: "nothing at all", file: "a.xlsx", bytes: latin1(""), says: "Il file è vuoto" },
  { name: "only white space", file: "a.csv", bytes: latin1("\xef\xbb\xbf \r\n\t\n"), says: "Il file è vuoto" },
  { name: "only separators", file: "a.csv", bytes: latin1(";;;\n;;;\n"), says: "Il file è vuoto" },
  { name: "a sheet without cells", file: "a.xlsx", bytes: zipped(parts({ A: worksheet("") })), says: "è vuoto" },
  { name: "only zeros", file: "a.xlsx", bytes: Buffer.alloc(5000), says: "contiene solo zeri" },
  {
    name: "a picture",
    file: "dati.xlsx",
    bytes: latin1("\x89PNG\r\n\x1a\n\0\0"),
    says: "un'immagine, anche se il nome finisce in .xlsx",
  },
  { name: "a photo", file: "foto.jpg", bytes: latin1("\xff\xd8\xff\xe0\0"), says: "Questo file è un'immagine." },
  { name: "a HEIC photo", file: "a.csv", bytes: latin1("\0\0\0\x18ftypheic"), says: "un'immagine" },
  { name: "a PDF", file: "a.xlsx", bytes: latin1("%PDF-1.7\n%\xe2"), says: "un documento PDF" },
  {
    name: "a web page called .xls",
    file: "a.xls",
    bytes: latin1("\r\n<table><tr><td>1"),
    says: "una pagina web, anche se il nome finisce in .xls.",
  },
  { name: "a web page in UTF-16", file: "a.xls", bytes: utf16("\ufeff<html><body>"), says: "una pagina web" },
  { name: "a web archive", file: "a.xls", bytes: latin1("MIME-Version: 1.0\r\n"), says: "una pagina web" },
  {
    name: "a Google shortcut",
    file: "a.gsheet",
    bytes: latin1('{"url": "https://docs.google.com/x"}'),
    says: "Google Fogli, non il foglio.",
  },
  { name: "JSON", file: "a.csv", bytes: latin1('[{"a": 1}]'), says: "un file di dati JSON" },
  { name: "an archive", file: "a.zip", bytes: zipped({ "dati.csv": "a;b" }), says: "un archivio compresso." },
  {
    name: "a Word document",
    file: "a.xlsx",
    bytes: zipped({ "[Content_Types].xml": "<a/>", "word/document.xml": "<a/>" }),
    says: "un documento Word",
  },
  {
    name: "a presentation",
    file: "a.pptx",
    bytes: zipped({ "[Content_Types].xml": "<a/>", "ppt/x.xml": "<a/>" }),
    says: "una presentazione",
  },
  {
    name: "a program",
    file: "a.csv",
    bytes: latin1("MZ\x90\0\x03\0\x04\x01\x02\xff\xff\xb8\x05\x06"),
    says: "di un tipo che non riconosciamo",
  },
  {
    name: "an OpenDocument sheet",
    file: "a.ods",
    bytes: zipped({ mimetype: "application/vnd.oasis.opendocument.spreadsheet" }),
    says: "OpenDocument (.ods)",
  },
  { name: "a Numbers sheet", file: "a.numbers", bytes: zipped({ "Index/Document.iwa": "x" }), says: "Apple Numbers" },
  { name: "a binary workbook", file: "a.xlsb", bytes: zipped({ "xl/workbook.bin": "x" }), says: "Excel binario" },
  { name: "an old .xls", file: "a.xls", bytes: ole("Workbook"), says: "Excel 97-2003" },
  {
    name: "an XML 2003 sheet",
    file: "a.xls",
    bytes: latin1('<?xml version="1.0"?>\n<Workbook xmlns="x">'),
    says: "XML 2003",
  },
  { name: "a password", file: "a.xlsx", bytes: ole("EncryptedPackage"), says: "protetto da password" },
  { name: "an old Word document", file: "a.doc", bytes: ole("WordDocument"), says: "un documento Word" },
])("answers $name in a sentence", ({ file, bytes, says }) => {
  const { workbook, diagnostics } = readFile(bytes, file);
  expect(workbook).toBeNull();
  expect(diagnostics).toHaveLength(1);
  expect(diagnostics.map((each) => words(each).testo).join()).toContain(says);
});

test("macros are ignored, and that is said", () => {
  const { workbook, diagnostics } = readFile(
    zipped({ ...parts({ A: worksheet(ROW) }), "xl/vbaProject.bin": "x" }),
    "a.xlsm",
  );
  expect(workbook?.sheets[0]?.rows).toHaveLength(1);
  expect(diagnostics.map(({ codice }) => codice)).toEqual(["file-con-macro"]);
});

test("a file beyond the size limit is told its size and the limit", () => {
  const { diagnostics } = readFile(Buffer.alloc(2_000_001, "a"), "a.csv", { fileBytes: 1_000_000 });
  expect(diagnostics.map((each) => words(each).testo)).toEqual([
    "Il file è troppo grande per essere letto: pesa 3 MB, il massimo è 1 MB.",
  ]);
});

test("whatever the bytes, it never throws and it always answers", () => {
  const heads = [
    "",
    "PK\x03\x04",
    "PK\x05\x06",
    "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    "\xff\xfe",
    "\xfe\xff",
    "sep=;\n",
    '"',
  ];
  fc.assert(
    fc.property(fc.constantFrom(...heads), fc.uint8Array({ maxLength: 2000 }), (head, tail) => {
      const { workbook, diagnostics } = readFile(Buffer.concat([latin1(head), tail]), "a.xlsx");
      expect(workbook !== null || diagnostics.length > 0).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test("whatever happens to the bytes of a workbook, it never throws and it always answers", async () => {
  const bytes = await written(fillSample);
  const change = fc.tuple(fc.nat(bytes.length - 1), fc.nat(255));
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 8 }), fc.nat(bytes.length), (changes, length) => {
      const broken = Uint8Array.from(bytes);
      for (const [at, value] of changes) broken[at] = value;
      for (const each of [broken, broken.subarray(0, length)]) {
        const { workbook, diagnostics } = readFile(each, "a.xlsx");
        expect(workbook !== null || diagnostics.length > 0).toBe(true);
      }
    }),
    { numRuns: 300 },
  );
});

test("whatever happens to the XML of a sheet, it never throws and it always answers", () => {
  const valid = worksheet(
    `${ROW}<row r="3"><c r="B3"><f>A1</f><v>2</v></c><c t="s"><v>0</v></c></row>`,
    '<mergeCells><mergeCell ref="A1:B2"/></mergeCells>',
  );
  const piece = fc.constantFrom(
    "<",
    ">",
    "/",
    '"',
    "&",
    "&#0;",
    "]]>",
    "<c",
    "<row r='9'>",
    "</row>",
    "99999999999",
    "-1",
    "<!",
    "<?",
    "é",
    "",
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(valid.length), piece, fc.nat(6)), { minLength: 1, maxLength: 4 }), (cuts) => {
      let xml = valid;
      for (const [at, put, drop] of cuts) xml = xml.slice(0, at) + put + xml.slice(at + drop);
      const { workbook, diagnostics } = readFile(zipped(parts({ A: xml })), "a.xlsx");
      expect(workbook !== null || diagnostics.length > 0).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test("a raw deflate stream is not taken for text", () => {
  const noise = deflateSync(Buffer.from(Array.from({ length: 5000 }, (_, n) => (n * 7919) % 251)));
  const { workbook, diagnostics } = readFile(noise, "a.csv");
  expect(workbook).toBeNull();
  expect(diagnostics.map(({ codice }) => codice)).toEqual(["file-non-foglio"]);
});
