// What Chromium leaves out of the file: metadata, roles, list bodies, descriptions of links (REPORT.md 4.5).
import { createHash } from "node:crypto";
import { ParseSpeeds, PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFRef } from "pdf-lib";
import type { ReportModel } from "../../schemas/report-model.ts";
import { escapeHtml } from "./escape.ts";
import { renumberIds } from "./pdf-ids.ts";
import { mendStructure, type PrintedTexts } from "./pdf-structure.ts";

/** Anchor → printed page, the cover being page 1, so that paper and viewer agree. */
export type Destinations = Readonly<Record<string, number>>;

export interface FinishOptions {
  readonly model: ReportModel;
  readonly html: string;
  readonly texts: PrintedTexts;
  readonly browserVersion: string;
}

export function loadPdf(bytes: Uint8Array): Promise<PDFDocument> {
  // Left alone, pdf-lib rests after every hundred objects, so that a web page stays alive.
  return PDFDocument.load(bytes, { updateMetadata: false, parseSpeed: ParseSpeeds.Fastest });
}

/** Where each linked anchor falls. Empty when the document has no internal link. */
export function readDestinations(document: PDFDocument): Destinations {
  const dests = document.catalog.lookupMaybe(PDFName.of("Dests"), PDFDict);
  const pages = new Map(document.getPages().map(({ ref }, index) => [ref, index + 1]));
  const found = (dests?.entries() ?? []).flatMap(([name, value]): [string, number][] => {
    const target = document.context.lookup(value, PDFArray).get(0);
    const page = target instanceof PDFRef ? pages.get(target) : undefined;
    return page === undefined ? [] : [[name.decodeText(), page]];
  });
  return Object.fromEntries(found);
}

/** The finished file. Its dates are those of the edition, its identifier that of its content. */
export async function finishPdf(document: PDFDocument, options: FinishOptions): Promise<Uint8Array> {
  mendStructure(document, options.texts);
  renumberIds(document);
  writeMetadata(document, options);
  return document.save({
    useObjectStreams: true,
    addDefaultPage: false,
    updateFieldAppearances: false,
    objectsPerTick: Number.POSITIVE_INFINITY,
  });
}

function writeMetadata(document: PDFDocument, { model: { edizione }, html, browserVersion }: FinishOptions): void {
  const year = String(edizione.anno);
  const title = edizione.titolo.includes(year) ? edizione.titolo : `${edizione.titolo} ${year}`;
  const published = new Date(`${edizione.data_pubblicazione}T00:00:00Z`);
  const fullTitle = `${title} · ${edizione.citta}`;
  document.setTitle(fullTitle, { showInWindowTitleBar: true });
  document.setAuthor(edizione.editore);
  document.setSubject(edizione.sottotitolo);
  document.setLanguage("it-IT");
  document.setCreator("Bilancio Sociale partecipato");
  document.setProducer(browserVersion);
  document.setCreationDate(published);
  document.setModificationDate(published);
  document.catalog.set(PDFName.of("PageMode"), PDFName.of("UseOutlines"));
  const { context } = document;
  const id = PDFHexString.of(createHash("sha256").update(html).update(browserVersion).digest("hex").slice(0, 32));
  context.trailerInfo.ID = context.obj([id, id]);
  const xmp = context.stream(xmpPacket({ title: fullTitle, edizione, date: published.toISOString() }), {
    Type: "Metadata",
    Subtype: "XML",
  });
  document.catalog.set(PDFName.of("Metadata"), context.register(xmp));
}

interface Xmp {
  readonly title: string;
  readonly edizione: ReportModel["edizione"];
  readonly date: string;
}

function xmpPacket({ title, edizione, date }: Xmp): Uint8Array {
  const alt = (text: string): string =>
    `<rdf:Alt><rdf:li xml:lang="x-default">${escapeHtml(text)}</rdf:li><rdf:li xml:lang="it">${escapeHtml(text)}</rdf:li></rdf:Alt>`;
  return new TextEncoder().encode(`<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/">
<dc:title>${alt(title)}</dc:title>
<dc:creator><rdf:Seq><rdf:li>${escapeHtml(edizione.editore)}</rdf:li></rdf:Seq></dc:creator>
<dc:description>${alt(edizione.sottotitolo)}</dc:description>
<dc:language><rdf:Bag><rdf:li>it-IT</rdf:li></rdf:Bag></dc:language>
<dc:rights>${alt(edizione.licenza)}</dc:rights>
<xmpRights:UsageTerms>${alt(edizione.licenza)}</xmpRights:UsageTerms>
<xmp:CreateDate>${date}</xmp:CreateDate><xmp:ModifyDate>${date}</xmp:ModifyDate><xmp:MetadataDate>${date}</xmp:MetadataDate>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>`);
}
