// argv → one command → exit code. The only place that knows the clock and prints.
import { parseArgs } from "node:util";
import { harmless } from "../schemas/shown.ts";
import { nearestSpelling, spelling } from "../schemas/text.ts";
import { UsageFault } from "./commands/answer.ts";
import { COMANDI, type Comando, help, type NomeComando } from "./commands/catalogue.ts";
import { checkOut } from "./commands/out.ts";
import { RUN, type Values } from "./commands/run.ts";
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

const clock = (): number => performance.now();
const effectsOf = ({ stderr, stdin }: Mouths): Effects => ({
  clock,
  now: () => new Date().toISOString(),
  progress: terminalProgress(stderr, clock),
  budget: machineBudget(),
  say: (line) => tell(stderr, line),
  ask: stdin?.isTTY === true ? askOn(stdin, (line) => tell(stderr, line)) : null,
});

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
  for (const [option, { scrive }] of Object.entries(opzioni)) {
    const place = values[option];
    if (scrive && typeof place === "string") checkOut(option, place);
  }
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

/** As a process of its own. */
export async function run(process: NodeJS.Process): Promise<void> {
  for (const stream of [process.stdout, process.stderr])
    stream.on("error", (error: NodeJS.ErrnoException) => {
      // Whoever listens may have heard enough («| head»).
      if (error.code !== "EPIPE") throw error;
    });
  process.exitCode = await bilancio(process.argv.slice(2), process);
}

if (import.meta.main) await run(process);
