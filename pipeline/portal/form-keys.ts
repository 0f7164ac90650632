// Which forms are believed: those of our own address, with the key that their page was given, sent by whom it was made for.
// A key opens with the secret of this browser, and with no other; before it stands for whom it was.
import { Tokens } from "@fastify/csrf";
import type { FastifyReply, FastifyRequest } from "fastify";
import { fieldsOf, keyBeforeFiles, keyIn } from "./form-data.ts";
import { whoIsIn } from "./frame.ts";
import { NO_COOKIES, OLD_FORM, othersForm } from "./notices.ts";
import type { Pagina, Portale, Rotta } from "./routes.ts";
import { wordsIn } from "./written.ts";

export interface FormKeys {
  /** The key for the forms of the page that answers; a browser that has no secret yet is given one. */
  readonly keyFor: (request: FastifyRequest, reply: FastifyReply) => string;
  /** Why a form is not believed; null for one that is. */
  readonly refused: (request: FastifyRequest, rotta: Rotta) => Promise<Pagina | null>;
  /** What was written in a form of a page of ours; of any other nothing is shown. */
  readonly ownWords: (request: FastifyRequest) => string[];
}

/** `cookie`: the name of that which keeps the secret of a browser, and how it is set. */
export function formKeys(
  portale: Portale,
  { cookie, settings }: { readonly cookie: string; readonly settings: Parameters<FastifyReply["setCookie"]>[2] },
): FormKeys {
  const keys = new Tokens({ userInfo: false });
  const secretOf = ({ cookies }: FastifyRequest): string | undefined => cookies[cookie];

  function keyFor(request: FastifyRequest, reply: FastifyReply): string {
    if (request.chiave !== "") return request.chiave;
    const known = secretOf(request);
    const secret = known ?? keys.secretSync();
    if (known === undefined) reply.setCookie(cookie, secret, settings);
    request.chiave = `${whoOf(request)}.${keys.create(secret)}`;
    return request.chiave;
  }

  function ownWords(request: FastifyRequest): string[] {
    const campi = fieldsOf(request);
    const secret = secretOf(request);
    return secret !== undefined && keys.verify(secret, keyIn(campi["_csrf"] ?? "").own) ? wordsIn(campi) : [];
  }

  async function refused(request: FastifyRequest, { azione, files }: Rotta): Promise<Pagina | null> {
    const secret = secretOf(request);
    const unknown = secret === undefined ? NO_COOKIES : OLD_FORM;
    const { origin } = request.headers;
    if (origin !== undefined && origin !== portale.indirizzo()) return unknown;
    if (origin === undefined && request.headers["sec-fetch-site"] !== "same-origin") return unknown;
    const key = files ? await keyBeforeFiles(request) : (fieldsOf(request)["_csrf"] ?? "");
    const { who, own } = keyIn(key);
    if (secret === undefined || !keys.verify(secret, own)) return unknown;
    // The page of one ente, sent after somebody came in as another: it would be done in the name of the wrong one.
    const chi = whoIsIn(portale, request.persona);
    const isTheirs = azione === "aperta" || chi === null || who === whoOf(request);
    return isTheirs ? null : othersForm(chi, ownWords(request));
  }

  return { keyFor, refused, ownWords };
}

/** For whom a page is made: the number of a person, 0 for nobody that we know. */
const whoOf = ({ persona, daConfermare }: FastifyRequest): string => String((persona ?? daConfermare)?.numero ?? 0);
