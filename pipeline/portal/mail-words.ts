// Where the words of letters lie until they leave: beside the register, never in it. Without a mail server they are drafts,
// which a mail program opens; with one they wait, one file for each letter.
import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import Handlebars from "handlebars";
import { z } from "zod";
import { emlOf, type Message } from "../effects/eml.ts";
import { writeWhole } from "../effects/files.ts";

export interface Words {
  /** Where the drafts lie. */
  readonly cartella: string;
  /** Puts the words of a letter down, as a draft or as one that waits. */
  readonly put: (chiave: string, message: Message, as: "draft" | "waiting") => Promise<void>;
  /** Of a letter that waits; null where they are not there any more. */
  readonly waiting: (chiave: string) => Promise<Message | null>;
  /** Takes away those of one that waited. */
  readonly done: (chiave: string) => Promise<void>;
  /** Takes away all that there is of it, drafts too. */
  readonly remove: (chiave: string) => Promise<void>;
}

const messageSchema = z.object({ to: z.string(), subject: z.string(), text: z.string() });

/** What a letter is called outside: nothing of its key is told. */
export const nameOf = (chiave: string): string => createHash("sha256").update(chiave).digest("hex").slice(0, 32);
const draftEnd = (chiave: string): string => `${nameOf(chiave).slice(0, 8)}.eml`;

export function wordsIn(archivio: string, now: () => string): Words {
  const cartella = join(archivio, "posta");
  const waitingPath = (chiave: string): string => join(cartella, "in-uscita", `${nameOf(chiave)}.json`);
  /** The name of a draft begins with its moment: the same letter is found again by the end. */
  const draftOf = async (chiave: string): Promise<string | undefined> =>
    (await readdir(cartella).catch(() => [])).find((name) => name.endsWith(draftEnd(chiave)));
  return {
    cartella,
    put: async (chiave, message, as) => {
      if (as === "waiting") return writeWhole(waitingPath(chiave), JSON.stringify(message));
      await mkdir(cartella, { recursive: true });
      const name = (await draftOf(chiave)) ?? `${now().replaceAll(":", "-")}-${draftEnd(chiave)}`;
      return writeWhole(join(cartella, name), emlOf(message));
    },
    waiting: async (chiave) => {
      const text = await readFile(waitingPath(chiave), "utf8").catch(() => null);
      return text === null ? null : messageSchema.parse(JSON.parse(text));
    },
    done: (chiave) => rm(waitingPath(chiave), { force: true }),
    remove: async (chiave) => {
      const draft = await draftOf(chiave);
      if (draft !== undefined) await rm(join(cartella, draft), { force: true });
      await rm(waitingPath(chiave), { force: true });
    },
  };
}

const LINK = /https?:\/\/[^\s<>"]+/g;

/** The same words for who reads letters as pages: paragraphs, lists, links; nothing is fetched. */
export function htmlOf(text: string): string {
  const linked = (line: string): string =>
    Handlebars.escapeExpression(line).replace(LINK, (url) => `<a href="${url}">${url}</a>`);
  const blocks = text
    .trim()
    .split(/\n{2,}/)
    .map((block) => {
      const lines = block.split("\n");
      if (lines.every((line) => line.startsWith("- ")))
        return `<ul>${lines.map((line) => `<li>${linked(line.slice(2))}</li>`).join("")}</ul>`;
      return `<p>${lines.map(linked).join("<br>")}</p>`;
    });
  return `<!doctype html><html lang="it"><meta charset="utf-8"><body style="font:16px/1.5 sans-serif">${blocks.join("")}</body></html>`;
}
