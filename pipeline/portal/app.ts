// The server: what is the same for every route. Who asks is known by the session; whether they may is asked in one place; a
// form is believed with its key and from our own address; a fault of ours is said to be ours.
import { randomBytes } from "node:crypto";
import cookie from "@fastify/cookie";
import formbody from "@fastify/formbody";
import helmet from "@fastify/helmet";
import multipart, { type Multipart } from "@fastify/multipart";
import rateLimit from "@fastify/rate-limit";
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from "fastify";
import type { Ente } from "../../schemas/edizione.ts";
import type { Persona } from "../collect/registro-portale.ts";
import { fieldsOf, filesOf, onlyTexts, WentOut } from "./form-data.ts";
import { formKeys } from "./form-keys.ts";
import { type Frame, frameOf } from "./frame.ts";
import { mustConfirm, personOfSession } from "./identity/access.ts";
import { may } from "./identity/may.ts";
import { MAX_BYTES, MAX_FILES } from "./limits.ts";
import { COME_IN, closed, comeInFirst, NOT_THERE, NOT_UNDERSTOOD, ourFault, TOO_LARGE, TOO_OFTEN } from "./notices.ts";
import { sendPacked } from "./packed.ts";
import type { Pages } from "./pages.ts";
import type { Esito, Pagina, Portale, Richiesta, Rotta } from "./routes.ts";
import { addStatic } from "./static.ts";

declare module "fastify" {
  interface FastifyRequest {
    /** Who asks; null for nobody that we know. */
    persona: Persona | null;
    /** Who has come in, and has still to show the code of their phone: until then they are nobody. */
    daConfermare: Persona | null;
    /** The pieces of a form with files, once its key was looked at. */
    pezzi: AsyncIterator<Multipart> | null;
    /** The key of the forms of the page that answers; empty until it is asked for. */
    chiave: string;
  }
}

export interface AppOptions {
  readonly portale: Portale;
  readonly pages: Pages;
  readonly rotte: readonly Rotta[];
  /** The server stands behind another one that says who asks. */
  readonly isBehindProxy: boolean;
}

const FORM_BYTES = 256 * 1024;
/** Letters of one part of an address. */
const MAX_PART = 200;
const TEN_MINUTES = 600_000;
/** Seconds. */
const YEAR = 31_536_000;

/** Names of cookies; with TLS they are of this host alone. */
const cookieNames = (isSecure: boolean) => ({
  sessione: isSecure ? "__Host-sessione" : "sessione",
  chiave: isSecure ? "__Host-chiave" : "chiave",
  browser: isSecure ? "__Host-browser" : "browser",
  attesa: isSecure ? "__Host-attesa" : "attesa",
});

export async function makeApp({ portale, pages, rotte, isBehindProxy }: AppOptions): Promise<FastifyInstance> {
  const isSecure = portale.indirizzo().startsWith("https:");
  const names = cookieNames(isSecure);
  const inCookie = { path: "/", httpOnly: true, sameSite: "lax", secure: isSecure } as const;
  const app = fastify({
    // Believed only of a server in the same network: from elsewhere anybody could say to be anybody.
    trustProxy: isBehindProxy ? "loopback, linklocal, uniquelocal" : false,
    bodyLimit: FORM_BYTES,
    routerOptions: { maxParamLength: MAX_PART },
    // An address that nobody can read is that of no page: it is answered by one, not by the server's own words.
    rewriteUrl: ({ url = "/" }) => (isReadable(url) ? url : "/indirizzo-illeggibile"),
  });

  app.decorateRequest("persona", null);
  app.decorateRequest("daConfermare", null);
  app.decorateRequest("pezzi", null);
  app.decorateRequest("chiave", "");
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        ...{ "default-src": ["'none'"], "script-src": ["'self'"], "style-src": ["'self'"], "font-src": ["'self'"] },
        ...{ "img-src": ["'self'"], "connect-src": ["'self'"], "form-action": ["'self'"] },
        ...{ "base-uri": ["'none'"], "frame-ancestors": ["'none'"] },
      },
    },
    // Not «no-referrer»: with it browsers send forms from «null», and their origin could not be looked at. No path, hence no
    // token, is ever in it.
    referrerPolicy: { policy: "strict-origin" },
    strictTransportSecurity: isSecure ? { maxAge: 31_536_000 } : false,
  });
  await app.register(cookie);
  await app.register(formbody);
  await app.register(multipart, {
    limits: { fileSize: MAX_BYTES, files: MAX_FILES, fields: 5, parts: MAX_FILES + 5 },
    throwFileSizeLimit: false,
  });
  await app.register(rateLimit, {
    global: false,
    hook: "preHandler",
    addHeaders: NO_COUNTS,
    addHeadersOnExceeding: NO_COUNTS,
  });
  await addStatic(app, pages);

  app.addHook("onRequest", async (request, reply) => {
    const session = request.cookies[names.sessione];
    const persona = personOfSession(portale.registro, session, portale.now());
    const isHalf =
      persona !== null && portale.termini.secondo_fattore && mustConfirm(portale.registro, persona, session ?? "");
    request.persona = isHalf ? null : persona;
    request.daConfermare = isHalf ? persona : null;
    reply.header("Cache-Control", "no-store");
  });

  const { keyFor, refused, ownWords } = formKeys(portale, { cookie: names.chiave, settings: inCookie });
  const frame = (request: FastifyRequest, reply: FastifyReply): Frame =>
    frameOf(portale, request.persona, keyFor(request, reply), request.routeOptions.url ?? "");
  const show = (request: FastifyRequest, reply: FastifyReply, { pagina, titolo, dati, stato, ricarica }: Pagina) => {
    if (ricarica !== undefined) reply.header("Refresh", String(ricarica));
    const html = pages.render(pagina, { ...frame(request, reply), ...dati, titolo });
    return reply
      .code(stato ?? 200)
      .type("text/html; charset=utf-8")
      .send(html);
  };
  const give = (request: FastifyRequest, reply: FastifyReply, esito: Esito) => {
    if (esito === "non c'è") return show(request, reply, NOT_THERE);
    if ("pagina" in esito) return show(request, reply, esito);
    if ("documento" in esito) {
      const { pagina, titolo, dati } = esito.sopra;
      const sopra = pages.render(pagina, { ...frame(request, reply), ...dati, titolo });
      reply.header("Content-Security-Policy", esito.regole);
      // Large, and read again after every comment: the browser keeps it, and asks each time whether it may still show it.
      reply.header("Cache-Control", "private, no-cache");
      return sendPacked(request, reply.type("text/html; charset=utf-8"), esito.documento(sopra));
    }
    if ("scarica" in esito) {
      reply.header("Content-Disposition", attachment(esito.nome));
      return reply.type(esito.tipo).send(Buffer.from(esito.scarica));
    }
    if (esito.entra !== undefined) {
      reply.setCookie(names.sessione, esito.entra.sessione, inCookie);
      reply.setCookie(names.browser, esito.entra.browser, { ...inCookie, maxAge: YEAR });
    }
    if (esito.attesa !== undefined)
      reply.setCookie(names.attesa, esito.attesa, { ...inCookie, maxAge: TEN_MINUTES / 1000 });
    if (esito.esci) reply.clearCookie(names.sessione, inCookie);
    return reply.redirect(esito.vai, 303);
  };

  for (const rotta of rotte) {
    const limits = rotta.limite === undefined ? {} : { config: { rateLimit: limitOf(rotta.limite) } };
    app.route({
      method: rotta.metodo,
      url: rotta.url,
      ...limits,
      handler: async (request, reply) => {
        const ente = enteAsked(rotta, request, portale);
        if (rotta.azione !== "aperta") {
          if (request.daConfermare !== null) return reply.redirect("/codice", 303);
          if (request.persona === null)
            return show(request, reply, rotta.metodo === "POST" ? comeInFirst(ownWords(request)) : COME_IN);
          // What is not theirs is not there: nobody learns from the answer that it exists.
          if (ente === undefined || !may(request.persona, rotta.azione, ente)) return show(request, reply, NOT_THERE);
        }
        if (OF_OPEN_EDITION.includes(rotta.azione)) {
          // Asked of the register: a command may have closed the edition since the collection was read.
          const chiusura = portale.raccolta.now().chiusura ?? portale.registro.chiusura();
          if (chiusura !== null) return show(request, reply, closed(chiusura.il));
        }
        const why = rotta.metodo === "POST" ? await refused(request, rotta) : null;
        if (why !== null) return show(request, reply, why);
        return give(request, reply, await rotta.fa(richiestaOf(rotta, request, reply, ente ?? null)));
      },
    });
  }

  /** Files come for minutes: meanwhile the link may be taken away, and what comes with it is taken no more. */
  const isInside = ({ cookies }: FastifyRequest): boolean =>
    personOfSession(portale.registro, cookies[names.sessione], portale.now()) !== null;

  function richiestaOf(rotta: Rotta, request: FastifyRequest, reply: FastifyReply, ente: Ente | null): Richiesta {
    const texts = (from: unknown): Record<string, string> => onlyTexts(from);
    return {
      ...{
        portale,
        persona: request.persona,
        daConfermare: request.daConfermare,
        ente,
        sessione: request.cookies[names.sessione],
        browser: request.cookies[names.browser],
        attesa: request.cookies[names.attesa],
        csrf: keyFor(request, reply),
      },
      ...{ params: texts(request.params), query: texts(request.query) },
      campi: rotta.files ? {} : fieldsOf(request),
      files: () => filesOf(request, () => isInside(request)),
    };
  }

  app.setNotFoundHandler((request, reply) => show(request, reply, NOT_THERE));
  app.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    if (error instanceof WentOut) return show(request, reply, comeInFirst([]));
    if (error.statusCode === 429) return show(request, reply, TOO_OFTEN);
    if (error.statusCode === 413) return show(request, reply, TOO_LARGE);
    if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500)
      return show(request, reply, NOT_UNDERSTOOD);
    const codice = randomBytes(2).toString("hex").toUpperCase();
    portale.say(`[${codice}] ${request.method} ${request.routeOptions.url ?? ""}: ${error.stack ?? error.message}`);
    const registrato = "registrato" in error ? String(error.registrato) : null;
    return show(request, reply, ourFault(codice, registrato, request.method !== "POST"));
  });
  return app;
}

function isReadable(url: string): boolean {
  const [path = ""] = url.split("?");
  try {
    return decodeURIComponent(path)
      .split("/")
      .every((part) => part.length <= MAX_PART);
  } catch {
    return false;
  }
}

const NO_COUNTS = {
  ...{ "x-ratelimit-limit": false, "x-ratelimit-remaining": false, "x-ratelimit-reset": false },
  "retry-after": true,
};

const limitOf = (max: number) => ({
  max,
  timeWindow: TEN_MINUTES,
  keyGenerator: ({ persona, daConfermare, ip }: FastifyRequest) => {
    const who = persona ?? daConfermare;
    return who === null ? ip : `persona ${who.numero}`;
  },
});

/** The ente that a route is about; null where it is about none, undefined where there is no such ente. */
function enteAsked({ di }: Rotta, { persona, params }: FastifyRequest, { edizione }: Portale): Ente | null | undefined {
  if (di === "nessuno") return null;
  const codice = di === "proprio" ? persona?.ambito : onlyTexts(params)["ente"];
  return edizione.enti.find((ente) => ente.codice === codice);
}

/** A name that people gave, in a header (RFC 6266): never a path. */
function attachment(nome: string): string {
  const plain = nome.normalize("NFC").replace(/[\p{Cc}\p{Cf}/\\]+/gu, "_");
  const ascii = plain.replace(/[^\w .()-]/g, "_");
  const encoded = encodeURIComponent(plain.toWellFormed()).replace(
    /['()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16)}`,
  );
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}

/** What an ente can no longer do once the edition is closed. */
const OF_OPEN_EDITION: readonly Rotta["azione"][] = ["mandare", "firmare"];
