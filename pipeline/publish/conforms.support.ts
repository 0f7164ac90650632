// What a folder of open data must be, whoever wrote it: the rules of Frictionless Data Package (v1) and the mandatory fields of
// DCAT-AP_IT, read from the files alone. Each returns what is wrong, a line for each.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { z } from "zod";

const name = z.string().regex(/^[-a-z0-9._/]+$/);
const field = z.object({
  name: z.string().min(1),
  type: z.enum(["string", "integer", "number"]),
  description: z.string().min(1),
});
const tabular = z.object({
  profile: z.literal("tabular-data-resource"),
  name,
  path: z.string(),
  title: z.string().min(1),
  encoding: z.literal("utf-8"),
  schema: z.object({ fields: z.array(field).min(1), missingValues: z.array(z.string()) }),
});
const other = z.object({ profile: z.literal("data-resource"), name, path: z.string(), title: z.string().min(1) });
const descriptor = z.object({
  profile: z.literal("data-package"),
  name,
  title: z.string().min(1),
  created: z.iso.datetime(),
  homepage: z.url(),
  licenses: z.array(z.object({ name: z.string(), path: z.url(), title: z.string() })).min(1),
  resources: z.array(z.union([tabular, other])).min(1),
});

const ofType = {
  string: () => true,
  integer: (text: string) => /^-?\d+$/.test(text),
  number: (text: string) => /^-?\d+(\.\d+)?(e-?\d+)?$/i.test(text),
} as const;

/** Every resource is there, every table has the columns and kinds it says, and no file stands beside them unnamed. */
export function wrongInPackage(dati: string): string[] {
  const read = descriptor.safeParse(JSON.parse(readFileSync(join(dati, "datapackage.json"), "utf8")));
  if (!read.success)
    return read.error.issues.map(({ path, message }) => `datapackage.json ${path.join(".")}: ${message}`);
  const { resources } = read.data;
  const names = resources.map((each) => each.name);
  const twice = names.filter((each, i) => names.indexOf(each) !== i);
  return [
    ...twice.map((each) => `${each}: twice`),
    ...resources.flatMap((each) => {
      if (!existsSync(join(dati, each.path))) return [`${each.path}: missing`];
      return "schema" in each
        ? wrongInTable(join(dati, each.path), each.schema.fields)
        : wrongInChart(join(dati, each.path));
    }),
  ];
}

function wrongInTable(file: string, fields: readonly z.infer<typeof field>[]): string[] {
  const [head = [], ...rows]: string[][] = parse(readFileSync(file));
  if (head.join() !== fields.map((each) => each.name).join()) return [`${file}: columns ${head.join()}`];
  return rows.flatMap((row, i) =>
    fields.flatMap(({ name: column, type }, at) => {
      const text = row[at] ?? "";
      return text === "" || ofType[type](text) ? [] : [`${file} row ${i + 2} ${column}: «${text}» is no ${type}`];
    }),
  );
}

const chart = z.object({
  $schema: z.url(),
  description: z.string().min(1),
  datasets: z.record(z.string(), z.array(z.unknown())),
});

function wrongInChart(file: string): string[] {
  const text = readFileSync(file, "utf8");
  const read = chart.safeParse(JSON.parse(text));
  const asks = [...text.matchAll(/"url":"([^"]*)"/g)].map(([, url = ""]) => `${file}: asks for ${url}`);
  return [...(read.success ? [] : [`${file}: ${read.error.message}`]), ...asks];
}

/** A protected value is empty; where an ente would be recognised nothing else of it is told either. */
export function wrongInHidden(csv: string): string[] {
  const rows: Record<string, string>[] = parse(csv, { columns: true });
  return rows.flatMap(({ valore, dichiarato, n_enti, stato, protetta, misura }) => {
    const isHidden = stato === "riservato";
    const tells = [valore, dichiarato, n_enti].some((each) => each !== "");
    const isWrong =
      (protetta !== "" && valore !== "") || (isHidden && tells) || isHidden !== (protetta === "riservatezza");
    return isWrong ? [`${misura}: stato ${stato}, valore «${valore}», protetta «${protetta}»`] : [];
  });
}

/** Mandatory fields by class, as the Italian profile has them. */
const MANDATORY: Readonly<Record<string, readonly string[]>> = {
  "dcatapit:Catalog": ["dct:title", "dct:description", "dct:publisher", "dct:modified", "dcat:dataset"],
  "dcatapit:Dataset": [
    ...["dct:identifier", "dct:title", "dct:description", "dct:modified", "dcat:theme"],
    ...["dct:rightsHolder", "dct:accrualPeriodicity", "dcat:distribution"],
  ],
  "dcatapit:Distribution": ["dct:format", "dcat:accessURL", "dct:license"],
  "dcatapit:Agent": ["dct:identifier", "foaf:name"],
  "dcatapit:Organization": ["vcard:fn", "vcard:hasEmail"],
  "dcatapit:PeriodOfTime": ["dcatapit:startDate"],
};

const node = z.looseObject({ "@id": z.url(), "@type": z.tuple([z.string(), z.string()]) });
const catalogue = z.object({ "@context": z.record(z.string(), z.url()), "@graph": z.array(node) });

export function wrongInCatalogue(text: string): string[] {
  const read = catalogue.safeParse(JSON.parse(text));
  if (!read.success) return read.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
  const { "@graph": graph, "@context": context } = read.data;
  const ids = new Set(graph.map((each) => each["@id"]));
  const lacking = graph.flatMap((each) =>
    (MANDATORY[each["@type"][0]] ?? [])
      .filter((key) => each[key] === undefined)
      .map((key) => `${each["@id"]}: no ${key}`),
  );
  const prefixes = graph.flatMap((each) =>
    Object.keys(each)
      .filter((key) => !key.startsWith("@"))
      .map((key) => key.split(":")[0] ?? ""),
  );
  const unknown = [...new Set(prefixes)]
    .filter((prefix) => context[prefix] === undefined)
    .map((prefix) => `prefix ${prefix}`);
  const classes = new Set(graph.map((each) => each["@type"][0]));
  const missing = ["dcatapit:Catalog", "dcatapit:Dataset", "dcatapit:Distribution", "dcatapit:Agent"].filter(
    (one) => !classes.has(one),
  );
  const own = JSON.stringify(graph).match(/"@id":"[^"]*#[a-z]+"/g) ?? [];
  const dangling = own.map((each) => each.slice(7, -1)).filter((id) => !ids.has(id));
  return [...lacking, ...unknown, ...missing.map((one) => `no ${one}`), ...dangling.map((id) => `${id} leads nowhere`)];
}
