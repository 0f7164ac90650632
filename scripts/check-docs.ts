// Checks what the documents say against the code, so that they cannot go stale; `--scrivi` writes the parts of README.md
// that are made from the code. Exit 1 with `file: what` lines. It fails also when it looked at nothing.
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, posix } from "node:path";
import { fileURLToPath } from "node:url";
import { COMANDI, type Comando } from "../pipeline/commands/catalogue.ts";
import { fabbisognoSchema, popolazioneSchema, quartiereSchema } from "../schemas/edition-tables.ts";
import { edizioneSchema, enteSchema } from "../schemas/edizione.ts";
import { FIGURA_HEAD, FIGURA_VALUES, TOTALE } from "../schemas/figura.ts";
import { BLOCCHI } from "../schemas/questionario.ts";
import { REFERENCES } from "../schemas/riferimento.ts";
import {
  anchorsIn,
  commandsIn,
  examplesIn,
  headingsIn,
  isThere,
  pathsIn,
  proseLines,
  scriptsIn,
  withGenerated,
} from "./check-docs-rules.ts";
import { messagesPage } from "./messages-page.ts";
import { roomTable } from "./rooms.ts";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const REWRITE = "node scripts/check-docs.ts --scrivi";
/** What an edition folder may hold, explained field by field in the README. */
const NAMES = [edizioneSchema, enteSchema, quartiereSchema, popolazioneSchema, fabbisognoSchema].flatMap(({ shape }) =>
  Object.keys(shape),
);
const DOCS = ["README.md", "ARCHITECTURE.md", "CHANGELOG.md", "CONTRIBUTING.md", "data-samples/README.md"];
const COMMANDS: Readonly<Record<string, Comando>> = COMANDI;

/** `<anno>` in a cell would be taken for a tag. */
const plain = (text: string): string => text.replaceAll("<", "&lt;");

/** The parts of README.md made from the code, by the name in their `<!-- name -->` … `<!-- /name -->`. */
function generatedParts(): Record<string, string> {
  const rows = Object.values(COMMANDS).flatMap(({ uso, cosa, opzioni }) => [
    `| \`${uso}\` | | ${plain(cosa)} |`,
    ...Object.entries(opzioni).map(
      ([name, o]) => `| | \`--${name}${o.valore === undefined ? "" : ` ${o.valore}`}\` | ${plain(o.cosa)} |`,
    ),
  ]);
  const blocks = BLOCCHI.map(
    (b) =>
      `| \`${b.id}\` | ${b.foglio} | ${b.grana} | ${b.since} | ${Object.entries(b.campi)
        .map(([c, { obbligatorio }]) => `\`${c}\`${obbligatorio ? "*" : ""}`)
        .join(" ")} |`,
  );
  return {
    comandi: ["| comando | opzione | che cosa fa |", "|---|---|---|", ...rows].join("\n"),
    blocchi: ["| blocco | foglio | che cosa contiene | dal | colonne |", "|---|---|---|---|---|", ...blocks].join("\n"),
  };
}

/** The columns of the published figures, as `schemas/figura.ts` declares them. */
function figureColumns(): string {
  const row = ({ nome, descrizione }: { nome: string; descrizione: string }): string =>
    `| \`${nome}\` | ${descrizione} |`;
  const dimensions = `| … | the dimensions: the code of a member, \`${TOTALE}\` at a margin |`;
  return [
    "| column | what it holds |",
    "|---|---|",
    ...FIGURA_HEAD.map(row),
    dimensions,
    ...FIGURA_VALUES.map(row),
  ].join("\n");
}

const faults: string[] = [];
const looked = new Map<string, number>();

/** Counts what is looked at, and keeps the sentence of each fault. */
function look<T>(file: string, what: string, things: readonly T[], fault: (thing: T) => string | null): void {
  looked.set(what, (looked.get(what) ?? 0) + things.length);
  for (const thing of things) {
    const told = fault(thing);
    if (told !== null) faults.push(`${file}: ${told}`);
  }
}

const read = (file: string): string | null =>
  existsSync(join(ROOT, file)) ? readFileSync(join(ROOT, file), "utf8") : null;

/** Files and folders of the repository; what .gitignore leaves out is not in it. */
function walk(ignored: ReadonlySet<string>, folder = ""): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    if (ignored.has(entry.name)) return [];
    const path = `${folder}${entry.name}`;
    return entry.isDirectory() ? [`${path}/`, ...walk(ignored, `${path}/`)] : [path];
  });
}

const ignored = (read(".gitignore") ?? "").split("\n").filter((line) => line.endsWith("/"));
const tree = walk(new Set([".git", ...ignored.map((line) => line.slice(0, -1))]));
const files = new Set(tree.map((path) => path.replace(/\/$/, "")));
const top = new Set([...files].filter((path) => !path.includes("/")));
const rooms = tree.filter((path) => /^(?:pipeline\/)?[a-z][\w-]*\/$/.test(path));
const ids = new Set([
  ...BLOCCHI.map(({ id }) => id),
  ...tree.flatMap((f) => /^pipeline\/misure\/(.+)\.ts$/.exec(f)?.[1] ?? []),
]);
const { scripts, dependencies, devDependencies } = JSON.parse(read("package.json") ?? "{}") as Record<
  "scripts" | "dependencies" | "devDependencies",
  Record<string, string>
>; // npm checks its own file

/** A link of a page in a folder may go up from it. */
const fromRoot = (file: string, path: string): string =>
  path.startsWith("../") ? posix.join(posix.dirname(file), path) : path;

function checkEvery(file: string, text: string): void {
  look(file, "percorsi", pathsIn(text, top), (path) =>
    isThere(fromRoot(file, path), files) ? null : `${path} non esiste`,
  );
  look(file, "script npm", scriptsIn(text), (name) => (name in scripts ? null : `lo script npm «${name}» non c'è`));
  look(file, "comandi e opzioni", commandsIn(text, COMMANDS), ({ fault }) => fault);
  look(file, "richiami", anchorsIn(text), ({ file: to, anchor }) => {
    const there = to === "" ? text : (read(to) ?? "");
    return headingsIn(there).some((heading) => heading.anchor === anchor) ? null : `${to}#${anchor} non è un titolo`;
  });
  look(file, "righe di testo", proseLines(text, ids), ({ fault }) => fault);
}

/** A document whose tables are made from the code has them as they should be, or gets them with `--scrivi`. */
function checkGenerated(file: string, text: string, parts: Readonly<Record<string, string>>): void {
  const whole = withGenerated(text, parts);
  if (whole === null) faults.push(`${file}: mancano i segni delle tabelle fatte dal codice`);
  else if (process.argv.includes("--scrivi")) writeFileSync(join(ROOT, file), whole);
  else if (whole !== text) faults.push(`${file}: le tabelle fatte dal codice sono cambiate: ${REWRITE}`);
}

function checkReadme(file: string, text: string): void {
  const chapters = headingsIn(text).filter(({ level }) => level === 2);
  const indice = chapters.map(({ text: title, anchor }) => `[${title}](#${anchor})`).join(" · ");
  checkGenerated(file, text, { ...generatedParts(), indice });
  look(file, "nomi dell'edizione", NAMES, (name) => (text.includes(`\`${name}\``) ? null : `${name} non è spiegato`));
  look(file, "riferimenti", REFERENCES, (name) => (text.includes(`{{${name}`) ? null : `{{${name}}} non è spiegato`));
  look(file, "esempi", examplesIn(text, read), ({ fault }) => fault);
}

function checkArchitecture(file: string, text: string): void {
  checkGenerated(file, text, { stanze: roomTable(), colonne: figureColumns() });
  const packages = Object.keys({ ...dependencies, ...devDependencies }).filter((name) => !name.startsWith("@types/"));
  look(file, "dipendenze", packages, (name) => (text.includes(name) ? null : `la dipendenza ${name} non è nominata`));
  look(file, "stanze", rooms, (path) =>
    text.includes(path.replace(/^pipeline\/(?=.)/, "")) ? null : `la cartella ${path} non è nominata`,
  );
}

const pages = tree.filter((path) => /^docs\/.+\.md$/.test(path));
look("docs/", "pagine di docs/", pages, () => null);
for (const file of [...DOCS, ...pages]) {
  const text = read(file);
  look(file, "documenti", [text], (there) => (there === null ? "manca" : null));
  if (text === null) continue;
  checkEvery(file, text);
  if (file === "README.md") checkReadme(file, text);
  if (file === "ARCHITECTURE.md") checkArchitecture(file, text);
  if (file === "docs/messaggi.md") checkGenerated(file, text, { messaggi: messagesPage() });
}
for (const [what, n] of looked) if (n === 0) faults.push(`check-docs: non ha guardato niente sotto «${what}»`);
for (const line of faults) console.error(line);
console.log(`documenti: ${[...looked].map(([what, n]) => `${n} ${what}`).join(", ")}; ${faults.length} da correggere`);
process.exitCode = faults.length === 0 ? 0 : 1;
