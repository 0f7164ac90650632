// catalogo.jsonld: the open data for the catalogues of the public administration (DCAT-AP_IT). Who owns them stands in
// `catalogo` of edizione.yaml; without it there is no catalogue, because its mandatory fields would be made up.
import type { EdizioneYaml } from "../../schemas/edizione.ts";
import { LICENZE } from "../../schemas/licenze.ts";
import type { PublishedTable } from "./tables.ts";

const EU = "http://publications.europa.eu/resource/authority";
const CONTEXT = {
  adms: "http://www.w3.org/ns/adms#",
  dcat: "http://www.w3.org/ns/dcat#",
  dcatapit: "http://dati.gov.it/onto/dcatapit#",
  dct: "http://purl.org/dc/terms/",
  foaf: "http://xmlns.com/foaf/0.1/",
  vcard: "http://www.w3.org/2006/vcard/ns#",
  xsd: "http://www.w3.org/2001/XMLSchema#",
} as const;

type Node = Readonly<Record<string, unknown>>;

const text = (value: string): Node => ({ "@value": value, "@language": "it" });
const date = (value: string): Node => ({ "@value": value, "@type": "xsd:date" });
const link = (id: string): Node => ({ "@id": id });

/** The catalogue of one edition; null where the edition does not say who owns the data. `modificato` is an ISO date. */
export function catalogo(edizione: EdizioneYaml, tables: readonly PublishedTable[], modificato: string): string | null {
  const owner = edizione.catalogo;
  const licence = LICENZE[edizione.licenza];
  if (owner === null) return null;
  // An edition that asks for a catalogue has a licence that catalogues know: its schema refuses any other.
  if (licence === undefined) throw new Error(`la licenza «${edizione.licenza}» non è di quelle dei cataloghi`);
  const base = edizione.indirizzo_pubblico.replace(/\/?$/, "/");
  const [catalog, dataset, holder, contact, period] = ["catalogo", "dataset", "titolare", "contatto", "periodo"].map(
    (name) => `${base}#${name}`,
  );
  const titolo = `${edizione.titolo} ${edizione.anno} – ${edizione.citta}`;
  const descrizione = `${edizione.sottotitolo}. Dati aperti di ${edizione.rete}${edizione.dimostrativa ? " (dati dimostrativi)" : ""}.`;
  const graph: Node[] = [
    {
      "@id": catalog,
      "@type": ["dcatapit:Catalog", "dcat:Catalog"],
      "dct:title": text(titolo),
      "dct:description": text(descrizione),
      "dct:publisher": link(holder ?? ""),
      "dct:issued": date(edizione.data_pubblicazione),
      "dct:modified": date(modificato),
      "dct:language": link(`${EU}/language/ITA`),
      "dcat:themeTaxonomy": link(`${EU}/data-theme`),
      "foaf:homepage": link(base),
      "dcat:dataset": [link(dataset ?? "")],
    },
    {
      "@id": dataset,
      "@type": ["dcatapit:Dataset", "dcat:Dataset"],
      "dct:identifier": `${owner.codice_ipa}:bilancio-sociale-${edizione.anno}`,
      "dct:title": text(titolo),
      "dct:description": text(descrizione),
      "dct:issued": date(edizione.data_pubblicazione),
      "dct:modified": date(modificato),
      "dct:language": link(`${EU}/language/ITA`),
      "dcat:theme": link(`${EU}/data-theme/SOCI`),
      "dct:accrualPeriodicity": link(`${EU}/frequency/ANNUAL`),
      "dct:rightsHolder": link(holder ?? ""),
      "dct:publisher": link(holder ?? ""),
      "dct:temporal": link(period ?? ""),
      "dcat:landingPage": link(base),
      ...(owner.email === "" ? {} : { "dcat:contactPoint": link(contact ?? "") }),
      "dcat:distribution": tables.map(({ nome }) => link(`${base}dati/${nome}.csv`)),
    },
    ...tables.map(
      ({ nome, titolo: name }): Node => ({
        "@id": `${base}dati/${nome}.csv`,
        "@type": ["dcatapit:Distribution", "dcat:Distribution"],
        "dct:title": text(name),
        "dct:description": text(
          `${name}, ${edizione.anno}. Le colonne sono in datapackage.json, i codici in codebook.csv.`,
        ),
        "dct:format": link(`${EU}/file-type/CSV`),
        "dcat:mediaType": "text/csv",
        "dcat:accessURL": link(base),
        "dcat:downloadURL": link(`${base}dati/${nome}.csv`),
        "dct:license": link(licence.indirizzo),
      }),
    ),
    {
      "@id": licence.indirizzo,
      "@type": ["dcatapit:LicenseDocument", "dct:LicenseDocument"],
      "foaf:name": edizione.licenza,
      "dct:type": link(licence.tipo),
    },
    {
      "@id": holder,
      "@type": ["dcatapit:Agent", "foaf:Agent"],
      "dct:identifier": owner.codice_ipa,
      "foaf:name": text(owner.titolare),
    },
    {
      "@id": period,
      "@type": ["dcatapit:PeriodOfTime", "dct:PeriodOfTime"],
      "dcatapit:startDate": date(`${edizione.anno}-01-01`),
      "dcatapit:endDate": date(`${edizione.anno}-12-31`),
    },
    ...(owner.email === ""
      ? []
      : [
          {
            "@id": contact,
            "@type": ["dcatapit:Organization", "vcard:Organization"],
            "vcard:fn": edizione.editore,
            "vcard:hasEmail": link(`mailto:${owner.email}`),
          },
        ]),
  ];
  return `${JSON.stringify({ "@context": CONTEXT, "@graph": graph }, null, 1)}\n`;
}
