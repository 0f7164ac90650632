// What many ask for and is the same for all of them: compressed once for each content, and not sent again to whoever has it.
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { FastifyReply, FastifyRequest } from "fastify";
import { sha256 } from "../collect/archive.ts";

const CODINGS = ["br", "gzip"] as const;
type Coding = (typeof CODINGS)[number];

export interface Packed {
  readonly impronta: string;
  readonly plain: Buffer;
  /** Made the first time that somebody asks for it, beside whoever else is answered. */
  readonly as: (coding: Coding) => Promise<Buffer>;
}

const MAKE: Readonly<Record<Coding, (bytes: Buffer) => Promise<Buffer>>> = {
  // Better than gzip, and as fast: higher levels take seconds for a draft.
  br: (bytes) => promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  gzip: (bytes) => promisify(gzip)(bytes),
};

export function packed(text: string): Packed {
  const plain = Buffer.from(text);
  const made = new Map<Coding, Promise<Buffer>>();
  return {
    ...{ plain, impronta: sha256(plain).slice(0, 32) },
    as: (coding) => {
      const bytes = made.get(coding) ?? MAKE[coding](plain);
      made.set(coding, bytes);
      return bytes;
    },
  };
}

/** The best coding that a browser takes (RFC 9110, 12.5.3); null for the bytes as they are. */
export function codingFor(accepted: string | undefined): Coding | null {
  const weights = new Map(
    (accepted ?? "").split(",").map((each): [string, number] => {
      const [name = "", ...more] = each.split(";").map((part) => part.trim().toLowerCase());
      const q = more.find((part) => part.startsWith("q="))?.slice(2);
      return [name, q === undefined ? 1 : Number(q)];
    }),
  );
  const weight = (coding: Coding): number => weights.get(coding) ?? weights.get("*") ?? 0;
  const [best] = CODINGS.filter((coding) => weight(coding) > 0).sort((a, b) => weight(b) - weight(a));
  return best ?? null;
}

/** Answers with it, in what the browser takes; with nothing where the browser has it already. */
export async function sendPacked(request: FastifyRequest, reply: FastifyReply, { impronta, plain, as }: Packed) {
  const coding = codingFor(request.headers["accept-encoding"]);
  const etag = `"${impronta}${coding === null ? "" : `-${coding}`}"`;
  reply.header("Vary", "Accept-Encoding").header("ETag", etag);
  const known = (request.headers["if-none-match"] ?? "").split(",").map((each) => each.trim().replace(/^W\//, ""));
  if (known.includes(etag)) return reply.code(304).send();
  if (coding !== null) reply.header("Content-Encoding", coding);
  return reply.send(coding === null ? plain : await as(coding));
}
