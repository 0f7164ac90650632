// What each room made of the small city, short enough to be read by a person: the goldens in data-samples/expected.
import type { Figura } from "../../schemas/figura.ts";
import type { Prospetto, ReportModel } from "../../schemas/report-model.ts";
import type { Figure } from "../figure/figures.ts";
import type { Collection } from "./intake.ts";
import { told } from "./validation.ts";

const plain = (text: string): string => text.replaceAll("\u00a0", " ");
const lines = (parts: readonly string[]): string => `${parts.map(plain).join("\n")}\n`;

/** Reading and collecting: what each arrival holds, which of its sections count, and what is told of it. */
export function readingDigest({ letti, valide, diagnostics }: Collection): string {
  const counts = new Set(valide.map(({ protocollo, ente, sezione }) => `${protocollo} ${ente} ${sezione.blocco}`));
  return lines(
    letti.flatMap(({ ricezione: { protocollo, nome }, lettura, uguale_a }) => [
      `${nome} · ${lettura.formato}${uguale_a === null ? "" : ` · come il n. ${uguale_a}`}`,
      ...lettura.invii.map(({ ente, sezioni }) => {
        const blocks = sezioni.map(({ blocco, contate, presenti }) => {
          const sign = counts.has(`${protocollo} ${ente} ${blocco}`) ? "" : " (non conta)";
          return `${blocco} ${contate}/${presenti}${sign}`;
        });
        return `  ${ente}: ${blocks.join(", ")}`;
      }),
      ...diagnostics
        .filter((d) => d.protocollo === protocollo)
        .map((d) => told(d))
        .map(
          ({ gravita, dove, testo, rimedio, codice }) =>
            `  ${gravita} · ${dove.join("; ")}: ${testo} ${rimedio} [${codice}]`,
        ),
    ]),
  );
}

/** Figures: every misura at its margin, with who stands behind it. */
export function figureDigest(figure: Figure): string {
  return lines([...figure.misure.keys()].map((id) => figuraLine(figure.at(id, {}))));
}

function figuraLine({ id, valore, unita, stato, n_enti, copertura }: Figura): string {
  const value = valore === null ? stato : `${Math.round(valore * 1e6) / 1e6} ${unita.nome}`;
  const enti = n_enti === null ? "" : ` · ${n_enti} enti`;
  return `${id}: ${value}${enti}${copertura === null ? "" : ` · copertura ${Math.round(copertura * 1000) / 1000}`}`;
}

/** Compose: every prospetto on one line (number, title, how it was found, size), its notes, then some of them whole. */
export function composeDigest({ prospetti, capitoli, guasti }: ReportModel, whole: readonly string[]): string {
  return lines([
    ...capitoli.flatMap(({ numero, titolo, apertura, parti }) => [
      `# ${numero} ${titolo}`,
      ...[apertura, ...parti].flatMap(({ cifre }) => cifre.map((c) => `  ${c.testo} · ${c.didascalia} · ${c.base}`)),
      ...Object.values(prospetti).flatMap((p) => (p.numero.split(".")[0] === numero ? prospettoLines(p) : [])),
    ]),
    ...whole.flatMap((id) => wholeProspetto(prospetti[id])),
    ...guasti.map(({ dove, messaggio }) => `guasto · ${dove}: ${messaggio}`),
  ]);
}

function prospettoLines({ id, numero, tipo, titolo, risultato, tabella, note, disegno }: Prospetto): string[] {
  const stopped = risultato.fermati.map(({ candidato, guardia }) => `${candidato} no: ${guardia}`);
  const how = [risultato.candidato, ...stopped].join("; ");
  const size = `${tabella.righe.length}×${tabella.colonne.length}`;
  return [
    `${tipo} ${numero} ${id} · ${titolo} · ${how} · ${disegno?.forma ?? "tabella"} ${size}`,
    ...note.map((text) => `    nota: ${text}`),
  ];
}

function wholeProspetto(prospetto: Prospetto | undefined): string[] {
  if (prospetto === undefined) throw new Error("a golden asks for a prospetto that the small city no longer has");
  const { id, titolo, sottotitolo, fonte, base, tabella, disegno, dati } = prospetto;
  return [
    ...["", `## ${id} · ${titolo}`, sottotitolo, `Fonte: ${fonte}. ${base}. File: ${dati}`],
    [tabella.testata, ...tabella.colonne.map((c) => c.titolo)].join(" | "),
    ...tabella.righe.map((r) =>
      [`${"  ".repeat(r.livello)}${r.totale ? "= " : ""}${r.titolo}`, ...r.celle.map((c) => c.testo)].join(" | "),
    ),
    ...(disegno === undefined
      ? []
      : [`alt: ${disegno.alt}`, ...disegno.punti.map((p) => `  ${p.rigaNome} ${p.serieNome} ${p.etichetta}`)]),
  ];
}

/** Publish: the size of every table, then the first rows of some. */
export function publishDigest(tables: ReadonlyMap<string, string>, whole: readonly string[]): string {
  const sizes = [...tables].map(
    ([name, csv]) =>
      `${name}: ${csv.trimEnd().split("\n").length - 1} righe, ${csv.split("\n")[0]?.split(",").length} colonne`,
  );
  return lines([
    ...sizes,
    ...whole.flatMap((name) => ["", `## ${name}`, ...(tables.get(name) ?? "").split("\n").slice(0, 8)]),
  ]);
}

/** One chapter of the page, its drawings left out: they have a golden of their own. */
export function chapterHtml(html: string, id: string): string {
  const start = html.search(new RegExp(`<section[^>]* id="${id}"`));
  const rest = html.slice(start);
  const end = rest.slice(1).search(/<section[^>]*class="[^"]*capitolo/);
  if (start < 0) throw new Error(`the page has no chapter ${id}`);
  const chapter = end < 0 ? rest : rest.slice(0, end + 1);
  return `${plain(chapter.replace(/(<svg[^>]*>).*?<\/svg>/gs, "$1…</svg>")).trimEnd()}\n`;
}

/** Headings and captions of the page in their order: what a reader finds, and how deep. */
export function pageOutline(html: string): string {
  const text = (inner: string): string =>
    inner
      .replace(/<[^>]+>/g, " ")
      .replace(/\s+/g, " ")
      .trim();
  const found = html.matchAll(/<(h[1-6]|caption|summary|figcaption)\b[^>]*>(.*?)<\/\1>/gs);
  return lines(
    [...found].map(([, tag = "", inner = ""]) => {
      const depth = /^h(\d)$/.exec(tag)?.[1];
      return depth === undefined
        ? `${" ".repeat(8)}${tag}: ${text(inner)}`
        : `${"#".repeat(Number(depth))} ${text(inner)}`;
    }),
  );
}
