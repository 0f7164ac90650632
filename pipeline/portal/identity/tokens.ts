// Tokens of links and sessions: 256 random bits, known to whoever holds them and to nobody else.
import { hash, randomBytes } from "node:crypto";

/** What is given to a person, and what the register keeps of it. */
export interface Token {
  readonly segreto: string;
  readonly impronta: string;
}

export function newToken(): Token {
  const segreto = randomBytes(32).toString("base64url");
  return { segreto, impronta: impronta(segreto) };
}

/** The look-up is by the hash, so the time it takes says nothing of the token. */
export const impronta = (segreto: string): string => hash("sha256", segreto);

const SHAPE = /^[\w-]{43}$/;
/** Whether the text can be a token at all. */
export const isToken = (text: string): boolean => SHAPE.test(text);
