// The page of an edition while it is written, shown in the browser of who writes: a server for this computer alone. It shows what a
// build would publish and publishes nothing; the one thing that it writes is a text that was missing, when somebody asks for it.
import { randomUUID } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { dirname, join } from "node:path";
import type { Effects } from "../effects/effects.ts";
import { further, openPreview, type Previewed, type Reach } from "../line/preview.ts";
import { TEMPLATES } from "../report/templates.ts";
import { watchAll } from "./watching.ts";

export interface PreviewOptions {
  readonly cartella: string;
  /** 0 for any that is free. */
  readonly porta: number;
  /** Folder of the templates, the project's own when left out. */
  readonly templates?: string;
}

export interface PreviewServer {
  readonly indirizzo: string;
  readonly close: () => Promise<void>;
}

/** What the page is told of the last making. */
export interface Told {
  /** Raised at each page. */
  readonly versione: number;
  readonly lavoro: Reach | null;
  readonly millisecondi: number;
  /** Why the last change could not be shown; the page is that of before. */
  readonly errore: string | null;
  readonly difetti: Previewed["difetti"];
  readonly mancanti: readonly { readonly file: string; readonly di: string; readonly ancora: string }[];
}

const HOST = "127.0.0.1";
const SHELL = new URL("../../templates/anteprima/", import.meta.url);
/** An editor saves in several strokes: they are one change. */
const TOGETHER_MS = 30;

/** Makes the page, then listens and watches until it is closed. Throws what a build of the folder throws. */
export async function servePreview(
  { cartella, porta, templates = TEMPLATES }: PreviewOptions,
  effects: Pick<Effects, "now" | "clock" | "progress" | "budget">,
): Promise<PreviewServer> {
  const preview = openPreview({ cartella, templates }, effects);
  const listening = new Set<ServerResponse>();
  const token = randomUUID();
  const start = effects.clock();
  let shown = await preview.make("tutto").catch((error: unknown) => {
    preview.close();
    throw error;
  });
  let told: Told = toldOf(shown, { versione: 1, millisecondi: effects.clock() - start });
  const tell = (next: Told): void => {
    told = next;
    for (const each of listening) each.write(`data: ${JSON.stringify(told)}\n\n`);
  };

  let wanted: Reach | null = null;
  let working: Promise<void> | null = null;
  const work = async (): Promise<void> => {
    for (let reach = wanted; reach !== null; reach = wanted) {
      wanted = null;
      const from = effects.clock();
      tell({ ...told, lavoro: reach });
      try {
        shown = await preview.make(reach);
        tell(toldOf(shown, { versione: told.versione + 1, millisecondi: effects.clock() - from }));
      } catch (error) {
        tell({ ...told, lavoro: null, errore: error instanceof Error ? error.message : String(error) });
      }
    }
    working = null;
  };
  let timer: NodeJS.Timeout | undefined;
  const changed = (reach: Reach): void => {
    wanted = further(reach, wanted ?? "pagina");
    clearTimeout(timer);
    timer = setTimeout(() => {
      working ??= work();
    }, TOGETHER_MS);
  };
  const stopWatching = watchAll({ cartella, templates }, changed);

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      if (!response.headersSent) response.writeHead(500, PLAIN);
      response.end(error instanceof Error ? error.message : String(error));
    });
  });
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    // Another site may send a browser here under a name of its own: only ours is answered.
    if (!isOurs(request)) return end(response, 403, "Questa anteprima risponde solo a chi la apre su questo computer.");
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    if (request.method === "POST" && pathname === "/testo") return beginText(request, response);
    if (request.method !== "GET") return end(response, 405, "Qui si legge soltanto.");
    if (pathname === "/pagina") return end(response, 200, shown.html, "text/html; charset=utf-8");
    if (pathname === "/stato") {
      response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
      response.write(`data: ${JSON.stringify(told)}\n\n`);
      listening.add(response);
      response.on("close", () => listening.delete(response));
      return;
    }
    const file = FILES.get(pathname);
    if (file === undefined)
      return end(response, 404, "L'anteprima mostra la pagina: i dati e il PDF li scrive «bilancio build».");
    const text = await readFile(new URL(file.name, SHELL), "utf8");
    response.writeHead(200, { ...PLAIN, "content-type": file.type, "content-security-policy": POLICY });
    response.end(text.replace("{{token}}", token));
  };
  const beginText = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (request.headers["x-anteprima"] !== token) return end(response, 403, "La richiesta non viene da questa pagina.");
    const file = await bodyOf(request);
    const missing = shown.mancanti.find((each) => each.file === file);
    if (missing === undefined) return end(response, 404, "Non è tra i testi che mancano.");
    const path = join(cartella, missing.file);
    await mkdir(dirname(path), { recursive: true });
    // What somebody has written in the meantime stays.
    await writeFile(path, missing.inizio, { flag: "wx" }).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "EEXIST") throw error;
    });
    changed("testi");
    end(response, 201, path);
  };

  try {
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen(porta, HOST, resolve);
    });
  } catch (error) {
    stopWatching();
    preview.close();
    throw error;
  }
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : porta;
  return {
    indirizzo: `http://${HOST}:${port}/`,
    close: async () => {
      stopWatching();
      clearTimeout(timer);
      wanted = null;
      await working;
      for (const each of listening) each.end();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
      preview.close();
    },
  };
}

function toldOf({ difetti, mancanti }: Previewed, made: Pick<Told, "versione" | "millisecondi">): Told {
  const missing = mancanti.map(({ file, di, ancora }) => ({ file, di, ancora }));
  return { ...made, lavoro: null, errore: null, difetti, mancanti: missing };
}

const PLAIN = {
  "content-type": "text/plain; charset=utf-8",
  "cache-control": "no-store",
  "x-content-type-options": "nosniff",
};
const POLICY =
  "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
const FILES: ReadonlyMap<string, { readonly name: string; readonly type: string }> = new Map([
  ["/", { name: "anteprima.html", type: "text/html; charset=utf-8" }],
  ["/anteprima.css", { name: "anteprima.css", type: "text/css; charset=utf-8" }],
  ["/anteprima.js", { name: "anteprima.js", type: "text/javascript; charset=utf-8" }],
]);

/** The page brings its own policy, and is shown in ours. */
function end(response: ServerResponse, status: number, body: string, type = PLAIN["content-type"]): void {
  const policy = type.startsWith("text/html") ? "frame-ancestors 'self'" : POLICY;
  response.writeHead(status, { ...PLAIN, "content-type": type, "content-security-policy": policy });
  response.end(body);
}

function isOurs({ headers, socket }: IncomingMessage): boolean {
  const { host = "", origin } = headers;
  const ours = [`${HOST}:${socket.localPort}`, `localhost:${socket.localPort}`];
  return ours.includes(host) && (origin === undefined || ours.some((each) => origin === `http://${each}`));
}

const LONGEST = 500;
async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const piece of request) {
    text += String(piece);
    if (text.length > LONGEST) return "";
  }
  return text;
}
