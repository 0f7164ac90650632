// argv → one call. The only place that reads the clock, prints and chooses an exit code.
import { readFile } from "node:fs/promises";
import { basename, resolve } from "node:path";
import { parseArgs } from "node:util";
import { buildSummary, faultLine, plural, statusOf, statusText } from "./answers.ts";
import { receiveFile } from "./collect/receive.ts";
import { CANALI, openRegistro } from "./collect/registro.ts";
import { COMANDI, type Comando, help, type NomeComando } from "./commands.ts";
import { EdizioneRotta } from "./edizione/faults.ts";
import { loadEdizione } from "./edizione/load.ts";
import { makeElenchi } from "./ingest/lists.ts";
import { readSubmission } from "./ingest/read-submission.ts";
import { archivioOf, intake, readingRules } from "./intake.ts";
import { terminalProgress } from "./progress.ts";
import { told } from "./validation.ts";

type Values = Readonly<Record<string, string | boolean | undefined>>;

/** A command that cannot run as it was written; its message says how to write it. */
class UsoErrato extends Error {}

const clock = (): number => performance.now();
const progress = terminalProgress(process.stderr, clock);
const print = (text: string): void => void process.stdout.write(`${text}\n`);
const text = (value: string | boolean | undefined): string | null => (typeof value === "string" ? value : null);

const RUN: Record<NomeComando, (files: readonly string[], values: Values) => Promise<number>> = {
  build: async ([cartella], values) => {
    if (cartella === undefined) throw new UsoErrato("manca la cartella dell'edizione");
    const { build } = await import("./run.ts");
    const { yaml } = await loadEdizione(cartella);
    const out = text(values["out"]) ?? `reports/${yaml.anno}`;
    const result = await build({
      cartella,
      out: resolve(out),
      pdf: values["no-pdf"] ? "senza" : "con",
      progress,
      clock,
    });
    const faults = result.raccolta.diagnostics.filter(({ gravita }) => gravita === "correggere").length;
    if (values["json"])
      print(
        JSON.stringify({
          files: result.files,
          da_correggere: faults,
          guasti: result.model.guasti,
          secondi: result.secondi,
        }),
      );
    else print(buildSummary(result, out));
    return values["severo"] && faults > 0 ? 1 : 0;
  },
  check: async (files, values) => {
    const cartella = text(values["edizione"]);
    if (cartella === null || files.length === 0) throw new UsoErrato("servono almeno un file e --edizione CARTELLA");
    const edizione = await loadEdizione(cartella);
    const { liste, rilevazioni } = await readingRules(edizione);
    const regole = { edizione, elenchi: makeElenchi(liste), rilevazioni };
    const diagnostics = [];
    for (const file of files) {
      const bytes = await readFile(file);
      const { diagnostics: found, invii } = readSubmission(
        { bytes, nome: basename(file), ente: text(values["ente"]) },
        regole,
      );
      diagnostics.push(...found);
      const rows = invii.flatMap(({ sezioni }) => sezioni).reduce((sum, { righe }) => sum + righe.length, 0);
      process.stderr.write(
        `${basename(file)}: ${plural(rows, "riga letta", "righe lette")}, ${plural(found.filter((d) => d.gravita === "correggere").length, "cosa da correggere", "cose da correggere")}\n`,
      );
    }
    if (values["json"]) print(JSON.stringify(diagnostics.map(told), null, 1));
    else for (const diagnostic of diagnostics) print(faultLine(diagnostic));
    return diagnostics.some(({ gravita }) => gravita === "correggere") ? 1 : 0;
  },
  receive: async ([cartella, ...files], values) => {
    if (cartella === undefined || files.length === 0)
      throw new UsoErrato("servono la cartella dell'edizione e almeno un file");
    const edizione = await loadEdizione(cartella);
    const canale = CANALI.find((name) => name === (text(values["canale"]) ?? "email"));
    if (canale === undefined) throw new UsoErrato(`il canale è uno tra ${CANALI.join(", ")}`);
    const ente = text(values["ente"]);
    if (ente !== null && !edizione.enti.some(({ codice }) => codice === ente))
      throw new UsoErrato(`l'ente ${ente} non è in enti.csv`);
    const registro = openRegistro(archivioOf(edizione));
    try {
      const answers = [];
      for (const file of files) {
        const arrivo = {
          bytes: await readFile(file),
          nome: basename(file),
          ricevuto_il: new Date().toISOString(),
          canale,
          ente,
        };
        const { protocollo, isNew } = await receiveFile(archivioOf(edizione), registro, arrivo);
        answers.push({ file: basename(file), protocollo, nuovo: isNew });
      }
      if (values["json"]) print(JSON.stringify(answers));
      else for (const a of answers) print(`${a.file}: protocollo ${a.protocollo}${a.nuovo ? "" : ", già ricevuto"}`);
    } finally {
      registro.close();
    }
    return 0;
  },
  status: async ([cartella], values) => {
    if (cartella === undefined) throw new UsoErrato("manca la cartella dell'edizione");
    const edizione = await loadEdizione(cartella);
    const stato = statusOf(edizione, await intake(edizione, progress));
    print(values["json"] ? JSON.stringify(stato, null, 1) : statusText(edizione, stato));
    return 0;
  },
  render: async (_files, values) => {
    const from = text(values["from"]);
    const out = text(values["out"]);
    if (from === null || out === null) throw new UsoErrato("servono --from model.json e --out CARTELLA");
    const { render } = await import("./run.ts");
    const files = await render({ from, out: resolve(out), pdf: values["no-pdf"] ? "senza" : "con" });
    print(values["json"] ? JSON.stringify(files) : files.map((file) => `${out}/${file}`).join("\n"));
    return 0;
  },
};

async function main(argv: readonly string[]): Promise<number> {
  const [name, ...rest] = argv;
  if (name === undefined || name === "--help" || name === "-h" || name === "help") {
    process.stdout.write(help());
    return name === undefined ? 2 : 0;
  }
  if (!(name in COMANDI)) throw new UsoErrato(`«${name}» non è un comando: ${Object.keys(COMANDI).join(", ")}`);
  const nome = name as NomeComando; // checked on the line above
  const { opzioni }: Comando = COMANDI[nome];
  const options = Object.fromEntries(
    Object.entries(opzioni).map(([o, { valore }]) => [
      o,
      { type: valore === undefined ? ("boolean" as const) : ("string" as const) },
    ]),
  );
  const { values, positionals } = parse(rest, { ...options, help: { type: "boolean" } });
  if (values["help"]) {
    process.stdout.write(help(nome));
    return 0;
  }
  return RUN[nome](positionals, values);
}

function parse(
  args: readonly string[],
  options: Record<string, { type: "boolean" | "string" }>,
): { values: Values; positionals: string[] } {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    return { values: values as Values, positionals }; // options are single, never repeated
  } catch (error) {
    throw new UsoErrato(usageFault(error));
  }
}

/** Node says it in English: the option is the part worth keeping. */
function usageFault(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const option = /'(-[^' ]+)/.exec(message)?.[1] ?? "";
  if (message.startsWith("Unknown option")) return `«${option}» non è un'opzione di questo comando`;
  return `l'opzione «${option}» non è scritta bene: guarda se vuole un valore`;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (error instanceof UsoErrato) process.stderr.write(`${error.message}.\nAiuto: npm run bilancio -- --help\n`);
  else if (error instanceof EdizioneRotta) process.stderr.write(`${error.message}\n`);
  else if (error instanceof Error && "code" in error && error.code === "ENOENT" && "path" in error)
    process.stderr.write(`Il file ${String(error.path)} non c'è: controlla il nome e la cartella.\n`);
  else process.stderr.write(`${failure(error)}\n`);
  process.exitCode = 2;
}

/** What stopped, in a sentence; the trace is for who works on the program. */
function failure(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (process.env["BILANCIO_DEBUG"] === "1") return error.stack ?? error.message;
  return `${error.message}\nI dati ricevuti sono al sicuro nell'archivio. Per i dettagli tecnici ripeti il comando con BILANCIO_DEBUG=1.`;
}
