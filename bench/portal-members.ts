// Who sends in the measurements of the portal: the enti of 2016 with the files that they sent then, each with its own session, and
// the real portal in a process of its own.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, extname, join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { strToU8, unzipSync, zipSync } from "fflate";
import { archivePath, sha256 } from "../pipeline/collect/archive.ts";
import { openRegistro } from "../pipeline/collect/registro.ts";
import { openRegistroPortale } from "../pipeline/collect/registro-portale.ts";
import { enter, newLink } from "../pipeline/portal/identity/access.ts";
import { COMMAND, ROOT } from "./cases.ts";
import { watch } from "./cost.ts";

export interface Member {
  readonly ente: string;
  /** Where they are written to. */
  readonly email: string;
  readonly sessione: string;
  readonly files: readonly { readonly nome: string; readonly bytes: Uint8Array }[];
}

/** What was sent and answered, with the hashes of its files. */
export interface Sent {
  readonly ente: string;
  readonly impronte: readonly string[];
  /** From the last byte to the answer, and to the answer compared with the rest of the collection. */
  readonly millisecondi: number;
  readonly confrontata: number;
}

export interface Running {
  readonly origine: string;
  /** Seconds of processor time of the portal with its readers, until now; null where the system does not say it. */
  readonly cpu: () => number | null;
  readonly stop: (how?: "SIGKILL") => Promise<{ readonly megabyte: number | null }>;
  /** Files that were answered and are not in the archive, or in the register more or less than once. */
  readonly lost: (sent: readonly Sent[], cartella: string) => Promise<number>;
}

const DAY_BEFORE_LAST = "2099-03-30T09:00:00.000Z";
const MOST_FILES = 10;

/** The sample of 2016 in which nobody has sent anything yet, with a session for each who will. */
export async function editionOf(enti: number): Promise<{ cartella: string; members: Member[] }> {
  const cartella = join(mkdtempSync(join(tmpdir(), "bench-portale-")), "2016");
  const sample = join(ROOT, "data-samples/2016");
  cpSync(sample, cartella, { recursive: true, filter: (path) => !["archivio", "inviati"].includes(basename(path)) });
  const own = Map.groupBy(
    readdirSync(join(sample, "inviati")).filter(
      (name) => [".xlsx", ".csv"].includes(extname(name)) && /E\d{3}/.test(name),
    ),
    (name) => /E\d{3}/.exec(name)?.[0] ?? "",
  );
  const known = new Set(readFileSync(join(sample, "enti.csv"), "utf8").match(/^E\d{3}/gm));
  const registro = openRegistroPortale(join(cartella, "archivio"));
  const now = new Date().toISOString();
  const filesOf = (names: readonly string[]) =>
    names.slice(0, MOST_FILES).map((nome) => ({ nome, bytes: readFileSync(join(sample, "inviati", nome)) }));
  const senders = [...own]
    .filter(([ente]) => known.has(ente))
    .map(([ente, names]) => ({ ente, files: filesOf(names) }));
  const members = senders.slice(0, enti).map(({ ente, files }): Member => {
    const email = `${ente.toLowerCase()}@esempio.invalid`;
    const persona = { ruolo: "ente", ambito: ente, nome: "segreteria", email } as const;
    const secret = newLink(
      registro,
      { ...persona, numero: registro.addPersona(persona, now) },
      now,
      DAY_BEFORE_LAST.slice(0, 10),
    );
    return { ente, email, files, sessione: enter(registro, secret, undefined, now)?.sessione ?? "" };
  });
  registro.close();
  return { cartella, members };
}

/** The real command; resolves when it listens. */
export async function running(cartella: string, env: Readonly<Record<string, string>> = {}): Promise<Running> {
  const child: ChildProcess = spawn(process.execPath, [...COMMAND, "portal", cartella, "--porta", "0"], {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: ["ignore", "ignore", "pipe"],
  });
  const tree = watch(child.pid ?? 0);
  let said = "";
  const origine = await new Promise<string>((resolve, reject) => {
    child.stderr?.on("data", (chunk) => {
      said += chunk;
      const found = /Il portale è aperto: (\S+)/.exec(said)?.[1];
      if (found !== undefined) resolve(found);
    });
    child.on("exit", () => reject(new Error(said)));
  });
  return {
    ...{ origine, cpu: tree.cpu },
    lost: (sent, where) => Promise.resolve(lostOf(sent, join(where, "archivio"))),
    stop: async (how) => {
      child.kill(how ?? "SIGTERM");
      if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
      return tree.end();
    },
  };
}

type Ask = (path: string, init?: RequestInit) => Promise<Response>;

/** A browser with the session of a member. */
function browserOf(origine: string, sessione: string): Ask {
  const jar = new Map([["sessione", sessione]]);
  return async (path, init = {}) => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
    const response = await fetch(origine + path, { ...init, redirect: "manual", headers: { cookie, origin: origine } });
    for (const each of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(each) ?? [];
      jar.set(name, decodeURIComponent(value));
    }
    return response;
  };
}

const keyOn = async (ask: Ask, path: string): Promise<string> =>
  /name="_csrf" value="([^"]+)"/.exec(await (await ask(path)).text())?.[1] ?? "";

/** Asks for a new link, which is a letter. Throws when it is refused. */
export async function askForLink({ origine }: Pick<Running, "origine">, { email, sessione }: Member): Promise<void> {
  const ask = browserOf(origine, sessione);
  const body = new URLSearchParams({ _csrf: await keyOn(ask, "/collegamento"), posta: email });
  const { status } = await ask("/collegamento", { method: "POST", body });
  if (status !== 200) throw new Error(`${email}: ${status}`);
}

let version = 0;
/** Other bytes with the same words, as when somebody saves again; some of the sample are no zip, by design. */
function savedAgain(nome: string, bytes: Uint8Array): Uint8Array {
  const n = ++version;
  const isZip = nome.endsWith(".xlsx") && bytes[0] === 0x50;
  if (!isZip) return Buffer.concat([bytes, Buffer.from(blankLines(n))]);
  try {
    return zipSync({ ...unzipSync(bytes), "docProps/versione.xml": strToU8(`<v>${n}</v>`) }, { level: 1 });
  } catch {
    return Buffer.concat([bytes, Buffer.from(`${n}`)]);
  }
}

/** Other blank lines for each number, however large it grows: the same bytes sent twice are two arrivals of one file. */
const blankLines = (n: number): string => [...n.toString(2)].map((digit) => (digit === "0" ? "\n" : "\r\n")).join("");

/**
 * Sends all files of a member, and waits for the answer as its browser would. `taken` is told as soon as the portal says that it
 * has them. Throws when there is no answer.
 */
export async function sendAs(
  { origine }: Pick<Running, "origine">,
  { ente, sessione, files }: Member,
  taken: (sent: Sent) => void = () => {},
): Promise<Sent> {
  const ask = browserOf(origine, sessione);
  const key = await keyOn(ask, "/carica");
  const again = files.map(({ nome, bytes }) => ({ nome, bytes: savedAgain(nome, bytes) }));
  const body = new FormData();
  body.append("_csrf", key);
  for (const { nome, bytes } of again) body.append("file", new Blob([Buffer.from(bytes)]), nome);
  const start = performance.now();
  const response = await ask("/carica", { method: "POST", body });
  const where = response.headers.get("location");
  if (where === null)
    throw new Error(`${ente}: ${response.status} ${(await response.text()).replace(/<[^>]+>/g, " ").slice(0, 600)}`);
  const impronte = again.map(({ bytes }) => sha256(bytes));
  const since = performance.now() - start;
  taken({ ente, impronte, millisecondi: since, confrontata: since });
  let answered: number | null = null;
  for (;;) {
    const page = await ask(where);
    const html = await page.text();
    const now = performance.now() - start;
    if (page.status !== 200) throw new Error(`${ente}: ${page.status} ${html.replace(/<[^>]+>/g, " ").slice(0, 600)}`);
    if (!html.includes("Stiamo leggendo")) answered ??= now;
    if (answered !== null && !html.includes("Stiamo finendo i confronti"))
      return { ente, impronte, millisecondi: answered, confrontata: now };
    // Often at first, then ever more seldom: to ask costs the portal too, and no browser asks twenty times a second.
    await setTimeout(Math.min(1000, Math.max(20, (performance.now() - start) / 10)));
  }
}

function lostOf(sent: readonly Sent[], archivio: string): number {
  const registro = openRegistro(archivio);
  const arrivals = registro.ricezioni();
  registro.close();
  const isThere = (hash: string): boolean => {
    try {
      return sha256(readFileSync(archivePath(archivio, hash))) === hash;
    } catch {
      return false;
    }
  };
  return sent.flatMap(({ ente, impronte }) =>
    impronte.filter(
      (hash) =>
        arrivals.filter((each) => each.sha256 === hash && each.ente_atteso === ente).length !== 1 || !isThere(hash),
    ),
  ).length;
}

export const remove = (cartella: string): void => rmSync(join(cartella, ".."), { recursive: true, force: true });
