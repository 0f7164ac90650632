// argv → one command → exit code. The only place that knows the clock and prints; each command is loaded when it is asked
// for, so that help is immediate.
import { userInfo } from "node:os";
import { parseArgs } from "node:util";
import { harmless } from "../schemas/shown.ts";
import { nearestSpelling, spelling } from "../schemas/text.ts";
import { type Answer, UsageFault } from "./commands/answer.ts";
import { COMANDI, type Comando, help, type NomeComando } from "./commands/catalogue.ts";
import { type Answering, askOn } from "./effects/ask.ts";
import type { Effects } from "./effects/effects.ts";
import { machineBudget } from "./effects/machine.ts";
import { terminalProgress } from "./effects/progress.ts";

/** Where the program speaks: a terminal, a file, a test. */
type Mouth = Pick<NodeJS.WriteStream, "write" | "isTTY">;
interface Mouths {
  readonly stdout: Mouth;
  readonly stderr: Mouth;
  /** Where somebody answers; left out where nobody can. */
  readonly stdin?: Answering;
}

/** Everything the program says: names of files and words of cells must not command the terminal. */
const tell = (stream: Mouth, text: string): void => void stream.write(`${harmless(text)}\n`);

type Values = Readonly<Record<string, string | boolean | undefined>>;

const clock = (): number => performance.now();
const effectsOf = ({ stderr, stdin }: Mouths): Effects => ({
  clock,
  now: () => new Date().toISOString(),
  progress: terminalProgress(stderr, clock),
  budget: machineBudget(),
  say: (line) => tell(stderr, line),
  ask: stdin?.isTTY === true ? askOn(stdin, (line) => tell(stderr, line)) : null,
});

const text = (value: string | boolean | undefined): string | null => (typeof value === "string" ? value : null);
const pdfOf = (values: Values): "con" | "senza" => (values["no-pdf"] ? "senza" : "con");

/** The value, or how to write the command. */
function needed<T>(value: T | null | undefined, fault: string): T {
  if (value === null || value === undefined) throw new UsageFault(fault);
  return value;
}

const RUN: Record<NomeComando, (args: readonly string[], values: Values, effects: Effects) => Promise<Answer>> = {
  nuova: async ([folder], values) => {
    const cartella = needed(folder, "manca la cartella della nuova edizione");
    const da = needed(text(values["da"]), "manca --da EDIZIONE, la cartella dell'edizione prima");
    const { nuovaCommand } = await import("./commands/nuova.ts");
    return nuovaCommand({ cartella, da, anno: text(values["anno"]), pubblicati: text(values["pubblicati"]) });
  },
  build: async ([folder], values, effects) => {
    const cartella = needed(folder, "manca la cartella dell'edizione");
    const { buildCommand } = await import("./commands/build.ts");
    const out = text(values["out"]);
    const per = values["interno"] === true ? { per: "interna" as const } : {};
    const [severo, nascondi] = [values["severo"] === true, values["nascondi"] === true];
    return buildCommand({ cartella, out, pdf: pdfOf(values), severo, nascondi, ...per }, effects);
  },
  check: async (files, values, effects) => {
    const fault = "servono almeno un file e --edizione CARTELLA";
    const cartella = needed(files.length === 0 ? null : text(values["edizione"]), fault);
    const { checkCommand } = await import("./commands/check.ts");
    const [ente, pagina, segna] = [text(values["ente"]), text(values["pagina"]), text(values["segna"])];
    return checkCommand({ files, cartella, ente, pagina, segna }, effects);
  },
  receive: async ([folder, ...files], values, effects) => {
    const cartella = needed(files.length === 0 ? null : folder, "servono la cartella dell'edizione e almeno un file");
    const { receiveCommand } = await import("./commands/receive.ts");
    const canale = text(values["canale"]) ?? "email";
    const [ente, pagina, segna] = [text(values["ente"]), text(values["pagina"]), text(values["segna"])];
    return receiveCommand({ cartella, files, canale, ente, pagina, segna }, effects);
  },
  moduli: async ([folder], values, effects) => {
    const fault = "servono la cartella dell'edizione e --out CARTELLA";
    const [cartella, out] = [needed(folder, fault), needed(text(values["out"]), fault)];
    const { moduliCommand } = await import("./commands/moduli.ts");
    const [ente, prima] = [text(values["ente"]), text(values["prima"])];
    return moduliCommand({ cartella, out, ente, prima, csv: values["csv"] === true }, effects);
  },
  riporta: async ([folder, file], values, effects) => {
    const fault = "servono la cartella dell'edizione, il file e --out CARTELLA";
    const cartella = needed(file === undefined ? null : folder, fault);
    const out = needed(text(values["out"]), fault);
    const { riportaCommand } = await import("./commands/riporta.ts");
    return riportaCommand({ cartella, file: needed(file, fault), out, ente: text(values["ente"]) }, effects);
  },
  status: async ([folder], _values, effects) => {
    const cartella = needed(folder, "manca la cartella dell'edizione");
    const { statusCommand } = await import("./commands/status.ts");
    return statusCommand({ cartella }, effects);
  },
  portal: async ([folder], values, effects) => {
    const cartella = needed(folder, "manca la cartella dell'edizione");
    const { portalCommand } = await import("./commands/portal.ts");
    const [indirizzo, prima] = [text(values["indirizzo"]), text(values["prima"])];
    const [porta, host] = [text(values["porta"]) ?? "8080", text(values["host"]) ?? "127.0.0.1"];
    const isBehindProxy = values["fidati-del-proxy"] === true;
    const smtp = process.env["BILANCIO_SMTP_URL"] || null;
    const [out, isOtherPhone] = [text(values["out"]), values["altro-telefono"] === true];
    const how = { cartella, porta, host, indirizzo, prima, isBehindProxy, isOtherPhone, smtp, out };
    return portalCommand(how, effects);
  },
  solleciti: async ([folder], values, effects) => {
    const cartella = needed(folder, "manca la cartella dell'edizione");
    const { sollecitiCommand } = await import("./commands/solleciti.ts");
    return sollecitiCommand({ cartella, out: text(values["out"]), entro: text(values["entro"]) }, effects);
  },
  decidi: async ([folder], values, effects) => {
    const cartella = needed(folder, "manca la cartella dell'edizione");
    const [ente, elenco, da, annulla] = ["ente", "elenco", "da", "annulla"].map((name) => text(values[name]));
    const chi = text(values["chi"]) ?? userInfo().username;
    const { decidiCommand } = await import("./commands/decidi.ts");
    const how = { ente: ente ?? null, elenco: elenco ?? null, da: da ?? null, annulla: annulla ?? null };
    return decidiCommand({ cartella, chi, ...how }, effects);
  },
  rimanda: async ([folder, protocollo = null], values, effects) => {
    const cartella = needed(folder, "manca la cartella dell'edizione");
    const { rimandaCommand } = await import("./commands/rimanda.ts");
    const [foglio, cella, ente, motivo, annulla] = ["foglio", "cella", "ente", "motivo", "annulla"].map((name) =>
      text(values[name]),
    );
    const where = { foglio: foglio ?? null, cella: cella ?? null, ente: ente ?? null };
    const chi = text(values["chi"]) ?? userInfo().username;
    const what = { ...where, motivo: motivo ?? null, annulla: annulla ?? null, chi };
    return rimandaCommand({ cartella, protocollo, ...what }, effects);
  },
  differenze: async ([folder], values, effects) => {
    const cartella = needed(folder, "manca la cartella dell'edizione");
    const { differenzeCommand } = await import("./commands/differenze.ts");
    const [da, a, ente] = [text(values["da"]), text(values["a"]), text(values["ente"])];
    return differenzeCommand(
      { cartella, ente, da, a, prima: text(values["prima"]), csv: text(values["csv"]) },
      effects,
    );
  },
  ritira: async ([folder, protocollo], values, effects) => {
    const fault = "servono la cartella dell'edizione e il protocollo";
    const cartella = needed(protocollo === undefined ? null : folder, fault);
    const { ritiraCommand } = await import("./commands/ritira.ts");
    const chi = text(values["chi"]) ?? userInfo().username;
    const how = values["annulla"] === true ? "annulla" : "ritira";
    return ritiraCommand(
      { cartella, protocollo: needed(protocollo, fault), motivo: text(values["motivo"]), chi, how },
      effects,
    );
  },
  dimentica: async ([folder], values, effects) => {
    const cartella = needed(folder, "manca la cartella dell'edizione");
    const { dimenticaCommand } = await import("./commands/dimentica.ts");
    return dimenticaCommand({ cartella, isOnlyTold: values["prova"] === true }, effects);
  },
  cancella: async ([folder, protocollo], values, effects) => {
    const fault = "servono la cartella dell'edizione e il protocollo";
    const cartella = needed(protocollo === undefined ? null : folder, fault);
    const chi = text(values["chi"]) ?? userInfo().username;
    const { cancellaCommand } = await import("./commands/cancella.ts");
    const motivo = text(values["motivo"]);
    return cancellaCommand({ cartella, protocollo: needed(protocollo, fault), motivo, chi }, effects);
  },
  congela: async ([folder], values, effects) => {
    const cartella = needed(folder, "manca la cartella dell'edizione");
    const { congelaCommand } = await import("./commands/congela.ts");
    const chi = text(values["chi"]) ?? userInfo().username;
    const [motivo, eccezione] = [text(values["motivo"]), text(values["eccezione"])];
    return congelaCommand({ cartella, chi, motivo, eccezione, riapri: values["riapri"] === true }, effects);
  },
  errata: async ([folder], values, effects) => {
    const cartella = needed(folder, "manca la cartella dell'edizione");
    const { errataCommand } = await import("./commands/congela.ts");
    const chi = text(values["chi"]) ?? userInfo().username;
    const [out, motivo] = [text(values["out"]), text(values["motivo"])];
    const nascondi = values["nascondi"] === true;
    return errataCommand({ cartella, out, pdf: pdfOf(values), chi, motivo, nascondi }, effects);
  },
  trace: async ([folder, figura, ...dims], values, effects) => {
    const fault = "servono la cartella dell'edizione e una figura, oppure --da FILE";
    const cartella = needed(folder, fault);
    const [da, cella, foglio] = [text(values["da"]), text(values["cella"]), text(values["foglio"])];
    if (da !== null && figura !== undefined) throw new UsageFault("o una figura, o --da: togli una delle due");
    if (da === null && (cella ?? foglio) !== null) throw new UsageFault("--cella e --foglio vogliono --da FILE");
    if (cella === null && foglio !== null) throw new UsageFault("--foglio vuole --cella");
    const { traceCommand } = await import("./commands/trace.ts");
    return da === null
      ? traceCommand({ cartella, figura: needed(figura, fault), dims }, effects)
      : traceCommand({ cartella, da, cella, foglio }, effects);
  },
  verifica: async ([folder]) => {
    const cartella = needed(folder, "manca la cartella dell'edizione");
    const { verificaCommand } = await import("./commands/verifica.ts");
    return verificaCommand({ cartella });
  },
  salva: async ([folder], values, effects) => {
    const fault = "servono la cartella dell'edizione e --in FILE";
    const [cartella, file] = [needed(folder, fault), needed(text(values["in"]), fault)];
    const { salvaCommand } = await import("./commands/salva.ts");
    return salvaCommand({ cartella, file }, effects);
  },
  ripristina: async ([copia], values) => {
    const fault = "servono la copia e --in CARTELLA";
    const [file, cartella] = [needed(copia, fault), needed(text(values["in"]), fault)];
    const { ripristinaCommand } = await import("./commands/salva.ts");
    return ripristinaCommand({ file, cartella });
  },
  confronta: async ([prima, dopo], values) => {
    const fault = "servono due cartelle: l'edizione prima e quella dopo";
    const { confrontaCommand } = await import("./commands/confronta.ts");
    return confrontaCommand({ prima: needed(prima, fault), dopo: needed(dopo, fault), csv: text(values["csv"]) });
  },
  anteprima: async ([folder], values, effects) => {
    const cartella = needed(folder, "manca la cartella dell'edizione");
    const { anteprimaCommand } = await import("./commands/anteprima.ts");
    return anteprimaCommand({ cartella, porta: text(values["porta"]) ?? "8090" }, effects);
  },
  schede: async ([folder], values, effects) => {
    const cartella = needed(folder, "manca la cartella dell'edizione");
    const { schedeCommand } = await import("./commands/brevi.ts");
    return schedeCommand({ cartella, out: text(values["out"]), pdf: pdfOf(values) }, effects);
  },
  semplice: async ([folder], values, effects) => {
    const cartella = needed(folder, "manca la cartella dell'edizione");
    const { sempliceCommand } = await import("./commands/brevi.ts");
    return sempliceCommand({ cartella, out: text(values["out"]), pdf: pdfOf(values) }, effects);
  },
  diapositive: async ([folder], values, effects) => {
    const cartella = needed(folder, "manca la cartella dell'edizione");
    const { diapositiveCommand } = await import("./commands/brevi.ts");
    return diapositiveCommand({ cartella, out: text(values["out"]), pdf: pdfOf(values) }, effects);
  },
  restituzioni: async ([folder], values, effects) => {
    const cartella = needed(folder, "manca la cartella dell'edizione");
    const { restituzioniCommand } = await import("./commands/restituzioni.ts");
    const [ente, bilancio, out] = [text(values["ente"]), text(values["bilancio"]), text(values["out"])];
    return restituzioniCommand({ cartella, ente, bilancio, out, pdf: pdfOf(values) }, effects);
  },
  render: async (_args, values) => {
    const fault = "servono --from model.json e --out CARTELLA";
    const [from, out] = [needed(text(values["from"]), fault), needed(text(values["out"]), fault)];
    const { renderCommand } = await import("./commands/render.ts");
    return renderCommand({ from, out, pdf: pdfOf(values) });
  },
};

async function main(argv: readonly string[], mouths: Mouths): Promise<number> {
  const [given, ...rest] = argv;
  const name = given === undefined ? undefined : (ALIASES.get(given) ?? given);
  if (name === undefined || name === "--help" || name === "-h" || name === "help") {
    mouths.stdout.write(help());
    return name === undefined ? 2 : 0;
  }
  if (!isCommand(name)) throw new UsageFault(unknownCommand(name));
  const { opzioni, uso }: Comando = COMANDI[name];
  const { values, positionals } = parse(rest, opzioni);
  if (values["help"]) {
    mouths.stdout.write(help(name));
    return 0;
  }
  const beyond = positionals[most(uso)];
  if (beyond !== undefined) throw new UsageFault(`«${beyond}» è di troppo: si scrive «${uso}»`);
  const answer = await RUN[name](positionals, values, effectsOf(mouths));
  const shown = values["json"] ? JSON.stringify(answer.json, null, 1) : answer.text;
  if (shown !== "") tell(mouths.stdout, shown);
  return answer.exit;
}

/** Other names of commands. */
const ALIASES: ReadonlyMap<string, NomeComando> = new Map([["template", "moduli"]]);

const isCommand = (name: string): name is NomeComando => Object.hasOwn(COMANDI, name);

function unknownCommand(name: string): string {
  const known = Object.keys(COMANDI);
  const near = nearestSpelling(
    name,
    known.map((each) => spelling(each, each)),
  );
  return near === ""
    ? `«${name}» non è un comando: ${known.join(", ")}`
    : `«${name}» non è un comando: forse volevi scrivere «${near}»`;
}

/** How many words a command takes beside its options. */
function most(uso: string): number {
  const words = uso.match(/<[^>]+>|\[[^\]]+\]/g) ?? [];
  return words.some((word) => word.includes("...")) ? Number.POSITIVE_INFINITY : words.length;
}

/** What is written twice, or is empty, is not taken for an answer. */
function parse(
  args: readonly string[],
  opzioni: Comando["opzioni"],
): { values: Values; positionals: readonly string[] } {
  const kinds = Object.entries(opzioni).map(([name, { valore }]) => [
    name,
    { type: valore === undefined ? ("boolean" as const) : ("string" as const), multiple: true as const },
  ]);
  const { values, positionals } = parsed(args, {
    ...Object.fromEntries(kinds),
    help: { type: "boolean", multiple: true },
  });
  const single = Object.entries(values).map(([name, given = []]): [string, string | boolean | undefined] => {
    const [value, again] = given;
    if (again !== undefined && again !== value) throw new UsageFault(`«--${name}» c'è due volte: tienine una`);
    if (typeof value === "string" && value.trim() === "") throw new UsageFault(`«--${name}» è vuota`);
    return [name, value];
  });
  return { values: Object.fromEntries(single), positionals };
}

type Kinds = Record<string, { readonly type: "boolean" | "string"; readonly multiple: true }>;

function parsed(args: readonly string[], options: Kinds) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw new UsageFault(usageFault(error, Object.keys(options)));
  }
}

/** Node says it in English: the option is the part worth keeping. */
function usageFault(error: unknown, known: readonly string[]): string {
  const message = error instanceof Error ? error.message : String(error);
  const option = /'(-[^' ]+)/.exec(message)?.[1] ?? "";
  if (message.startsWith("Unknown option")) {
    const near = nearestSpelling(
      option.replace(/^-+/, ""),
      known.map((name) => spelling(`--${name}`, name)),
    );
    const fault = `«${option}» non è un'opzione di questo comando`;
    return near === "" ? fault : `${fault}: forse volevi scrivere «${near}»`;
  }
  return `l'opzione «${option}» non è scritta bene: guarda se vuole un valore`;
}

/** Runs one command, and speaks; what comes back is the exit code. Never throws: what stops it is said, and ends with 2. */
export async function bilancio(args: readonly string[], mouths: Mouths): Promise<number> {
  try {
    return await main(args, mouths);
  } catch (error) {
    const errore = await failed(error, args);
    tell(mouths.stderr, errore);
    if (args.includes("--json")) tell(mouths.stdout, JSON.stringify({ errore }, null, 1));
    return 2;
  }
}

/** Why the command could not run, for people. */
async function failed(error: unknown, args: readonly string[]): Promise<string> {
  if (error instanceof UsageFault) return `${error.message}.\nAiuto: npm run bilancio -- --help`;
  // Known by its name: its module need not be loaded for the help.
  if (error instanceof Error && ["EdizioneRotta", "NonProteggibile", "CopiaRifiutata"].includes(error.name))
    return error.message;
  if (process.env["BILANCIO_DEBUG"] === "1") return trace(error);
  const { failureText } = await import("./commands/failure.ts");
  return failureText(error, args);
}

/** For who works on the program. */
function trace(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

if (import.meta.main) process.exitCode = await bilancio(process.argv.slice(2), process);
