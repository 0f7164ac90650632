// What the file says of itself: version, language, metadata, the standards that it keeps, what its colours mean.

import type { PdfDocument } from "./document.ts";
import { unpacked } from "./open.ts";
import { type Look, type Rule, whole } from "./rule.ts";
import { lettersOf, Name, Stream, Text, type Value } from "./values.ts";

const PDFUA = "http://www.aiim.org/pdfua/ns/id/";
const PDFA = "http://www.aiim.org/pdfa/ns/id/";
const DC = "http://purl.org/dc/elements/1.1/";
/** Schemas whose properties PDF/A knows without being told (XMP 2005). */
const KNOWN = new Set([
  DC,
  PDFA,
  "http://ns.adobe.com/pdf/1.3/",
  "http://ns.adobe.com/xap/1.0/",
  "http://ns.adobe.com/xap/1.0/rights/",
  "http://ns.adobe.com/xap/1.0/mm/",
  "http://www.aiim.org/pdfa/ns/extension/",
]);
const LANGUAGE = /^[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*$/;

const is = (holds: boolean, otherwise: string): string | null => (holds ? null : otherwise);

/** The words of a property; null where it is not said. */
function said({ xmp }: PdfDocument, address: string, name: string): string | null {
  const property = xmp?.properties.find((one) => one.address === address && one.name === name);
  return property?.value ?? null;
}

/** The prefix is part of the rule only where there is the property. */
const prefixOf = ({ xmp }: PdfDocument, address: string, name: string): string | undefined =>
  xmp?.properties.find((one) => one.address === address && one.name === name)?.prefix;

const firstLine = ({ pdf }: PdfDocument): string => /^[^\r\n]*/.exec(pdf.text)?.[0] ?? "";

export const DOCUMENT: readonly Rule[] = [
  whole("ua1:6.1-1", "Il file comincia con %PDF-1.n", (document) =>
    is(/^%PDF-1\.[0-7]$/.test(firstLine(document)), firstLine(document)),
  ),
  whole("a2a:6.1.2-2", "Dopo l’intestazione viene un commento di quattro byte oltre il 127", ({ pdf }) =>
    is(/^[^\r\n]*[\r\n]%[\x80-\xff]{4}/.test(pdf.text), "non c’è"),
  ),
  whole("a2a:6.1.3-1", "La coda del file ha un ID", ({ pdf }) =>
    is(
      pdf.list(pdf.trailer, "ID").some((one) => one instanceof Text && one.bytes !== ""),
      "non c’è",
    ),
  ),
  whole("a2a:6.1.3-2", "Il file non è cifrato", ({ pdf }) => is(!pdf.trailer.has("Encrypt"), "è cifrato")),
  whole("a2a:6.1.3-3", "Dopo la fine del file non viene altro", ({ pdf }) =>
    is(/%%EOF(\r\n|\r|\n)?$/.test(pdf.text), "viene altro"),
  ),
  whole("ua1:6.2-1", "Il documento è marcato (Marked)", ({ pdf, catalog }) =>
    is(pdf.get(catalog, "MarkInfo", "Marked") === true, "non lo è"),
  ),
  whole("ua1:7.1-4", "Nessun contenuto è sospetto (Suspects)", ({ pdf, catalog }) =>
    is(pdf.get(catalog, "MarkInfo", "Suspects") !== true, "Suspects è vero"),
  ),
  whole("ua1:7.1-8", "Il catalogo ha i metadati", ({ pdf, catalog }) =>
    is(pdf.get(catalog, "Metadata") instanceof Stream, "non ci sono"),
  ),
  whole("ua1:7.1-9", "I metadati dicono il titolo", (document) =>
    is(document.xmp === null || (said(document, DC, "title") ?? "") !== "", "dc:title non c’è"),
  ),
  whole("ua1:7.1-10", "La finestra mostra il titolo", ({ pdf, catalog }) =>
    is(pdf.get(catalog, "ViewerPreferences", "DisplayDocTitle") === true, "DisplayDocTitle non è vero"),
  ),
  whole("ua1:7.1-11", "Il documento ha una struttura", ({ structure }) => is(structure !== null, "non ce l’ha")),
  whole("ua1:5-1", "I metadati dicono di seguire PDF/UA", (document) =>
    is(document.xmp === null || said(document, PDFUA, "part") !== null, "pdfuaid:part non c’è"),
  ),
  whole("ua1:5-2", "La parte di PDF/UA è la 1", (document) =>
    is((said(document, PDFUA, "part") ?? "1") === "1", "un’altra"),
  ),
  whole("ua1:5-3", "Il prefisso è pdfuaid", (document) =>
    is((prefixOf(document, PDFUA, "part") ?? "pdfuaid") === "pdfuaid", String(prefixOf(document, PDFUA, "part"))),
  ),
  whole("a2a:6.6.4-1", "I metadati dicono di seguire PDF/A", (document) =>
    is(document.xmp === null || said(document, PDFA, "part") !== null, "pdfaid:part non c’è"),
  ),
  whole("a2a:6.6.4-2", "La parte di PDF/A è la 2", (document) =>
    is((said(document, PDFA, "part") ?? "2") === "2", "un’altra"),
  ),
  whole("a2a:6.6.4-3", "Il livello di PDF/A è A", (document) =>
    is(said(document, PDFA, "part") === null || said(document, PDFA, "conformance") === "A", "un altro"),
  ),
  {
    id: "a2a:6.6.2.3.1-1",
    asks: "Ogni proprietà dei metadati è di uno schema noto o spiegato",
    *looks({ xmp }) {
      for (const { prefix, name, address } of xmp?.properties ?? [])
        yield {
          page: null,
          element: `${prefix}:${name}`,
          found: is(KNOWN.has(address) || (xmp?.explained.has(`${address} ${name}`) ?? false), address),
        };
    },
  },
  whole("ua1:7.2-2", "La lingua dei segnalibri è detta", ({ bookmarks, lang }) =>
    is(bookmarks.length === 0 || lang !== null, "il catalogo non dice la lingua"),
  ),
  whole("ua1:7.2-33", "La lingua dei metadati è detta", ({ xmp, lang }) =>
    is(!xmp?.properties.some(({ isForAllAlike }) => isForAllAlike) || lang !== null, "il catalogo non dice la lingua"),
  ),
  { id: "ua1:7.2-29", asks: "Ogni lingua è scritta come si deve", looks: languages },
  whole(
    "a2a:6.2.3-1",
    "Il profilo dei colori è di uno schermo o di una stampante, in RGB, CMYK o grigi",
    (document) => {
      const profile = profileOf(document);
      if (profile === null) return null;
      const kind = `${profile.subarray(12, 16)} ${profile.subarray(16, 20)}`;
      const holds = /^(prtr|mntr) (RGB |CMYK|GRAY)$/.test(kind) && (profile[8] ?? 9) < 5;
      return is(holds, kind);
    },
  ),
  {
    id: "a2a:6.2.4.3-2",
    asks: "Chi disegna in RGB dice che cosa significano quei colori",
    *looks(document) {
      yield* devices(document, "DeviceRGB", (space) => space === "RGB ");
    },
  },
  {
    id: "a2a:6.2.4.3-3",
    asks: "Chi disegna in CMYK dice che cosa significano quei colori",
    rare: true,
    *looks(document) {
      yield* devices(document, "DeviceCMYK", (space) => space === "CMYK");
    },
  },
  {
    id: "a2a:6.2.4.3-4",
    asks: "Chi disegna in grigi dice che cosa significano",
    rare: true,
    *looks(document) {
      yield* devices(document, "DeviceGray", (space) => space !== null);
    },
  },
  {
    id: "a2a:6.1.13-8",
    asks: "Gli stati salvati non sono più di 28 uno dentro l’altro",
    *looks({ pages }) {
      for (const { page, content } of pages)
        yield { page, element: "q", found: is(content.depth <= 28, String(content.depth)) };
    },
  },
  {
    id: "a2a:6.1.13-3",
    asks: "Nessun testo supera i 32.767 byte",
    *looks({ pdf, structure }) {
      for (const { dict, type } of structure?.elements ?? [])
        for (const key of ["Alt", "ActualText", "E"]) {
          const text = pdf.get(dict, key);
          if (text instanceof Text)
            yield {
              page: null,
              element: `${type} ${key}`,
              found: is(text.bytes.length < 32768, `${text.bytes.length}`),
            };
        }
    },
  },
  {
    id: "a2a:6.2.8-3",
    asks: "Nessuna immagine chiede di essere sfumata (Interpolate)",
    rare: true,
    *looks({ pages, pdf }) {
      for (const { page, content } of pages)
        for (const image of content.images)
          yield { page, element: "immagine", found: is(pdf.get(image, "Interpolate") !== true, "lo chiede") };
    },
  },
];

function* languages({ pdf, catalog, structure, pages }: PdfDocument): Iterable<Look> {
  const look = (element: string, value: Value): Look => {
    const lang = value instanceof Text ? lettersOf(value) : "";
    return { page: null, element, found: is(LANGUAGE.test(lang), `«${lang}»`) };
  };
  if (catalog.has("Lang")) yield look("documento", pdf.get(catalog, "Lang"));
  for (const { dict, type } of structure?.elements ?? []) if (dict.has("Lang")) yield look(type, pdf.get(dict, "Lang"));
  for (const { content } of pages)
    for (const { tag, properties } of content.marks)
      if (properties.has("Lang")) yield look(tag, pdf.get(properties, "Lang"));
}

/** The profile that says what the colours mean; null where none does. */
function profileOf({ pdf, catalog }: PdfDocument): Buffer | null {
  for (const intent of pdf.list(catalog, "OutputIntents")) {
    const subtype = pdf.get(intent, "S");
    const stream = pdf.get(intent, "DestOutputProfile");
    if (!(subtype instanceof Name) || subtype.name !== "GTS_PDFA1" || !(stream instanceof Stream)) continue;
    return Buffer.from(unpacked(stream));
  }
  return null;
}

function* devices(document: PdfDocument, device: string, holds: (space: string | null) => boolean): Iterable<Look> {
  const space = profileOf(document)?.toString("latin1", 16, 20) ?? null;
  for (const { page, content } of document.pages)
    if (content.colours.has(device)) yield { page, element: device, found: is(holds(space), "nessuno lo dice") };
}
