// What Chromium leaves out of the file: metadata, roles, list bodies, descriptions of links (REPORT.md 4.5).
import { createHash } from "node:crypto";
import type { ReportModel } from "../../schemas/report-model.ts";
import { escapeHtml } from "./escape.ts";
import { addObject, objectAt, type PdfFile, resolve } from "./pdf-file.ts";
import { renumberIds } from "./pdf-ids.ts";
import { mendStructure, type PrintedTexts } from "./pdf-structure.ts";
import { dictionary, entriesOf, reference, textString } from "./pdf-syntax.ts";
import { writePdf } from "./pdf-write.ts";

export interface FinishOptions {
  readonly model: ReportModel;
  readonly html: string;
  readonly texts: PrintedTexts;
  readonly browserVersion: string;
}

/** The finished file; changes `file`. Its dates are those of the edition, its identifier that of its content. */
export async function finishPdf(file: PdfFile, options: FinishOptions): Promise<Uint8Array> {
  mendStructure(file, options.texts);
  renumberIds(file);
  writeMetadata(file, options);
  const hash = createHash("sha256").update(options.html).update(options.browserVersion).digest("hex");
  return writePdf(file, hash.slice(0, 32));
}

function writeMetadata(file: PdfFile, { model: { edizione }, browserVersion }: FinishOptions): void {
  const year = String(edizione.anno);
  const title = edizione.titolo.includes(year) ? edizione.titolo : `${edizione.titolo} ${year}`;
  const published = new Date(`${edizione.data_pubblicazione}T00:00:00Z`).toISOString();
  const fullTitle = `${title} · ${edizione.citta}`;
  const date = `(D:${published.slice(0, 19).replace(/[-:T]/g, "")}Z)`;
  const properties = dictionary([
    ["Title", textString(fullTitle)],
    ["Author", textString(edizione.editore)],
    ["Subject", textString(edizione.sottotitolo)],
    ["Creator", textString("Bilancio Sociale partecipato")],
    ["Producer", textString(browserVersion)],
    ["CreationDate", date],
    ["ModDate", date],
  ]);
  file.objects.set(file.info, { source: properties, stream: null });
  const xmp = xmpPacket({ title: fullTitle, edizione, date: published });
  const metadata = addObject(
    file,
    dictionary([
      ["Type", "/Metadata"],
      ["Subtype", "/XML"],
      ["Length", String(xmp.length)],
    ]),
    xmp,
  );
  const catalog = objectAt(file, reference(file.root));
  if (catalog === undefined) throw new Error("the PDF has no catalog");
  const entries = entriesOf(catalog.source);
  const preferences = entriesOf(resolve(file, entries.get("ViewerPreferences")));
  entries.set("ViewerPreferences", dictionary(preferences.set("DisplayDocTitle", "true")));
  entries.set("Lang", "(it-IT)");
  entries.set("PageMode", "/UseOutlines");
  entries.set("Metadata", reference(metadata));
  catalog.source = dictionary(entries);
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
