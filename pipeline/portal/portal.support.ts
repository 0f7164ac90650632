// The portal of Borgo Prova for tests: really listening, with a clock that tests move, and persons that ask as browsers do.
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { BLOCCHI } from "../../schemas/questionario.ts";
import type { Persona } from "../collect/registro-portale.ts";
import { borgoFolder } from "../edizione/borgo.support.ts";
import { loadEdizione } from "../edizione/load.ts";
import { writeWhole } from "../effects/files.ts";
import type { StartCommand } from "../effects/program.ts";
import { QUIET } from "../effects/quiet.support.ts";
import { builtPagePath } from "../line/costruito.ts";
import { renderHtml } from "../report/html.ts";
import { fixtureModel } from "../report/model.support.ts";
import type { Provider } from "./identity/provider.ts";
import type { OpenPortal } from "./portal.ts";
import { openPortal } from "./portal.ts";
import type { Deliver } from "./smtp.ts";

export const RACCOLTA_DI_PROVA = `scadenza: 2021-03-31
aiuto: { nome: Segreteria di Borgo, telefono: 000 000 000, orari: "lunedì, 9–13", posta: raccolta@esempio.invalid }
tavoli: { nome: Cena di Borgo, occasione: cena, ente: E001, quanti: 3 }
`;
/** A Monday, three weeks before the last day. */
export const START = "2021-03-08T09:00:00.000Z";

export interface ProvaPortal extends OpenPortal {
  readonly cartella: string;
  /** Lines for who keeps the machine. */
  readonly said: string[];
  readonly at: (iso: string) => void;
  readonly enteLink: (ente: string, nome?: string) => string;
  readonly staffLink: (ruolo: Exclude<Persona["ruolo"], "ente">, ambito?: string) => string;
}

export async function provaPortal(
  files: Readonly<Record<string, string | Uint8Array>> = {},
  indirizzo: string | null = null,
  smtp: Deliver | null = null,
  start: StartCommand = NOT_BUILDING,
  identita: Provider | null = null,
): Promise<ProvaPortal> {
  const cartella = borgoFolder([], { "raccolta.yaml": RACCOLTA_DI_PROVA, ...files });
  const edizione = await loadEdizione(cartella);
  let now = Date.parse(START);
  const said: string[] = [];
  // Every look at the clock is a millisecond later, so that what is done has an order.
  const effects = { ...QUIET, now: () => new Date(now++).toISOString(), say: (line: string) => void said.push(line) };
  const costruzione = { out: join(cartella, "pubblicato"), start };
  const options = {
    edizione,
    prima: null,
    host: "127.0.0.1",
    porta: 0,
    indirizzo,
    isBehindProxy: false,
    smtp,
    identita,
    costruzione,
  };
  const opened = await openPortal(options, effects);
  return {
    ...{ ...opened, cartella, said },
    at: (iso) => {
      now = Date.parse(iso);
    },
    enteLink: (ente, nome = "segreteria") =>
      opened.linkFor({ ruolo: "ente", ambito: ente, nome, email: `${nome}@esempio.invalid` }),
    staffLink: (ruolo, ambito = "") => opened.linkFor({ ruolo, ambito, nome: `${ruolo} di prova`, email: "" }),
  };
}

/** Where a test builds nothing. */
const NOT_BUILDING: StartCommand = () => {
  throw new Error("this test builds no report");
};

export interface Seen {
  readonly status: number;
  readonly html: string;
  readonly h1: string;
  /** Path that was asked for in the end. */
  readonly path: string;
  readonly headers: Headers;
}

/** Somebody with a browser: keeps cookies, follows where it is sent, gives back the key of the last page. */
export class Visitor {
  readonly #cookies = new Map<string, string>();
  readonly #origin: string;
  #page = "";

  /** As another window of the same browser, where one is given. */
  constructor(origin: string, same?: Visitor) {
    this.#origin = origin;
    if (same === undefined) return;
    for (const [name, value] of same.cookies) this.#cookies.set(name, value);
    this.#page = same.#page;
  }

  get cookies(): ReadonlyMap<string, string> {
    return this.#cookies;
  }

  get key(): string {
    return /name="_csrf" value="([^"]+)"/.exec(this.#page)?.[1] ?? "";
  }

  get(path: string): Promise<Seen> {
    return this.#ask(path, {});
  }

  /** Sends a form as the page that was last seen would. */
  post(
    path: string,
    fields: Readonly<Record<string, string>> = {},
    headers: Record<string, string> = {},
  ): Promise<Seen> {
    const body = new URLSearchParams({ _csrf: this.key, ...fields });
    return this.#ask(path, { method: "POST", body, headers: { origin: this.#origin, ...headers } });
  }

  upload(path: string, files: Readonly<Record<string, string | Uint8Array>>, key = this.key): Promise<Seen> {
    const body = new FormData();
    body.append("_csrf", key);
    for (const [name, content] of Object.entries(files)) body.append("file", new Blob([Buffer.from(content)]), name);
    return this.#ask(path, { method: "POST", body, headers: { origin: this.#origin } });
  }

  /** Where a page sends it that is not ours. */
  async leaves(path: string): Promise<string> {
    const response = await fetch(this.#origin + path, { headers: { cookie: this.header() }, redirect: "manual" });
    this.#keep(response);
    return response.headers.get("location") ?? "";
  }

  /** Comes in by a link, as the button does. */
  async enter(link: string): Promise<Seen> {
    const path = new URL(link).pathname;
    await this.get(path);
    return this.post(path);
  }

  async bytes(path: string): Promise<Response> {
    return fetch(this.#origin + path, { headers: { cookie: this.header() } });
  }

  header = (): string => [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ");

  #keep({ headers }: Response): void {
    for (const each of headers.getSetCookie()) {
      const [pair = ""] = each.split(";");
      const [name = "", value = ""] = pair.split("=");
      if (/Max-Age=0|Expires=Thu, 01 Jan 1970/.test(each)) this.#cookies.delete(name);
      else this.#cookies.set(name, decodeURIComponent(value));
    }
  }

  async #ask(path: string, init: RequestInit & { headers?: Record<string, string> }): Promise<Seen> {
    const headers = { ...init.headers, cookie: this.header() };
    const response = await fetch(this.#origin + path, { ...init, headers, redirect: "manual" });
    this.#keep(response);
    const to = response.headers.get("location");
    const html = await response.text();
    if (to !== null) return this.#ask(to.replace(/#.*/, ""), {});
    // As somebody who waits until the file is read, and the page whole.
    if (init.method !== "POST" && /id="in-confronto"|Stiamo ancora confrontando|<h1[^>]*>Stiamo leggendo/.test(html)) {
      await setTimeout(20);
      return this.#ask(path, {});
    }
    this.#page = html;
    const h1 = (/<h1[^>]*>(.*?)<\/h1>/s.exec(html)?.[1] ?? "").trim();
    return { status: response.status, html, h1, path, headers: response.headers };
  }
}

/** A file for each of these parts that says «niente da dichiarare», by name. */
export function nothingFiles(ente: string, parti: readonly string[]): Record<string, string> {
  const files = BLOCCHI.filter(({ id }) => parti.includes(id)).map(({ id, campi }) => {
    const labels = Object.values(campi).map(({ label }) => label);
    const cells = labels.map((_, at) => (at === 0 ? "niente da dichiarare" : ""));
    return [`${id}.csv`, `ente;edizione;${labels.join(";")}\n${ente};2020;${cells.join(";")}\n`];
  });
  return Object.fromEntries(files);
}

/** A page as `build` writes it, put where the portal looks for the one that was built last. */
export async function builtDraft(cartella: string, change: (html: string) => string = (html) => html): Promise<string> {
  const html = change(
    await renderHtml(fixtureModel(), { draw: async () => '<svg role="img" aria-label="prova"></svg>' }),
  );
  await writeWhole(builtPagePath({ cartella }), html);
  return html;
}
