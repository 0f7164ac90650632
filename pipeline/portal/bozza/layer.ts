// The built page with one more layer: who reads it is told that it is a draft, and at every passage finds where to speak of
// it. Nothing of the page itself is changed but the rules of what it may ask for, which go into the answer's header.

import { join } from "node:path";
import Handlebars from "handlebars";
import { sha256 } from "../../collect/archive.ts";
import { readWhole, writeWhole } from "../../effects/files.ts";
import { type Packed, packed } from "../packed.ts";
import { type Passage, passagesOf, unescaped } from "./passages.ts";

/** A draft, ready to be given. */
export interface LoadedDraft {
  readonly passi: ReadonlyMap<string, Passage>;
  /** Rules of what the page may ask for. */
  readonly regole: string;
  /** `quanti`: comments on each passage; `barra`: what stands above the page. */
  readonly page: (quanti: ReadonlyMap<string, number>, barra: string) => Packed;
}

export interface Drafts {
  /** Keeps a built page as it is now; gives back its hash. */
  readonly keep: (html: Uint8Array) => Promise<string>;
  /** Throws when it is not there, or is not what was kept. */
  readonly load: (sha256: string) => Promise<LoadedDraft>;
}

/** The drafts of an archive folder. What was given to read stays as it was, whatever is built later. */
export function openDrafts(archivio: string): Drafts {
  const pathOf = (hash: string): string => join(archivio, "bozze", `${hash}.html`);
  let last: { readonly sha256: string; readonly draft: LoadedDraft } | null = null;
  return {
    keep: async (html) => {
      const hash = sha256(html);
      await writeWhole(pathOf(hash), html);
      return hash;
    },
    load: async (hash) => {
      if (last?.sha256 === hash) return last.draft;
      const bytes = await readWhole(pathOf(hash));
      if (sha256(bytes) !== hash) throw new Error("the draft is not the page that was published");
      const draft = loaded(Buffer.from(bytes).toString("utf8"));
      last = { sha256: hash, draft };
      return draft;
    },
  };
}

const escapeHtml = (text: string): string => Handlebars.escapeExpression(text);

const POLICY = /<meta http-equiv="Content-Security-Policy" content="([^"]*)">\n?/;

export function loaded(html: string): LoadedDraft {
  const own = unescaped(POLICY.exec(html)?.[1] ?? "");
  const page = html.replace(POLICY, "").replace("</head>", '<link rel="stylesheet" href="/s/bozza.css">\n</head>');
  const passi = passagesOf(page);
  const start = page.indexOf(SKIP) < 0 ? page.indexOf("<body") : page.indexOf(SKIP);
  const above = page.indexOf("\n", start) + 1;
  const inOrder = [...passi].sort((a, b) => a.fine - b.fine);
  const layered = (quanti: ReadonlyMap<string, number>, barra: string): string => {
    const pieces = [page.slice(0, above), barra];
    let from = above;
    for (const passo of inOrder) {
      pieces.push(page.slice(from, passo.fine), linkTo(passo, quanti.get(passo.ancora) ?? 0));
      from = passo.fine;
    }
    return [...pieces, page.slice(from)].join("");
  };
  const made = new Map<string, Packed>();
  return {
    passi: new Map(passi.map((passo) => [passo.ancora, passo])),
    regole: policyWith(own),
    page: (quanti, barra) => {
      const key = JSON.stringify([barra, ...[...quanti].sort()]);
      const content = made.get(key) ?? packed(layered(quanti, barra));
      // The newest last: of those that nobody asks for any more none is kept.
      made.delete(key);
      made.set(key, content);
      for (const old of [...made.keys()].slice(0, -KEPT)) made.delete(old);
      return content;
    },
  };
}
/** Layers of a draft that are kept: most people see the same one. */
const KEPT = 4;
const SKIP = '<a class="salta"';

/** The page's own rules, and ours beside them: nothing is let in that neither of them names. */
function policyWith(own: string): string {
  const of = (directive: string): string => new RegExp(`${directive} ('sha256-[^;]+)`).exec(own)?.[1] ?? "";
  return [
    "default-src 'none'",
    `style-src 'self' ${of("style-src")}`.trim(),
    of("script-src") === "" ? "script-src 'none'" : `script-src ${of("script-src")}`,
    "font-src data:",
    "img-src data:",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join(";");
}

export const commentPath = (ancora: string): string => `/bozza/commenta/${encodeURIComponent(ancora)}`;

/** Letters of a text that tell it from the others to who does not see where the link stands. */
const TOLD = 60;

function linkTo({ ancora, nome, parole, inRiga }: Passage, quanti: number): string {
  const [word, hidden] =
    nome === "" ? ["Commenta", ` il passo «${parole.slice(0, TOLD)}»`] : [`Commenta ${article(nome)}`, ""];
  const count = quanti === 0 ? "" : ` (${quanti === 1 ? "1 commento" : `${quanti} commenti`})`;
  const told = hidden === "" ? "" : `<span class="nascosto">${escapeHtml(hidden)}</span>`;
  const link = `<a class="commenta" href="${escapeHtml(commentPath(ancora))}">${escapeHtml(word)}${told}${count}</a>`;
  return inRiga ? ` ${link}` : `<p class="commenta-riga">${link}</p>`;
}

/** «il grafico 5.1», «la tavola 5.2». */
export const article = (nome: string): string => `${nome.startsWith("tavola") ? "la" : "il"} ${nome}`;
