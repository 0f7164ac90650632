// Letters of the portal: written as files, which a mail program opens as drafts. Nothing is sent by itself.
import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { emlOf, type Message } from "../effects/eml.ts";
import { writeWhole } from "../effects/files.ts";

export interface Posta {
  /** Where the letters lie. */
  readonly cartella: string;
  readonly write: (message: Message) => Promise<void>;
}

/** `now` dates the name of each letter, so that they lie in their order. */
export function openPosta(archivio: string, now: () => string): Posta {
  const cartella = join(archivio, "posta");
  return {
    cartella,
    write: (message) =>
      writeWhole(join(cartella, `${now().replaceAll(":", "-")}-${randomUUID().slice(0, 8)}.eml`), emlOf(message)),
  };
}
