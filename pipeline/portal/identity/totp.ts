// A code that changes every thirty seconds, of a secret that only a phone and the register know (RFC 6238, with the algorithm of
// RFC 4226), and codes on paper for whoever has lost the phone.
import { createHmac, randomBytes } from "node:crypto";
import { impronta } from "./tokens.ts";

const STEP_MS = 30_000;
const DIGITS = 6;
/** Steps before and after now that are taken too: clocks of phones are never quite right. */
const DRIFT = 1;
const SECRET_BYTES = 20;
const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** RFC 4648, without padding. */
export function base32(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, "0")).join("");
  const letters = bits.match(/.{1,5}/g) ?? [];
  return letters.map((five) => ALPHABET[Number.parseInt(five.padEnd(5, "0"), 2)]).join("");
}

/** The bytes of a secret as it is written. */
export function fromBase32(text: string): Buffer {
  const bits = [...text].map((letter) => ALPHABET.indexOf(letter).toString(2).padStart(5, "0")).join("");
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}

/** A secret as a phone takes it: 160 random bits in base 32. */
export const newSecret = (): string => base32(randomBytes(SECRET_BYTES));
const SHAPE = /^[A-Z2-7]{32}$/;
export const isSecret = (text: string): boolean => SHAPE.test(text);

/** The number of the step of a time, in UTC. */
export const stepAt = (now: string): number => Math.floor(Date.parse(now) / STEP_MS);

/** When a step begins, in UTC. */
export const timeOf = (step: number): string => new Date(step * STEP_MS).toISOString();

/** Whether a step that was used is one that no phone can show yet. */
export const isAhead = (step: number, now: string): boolean => step > stepAt(now) + DRIFT;

/** The code of a step (RFC 4226, 5.3). */
export function codeOf(secret: Uint8Array, step: number, digits = DIGITS): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac("sha1", secret).update(counter).digest();
  const at = (mac.at(-1) ?? 0) & 0xf;
  const number = (mac.readUInt32BE(at) & 0x7fffffff) % 10 ** digits;
  return String(number).padStart(digits, "0");
}

/** The step whose code it is; null for none, and for one that was used: of a code that somebody read over a shoulder nothing is left. */
export function stepOfCode(secret: string, code: string, now: string, lastStep: number): number | null {
  const bytes = fromBase32(secret);
  for (let step = stepAt(now) - DRIFT; step <= stepAt(now) + DRIFT; step++)
    if (step > lastStep && codeOf(bytes, step) === code) return step;
  return null;
}

/** How many codes on paper there are. */
const CODES = 8;
const CODE_BYTES = 10;

/** Told once; the register keeps its hash. Eighty bits: whoever steals a copy of the register cannot try them all. */
export const newPaperCode = (): string => base32(randomBytes(CODE_BYTES)).replace(/(.{4})(?=.)/g, "$1-");
export const newPaperCodes = (): string[] => Array.from({ length: CODES }, newPaperCode);

/** The hash of a code on paper, however it is typed: no code has a nought, a one or an eight, so they were other letters. */
export const paperHash = (typed: string): string => {
  const letters = typed.toUpperCase().replace(/[018]/g, (digit) => ({ 0: "O", 1: "I", 8: "B" })[digit] ?? "");
  return impronta(letters.replace(/[^A-Z2-7]/g, ""));
};
