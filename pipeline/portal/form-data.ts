// What a form brings: its key, its fields, its files as they come.
import type { Multipart } from "@fastify/multipart";
import type { FastifyRequest } from "fastify";
import type { ArrivingFile } from "./routes.ts";

/** The key of a form: for whom its page was, and what only this browser opens. */
export function keyIn(key: string): { readonly who: string; readonly own: string } {
  const [, who = "", own = ""] = /^(\d+)\.(.*)$/.exec(key) ?? [];
  return { who, own };
}

/** Browsers send the end of a line as two letters and count it as one: as one it is kept. */
export const fieldsOf = ({ body }: FastifyRequest): Record<string, string> =>
  Object.fromEntries(Object.entries(onlyTexts(body)).map(([name, text]) => [name, text.replaceAll("\r\n", "\n")]));

export function onlyTexts(from: unknown): Record<string, string> {
  if (typeof from !== "object" || from === null) return {};
  const entries = Object.entries(from).flatMap(([name, value]: [string, unknown]): [string, string][] => {
    const last = Array.isArray(value) ? value.at(-1) : value;
    return typeof last === "string" ? [[name, last]] : [];
  });
  return Object.fromEntries(entries);
}

/** The key stands before the files, so that no byte of them is taken in from a form that is not ours. */
export async function keyBeforeFiles(request: FastifyRequest): Promise<string> {
  if (!request.isMultipart() || !/;\s*boundary=/i.test(request.headers["content-type"] ?? "")) return "";
  request.pezzi = request.parts()[Symbol.asyncIterator]();
  const { value } = await request.pezzi.next();
  const first: Multipart | undefined = value;
  return first?.type === "field" && first.fieldname === "_csrf" && typeof first.value === "string" ? first.value : "";
}

export class WentOut extends Error {}

/** The files of a form; at their end throws WentOut where whoever sent them is no longer inside. */
export async function* filesOf({ pezzi }: FastifyRequest, isInside: () => boolean): AsyncIterable<ArrivingFile> {
  for (let each = await pezzi?.next(); each !== undefined && !each.done; each = await pezzi?.next()) {
    const part: Multipart = each.value;
    if (part.type !== "file") continue;
    yield { nome: part.filename, contenuto: part.file, isTooLong: () => part.file.truncated };
  }
  if (!isInside()) throw new WentOut();
}
