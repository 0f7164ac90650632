// What the file says of itself: its properties, as XMP too, the standards that it keeps, its language, what its colours mean.
import { deflateSync } from "node:zlib";
import type { ReportModel } from "../../schemas/report-model.ts";
import { escapeHtml } from "./escape.ts";
import { srgbProfile } from "./pdf-colour.ts";
import { addObject, objectAt, type PdfFile, resolve } from "./pdf-file.ts";
import { array, dictionary, entriesOf, pointsAt, reference, textString } from "./pdf-syntax.ts";

type Edition = ReportModel["edizione"];

interface Properties {
  readonly edizione: Edition;
  readonly title: string;
  /** ISO 8601. */
  readonly date: string;
  readonly producer: string;
  /** It says that it keeps PDF/UA-1 and PDF/A-2a. */
  readonly claims: boolean;
}

const CREATOR = "Bilancio Sociale partecipato";
const SRGB = "sRGB IEC61966-2.1";

/** Writes all of it, in the place of what was written before; the dates are those of the edition. */
export function writeMetadata(
  file: PdfFile,
  edizione: Edition,
  said: Pick<Properties, "producer" | "claims" | "title">,
): void {
  const date = `${edizione.data_pubblicazione}T00:00:00Z`;
  const properties: Properties = { edizione, date, ...said };
  file.objects.set(file.info, { source: infoOf(properties), stream: null });
  const catalog = objectAt(file, reference(file.root));
  if (catalog === undefined) throw new Error("the PDF has no catalog");
  const entries = entriesOf(catalog.source);
  const preferences = entriesOf(resolve(file, entries.get("ViewerPreferences")));
  entries.set("ViewerPreferences", dictionary(preferences.set("DisplayDocTitle", "true")));
  entries.set("Lang", "(it-IT)");
  entries.set("PageMode", "/UseOutlines");
  entries.set("Metadata", reference(setMetadata(file, entries.get("Metadata"), xmpPacket(properties))));
  if (!entries.has("OutputIntents")) entries.set("OutputIntents", array([outputIntent(file)]));
  catalog.source = dictionary(entries);
}

function infoOf({ edizione, title, date, producer }: Properties): string {
  const day = `(D:${date.replace(/[-:T]/g, "")})`;
  return dictionary([
    ["Title", textString(title)],
    ["Author", textString(edizione.editore)],
    ["Subject", textString(edizione.sottotitolo)],
    ["Creator", textString(CREATOR)],
    ["Producer", textString(producer)],
    ["CreationDate", day],
    ["ModDate", day],
  ]);
}

/** Left unpacked, so that programs find it which do not read PDF. */
function setMetadata(file: PdfFile, before: string | undefined, packet: Uint8Array): number {
  const source = dictionary([
    ["Type", "/Metadata"],
    ["Subtype", "/XML"],
    ["Length", String(packet.length)],
  ]);
  const number = pointsAt(before);
  if (number === undefined) return addObject(file, source, packet);
  file.objects.set(number, { source, stream: packet });
  return number;
}

function outputIntent(file: PdfFile): string {
  const profile = deflateSync(srgbProfile());
  const number = addObject(
    file,
    dictionary([
      ["N", "3"],
      ["Filter", "/FlateDecode"],
      ["Length", String(profile.length)],
    ]),
    profile,
  );
  return dictionary([
    ["Type", "/OutputIntent"],
    ["S", "/GTS_PDFA1"],
    ["OutputConditionIdentifier", `(${SRGB})`],
    ["Info", `(${SRGB})`],
    ["RegistryName", "(http://www.color.org)"],
    ["DestOutputProfile", reference(number)],
  ]);
}

const CLAIMS = `<pdfuaid:part>1</pdfuaid:part>
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>
`;

/** PDF/A knows no property of PDF/UA until the file itself says what it is. */
const PDFUA_SCHEMA = `<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file keeps</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>`;

const NAMESPACES = [
  ["dc", "http://purl.org/dc/elements/1.1/"],
  ["pdf", "http://ns.adobe.com/pdf/1.3/"],
  ["pdfaExtension", "http://www.aiim.org/pdfa/ns/extension/"],
  ["pdfaProperty", "http://www.aiim.org/pdfa/ns/property#"],
  ["pdfaSchema", "http://www.aiim.org/pdfa/ns/schema#"],
  ["pdfaid", "http://www.aiim.org/pdfa/ns/id/"],
  ["pdfuaid", "http://www.aiim.org/pdfua/ns/id/"],
  ["xmp", "http://ns.adobe.com/xap/1.0/"],
  ["xmpRights", "http://ns.adobe.com/xap/1.0/rights/"],
]
  .map(([prefix, address]) => `xmlns:${prefix}="${address}"`)
  .join(" ");

function xmpPacket({ title, edizione, date, producer, claims }: Properties): Uint8Array {
  const alt = (text: string): string =>
    `<rdf:Alt><rdf:li xml:lang="x-default">${escapeHtml(text)}</rdf:li><rdf:li xml:lang="it">${escapeHtml(text)}</rdf:li></rdf:Alt>`;
  return new TextEncoder().encode(`<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" ${NAMESPACES}>
<dc:title>${alt(title)}</dc:title>
<dc:creator><rdf:Seq><rdf:li>${escapeHtml(edizione.editore)}</rdf:li></rdf:Seq></dc:creator>
<dc:description>${alt(edizione.sottotitolo)}</dc:description>
<dc:language><rdf:Bag><rdf:li>it-IT</rdf:li></rdf:Bag></dc:language>
<dc:rights>${alt(edizione.licenza)}</dc:rights>
<xmpRights:UsageTerms>${alt(edizione.licenza)}</xmpRights:UsageTerms>
<xmp:CreatorTool>${CREATOR}</xmp:CreatorTool><pdf:Producer>${escapeHtml(producer)}</pdf:Producer>
<xmp:CreateDate>${date}</xmp:CreateDate><xmp:ModifyDate>${date}</xmp:ModifyDate><xmp:MetadataDate>${date}</xmp:MetadataDate>
${claims ? CLAIMS : ""}${PDFUA_SCHEMA}
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>`);
}
