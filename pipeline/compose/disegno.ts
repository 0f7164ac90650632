// The same figures as marks of a chart, and the words for who does not see it.
import { type Figura, isNumero, withWord } from "../../schemas/figura.ts";
import type { ProspettoDef } from "../../schemas/prospetto.ts";
import type { Disegno, Forma, Punto } from "../../schemas/report-model.ts";
import {
  formatAlike,
  formatEuroShort,
  formatMarkShare,
  formatNumber,
  formatShare,
  formatValue,
  QUOTA,
} from "../../schemas/unita.ts";
import { altText, coinsAlt, presenceAlt } from "./alt-text.ts";
import { withNoun } from "./change-words.ts";
import type { ComposeContext, DataRow, ProspettoData } from "./dati.ts";
import { isDrawnColumn, isLineOfTwo, isOverEditions } from "./over-editions.ts";
import { withSameDecimals, withSameShares } from "./same-decimals.ts";
import { signOf } from "./tabella.ts";

/** The label at a mark: short for money, plain for the rest. */
export function markLabel({ valore, stato, unita }: Figura): string {
  if (valore === null || (stato !== "valore" && stato !== "stimato")) return signOf(stato, unita);
  return unita.tipo === "euro"
    ? formatEuroShort(valore)
    : unita.tipo === "quota"
      ? formatMarkShare(valore)
      : withWord(formatValue(valore, unita, "asse"), valore, unita);
}

/** Forms whose rows are wholes and whose marks are their parts in hundredths. */
export const isOfHundred = (forma: Forma | undefined): boolean => forma === "barre-cento" || forma === "monete";

/** The drawing of a prospetto that has a forma; null when nothing in it has a value, and for editions of which one is hidden. */
export function drawingOf(
  def: ProspettoDef,
  dati: ProspettoData,
  contesto: ComposeContext,
  accento: string | null,
): Disegno | null {
  const { forma } = def;
  if (forma === undefined) return null;
  const rows = dati.righe.filter(({ totale }) => !totale);
  const isOneStack = forma === "barre-impilate" && def.colonne === undefined;
  const own = isOneStack
    ? rows.map((row) => stackPoint(row, def))
    : isOfHundred(forma)
      ? wholes(dati, forma)
      : rows
          .flatMap((row) => pointsOf(row, def, dati, contesto))
          .filter(({ serie }) => isDrawnColumn(serie, dati, forma));
  const unita = isOfHundred(forma) ? QUOTA : (drawnFigure(rows[0], def)?.unita ?? dati.misura.unita);
  // Panels have decimals of their own.
  const isMoney = unita.tipo === "euro" && forma !== "multipli";
  const isShare = unita.tipo === "quota" && !isOfHundred(forma) && !isOverEditions(def);
  const marked = isMoney
    ? withSameDecimals(own, def.righe.dimensione === "edizione")
    : isShare
      ? withSameShares(own)
      : own;
  if (!marked.some(({ valore }) => valore !== null)) return null;
  // Without the whole that it is about, the bar of those it is compared with would be read as its own.
  if (isOfHundred(forma) && marked.every(({ riga }) => riga !== dati.colonne[0]?.id)) return null;
  const segni = segniOf(def, dati, marked);
  const punti = segni === null ? marked.map(({ segno: _, ...punto }) => punto) : marked;
  // A line through the years on both sides of a hidden one would say about how much it is (STATISTICS 12.9).
  if (def.righe.dimensione === "edizione" && punti.some(({ stato }) => stato === "riservato")) return null;
  const serie = [...new Map(punti.map((p) => [p.serie, p.serieNome])).keys()];
  const riferimento = referenceOf(def, dati, contesto);
  const rottura = breakOf(def, contesto);
  const base: Omit<Disegno, "alt"> = {
    forma: isLineOfTwo(forma, marked, rottura) ? "barre" : forma,
    unita,
    punti,
    righe: [...new Set(punti.map(({ riga }) => riga))],
    serie,
    colore: accento === null ? (def.colore ?? "neutro") : "accento",
    ...(accento === null ? {} : { accento }),
    ...(riferimento === null ? {} : { riferimento }),
    ...(segni === null ? {} : { segni }),
    ...(rottura === null ? {} : { rottura }),
  };
  const alt = saysPresence(def) ? presenceAlt(base) : forma === "monete" ? coinsAlt(base) : altText(base, dati, unita);
  return { ...base, alt };
}

const drawnFigure = (row: DataRow | undefined, def: ProspettoDef): Figura | undefined => row?.figure[def.disegna ?? 0];

function stackPoint(row: DataRow, def: ProspettoDef): Punto {
  const figura = drawnFigure(row, def);
  return { ...mark(figura), riga: "totale", rigaNome: "Totale", serie: row.membro.codice, serieNome: row.membro.nome };
}

/** A part that is there is not «0%». */
const shareLabel = (share: number): string =>
  share > 0 && share < SMALLEST_PART ? "meno dell'1%" : formatShare(share);

/** A part too uncertain to be told, where all others make up the whole, has no length to be drawn. */
const SMALLEST_PART = 0.005;

/** Each column is a whole, each row a part of it: its share, and under the name of the bar what the whole is; under that of
 *  coins, what they amount to. */
function wholes({ righe, colonne }: ProspettoData, forma: Forma): Punto[] {
  const total = righe.find(({ totale }) => totale);
  return colonne.flatMap(({ id, titolo }, at): Punto[] => {
    const whole = total?.figure[at];
    if (whole?.valore == null || whole.valore === 0) return [];
    const amount = (figura: Figura): string =>
      figura.unita.tipo === "euro" ? markLabel(figura) : withNoun(markLabel(figura), figura.unita);
    const parts = righe.filter(({ totale }) => !totale);
    const sums = parts.flatMap(({ figure }) => figure[at]?.valore ?? []);
    const alike = new Map(formatAlike(sums, whole.unita).map((text, i) => [sums[i], text]));
    const known = parts.reduce((sum, { figure }) => sum + (figure[at]?.valore ?? 0), 0) / whole.valore;
    return parts
      .filter(({ figure }) => !(figure[at]?.stato === "incerto" && known > 1 - SMALLEST_PART))
      .map(({ membro, figure }): Punto => {
        const figura = figure[at];
        const named = {
          riga: id,
          rigaNome: titolo,
          serie: membro.codice || "non-indicato",
          serieNome: membro.nome,
        };
        const nota = forma === "barre-cento" ? { nota: amount(whole) } : {};
        if (figura?.valore == null || !isNumero(figura.stato)) return { ...named, ...nota, ...mark(figura) };
        const share = figura.valore / (whole.valore ?? 1);
        const sum = whole.unita.tipo === "euro" ? alike.get(figura.valore) : undefined;
        const own = forma === "monete" ? { nota: sum ?? amount(figura) } : nota;
        return { ...named, ...own, valore: share, stato: figura.stato, etichetta: shareLabel(share) };
      })
      .filter(({ valore, stato }) => valore !== 0 && stato !== "nulla");
  });
}

/** Whoever adds the hundredths that are printed finds a hundred, or reads why not. */
export function roundingNote(disegno: Disegno | null): string[] {
  // Coins say themselves that one may be of two parts.
  if (disegno?.forma !== "barre-cento") return [];
  const wholes = [...Map.groupBy(disegno.punti, ({ riga }) => riga).values()];
  return wholes.some((parts) => !addUp(parts))
    ? ["Le percentuali sono arrotondate: la loro somma può non fare 100."]
    : [];
}

function addUp(parts: readonly Punto[]): boolean {
  const shares = parts.map(({ valore }) => valore);
  if (shares.includes(null)) return true;
  const sum = shares.reduce<number>((all, share) => all + Math.round((share ?? 0) * 100), 0);
  // «Meno dell'1%» is what is missing.
  const hasRest = shares.some((share) => share !== null && share > 0 && share < SMALLEST_PART);
  return sum === 100 || (hasRest && sum === 99);
}

function pointsOf(row: DataRow, def: ProspettoDef, dati: ProspettoData, contesto: ComposeContext): Punto[] {
  const isMap = def.forma === "piastrelle" || def.forma === "mappa";
  const place = isMap ? tileOf(row.membro.codice, contesto) : {};
  const named = { riga: row.membro.codice || "non-indicato", rigaNome: row.membro.nome, ...place };
  if (saysPresence(def)) return presenceOf(row, dati).map((each) => ({ ...each, ...named }));
  if (def.colonne === undefined)
    return [{ ...mark(drawnFigure(row, def)), ...named, ...segnoOf(row, def), serie: "", serieNome: "" }];
  return row.figure.flatMap((figura, i) => {
    const column = dati.colonne[i];
    return column === undefined || column.totale || def.disegnaSolo?.includes(column.id) === false
      ? []
      : [{ ...mark(figura), ...inMillions(figura, def), ...named, serie: column.id, serieNome: column.titolo }];
  });
}

/** A map of what is there, in the first column, and what is coming, in the second; the third is said in the tile. */
const saysPresence = ({ forma, colore }: Pick<ProspettoDef, "forma" | "colore">): boolean =>
  forma === "piastrelle" && colore === "presenza";

function presenceOf({ figure }: DataRow, { colonne }: ProspettoData): (ReturnType<typeof mark> & SerieOf)[] {
  const detail = figure[2];
  const [noun = ""] = detail?.unita.nome.split(" ") ?? [];
  const nota = detail?.valore == null || detail.valore === 0 ? {} : { nota: `${markLabel(detail)} ${noun}` };
  return [0, 1].flatMap((at) => {
    const column = colonne[at];
    return column === undefined
      ? []
      : [{ ...mark(figure[at]), serie: column.id, serieNome: column.titolo, ...(at === 0 ? nota : {}) }];
  });
}

/** The mark of a tile: what `segna` counts there. Nothing where nothing is; a state of its own where nobody knows. */
function segnoOf({ figure }: DataRow, { segna }: ProspettoDef): Pick<Punto, "segno"> {
  if (segna === undefined) return {};
  const [here, coming] = [figure[segna.qui], figure[segna.presto]];
  const isThere = (figura: Figura | undefined): boolean =>
    figura !== undefined && isNumero(figura.stato) && (figura.valore ?? 0) > 0;
  if (isThere(here)) return { segno: "qui" };
  const isKnown = [here, coming].every((figura) => figura && (isNumero(figura.stato) || figura.stato === "nulla"));
  if (!isKnown) return { segno: "ignoto" };
  return isThere(coming) ? { segno: "presto" } : {};
}

/** What the marks say; null where this edition tells of none, and the map is of its values alone. */
function segniOf(
  { segna }: ProspettoDef,
  { colonne }: ProspettoData,
  punti: readonly Punto[],
): NonNullable<Disegno["segni"]> | null {
  if (segna === undefined || punti.every(({ segno }) => segno === undefined || segno === "ignoto")) return null;
  return { qui: colonne[segna.qui]?.titolo ?? "", presto: colonne[segna.presto]?.titolo ?? "" };
}

type SerieOf = Pick<Punto, "serie" | "serieNome" | "nota">;

/** Money in small panels on one scale bears numbers alone: their unit stands in the subtitle (compose/prospetti.ts). */
function inMillions({ valore, stato, unita }: Figura, { forma }: ProspettoDef): Pick<Punto, "etichetta"> | object {
  if (forma !== "multipli" || unita.tipo !== "euro" || valore === null || !isNumero(stato)) return {};
  const isTiny = valore > 0 && valore < 50_000;
  return { etichetta: isTiny ? "<0,1" : formatNumber(valore / 1e6, 1) };
}

function mark(figura: Figura | undefined): Pick<Punto, "valore" | "stato" | "etichetta"> {
  if (figura === undefined) return { valore: null, stato: "non-disponibile", etichetta: signOf("non-disponibile", {}) };
  return { valore: figura.valore, stato: figura.stato, etichetta: markLabel(figura) };
}

function tileOf(codice: string, { edizione }: ComposeContext): Partial<Punto> {
  const quartiere = edizione.quartieri.find((q) => q.codice === codice);
  if (quartiere === undefined) return {};
  const zona = edizione.liste["zone"]?.find((z) => z.codice === quartiere.zona);
  return {
    riga_piastrella: quartiere.riga,
    colonna_piastrella: quartiere.colonna,
    gruppo: zona?.breve ?? zona?.nome ?? quartiere.zona,
  };
}

function referenceOf(
  def: ProspettoDef,
  dati: ProspettoData,
  { edizione }: ComposeContext,
): Disegno["riferimento"] | null {
  if (def.riferimento === "ore_punto") {
    const { ore_punto } = edizione.yaml.soglie;
    return {
      valore: ore_punto,
      etichetta: `minimo chiesto: ${formatValue(ore_punto, { tipo: "conteggio", nome: "ore", scala: 1 }, "asse")} ore`,
    };
  }
  const total = def.riferimento === "citta" ? dati.righe.find(({ totale }) => totale) : undefined;
  const figura = drawnFigure(total, def);
  if (figura?.valore == null) return null;
  return { valore: figura.valore, etichetta: `${edizione.yaml.citta} ${markLabel(figura)}` };
}

function breakOf(def: ProspettoDef, { edizione }: ComposeContext): Disegno["rottura"] | null {
  if (def.righe.dimensione !== "edizione") return null;
  const names = def.misure.map((m) => (typeof m === "string" ? m : m.misura));
  const found = edizione.yaml.rotture.find(({ misura }) => misura === "*" || names.includes(misura));
  return found === undefined ? null : { prima_di: String(found.anno), motivo: found.motivo };
}
