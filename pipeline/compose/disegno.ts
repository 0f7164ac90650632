// The same figures as marks of a chart, and the words for who does not see it.
import { type Figura, isNumero, withWord } from "../../schemas/figura.ts";
import type { ProspettoDef } from "../../schemas/prospetto.ts";
import type { Disegno, Forma, Punto } from "../../schemas/report-model.ts";
import { formatEuroShort, formatNumber, formatShare, formatValue, QUOTA, type Unita } from "../../schemas/unita.ts";
import { withNoun } from "./change-words.ts";
import type { ComposeContext, DataRow, ProspettoData } from "./dati.ts";
import { signOf } from "./tabella.ts";

/** The label at a mark: short for money, plain for the rest. */
export function markLabel({ valore, stato, unita }: Figura): string {
  if (valore === null || (stato !== "valore" && stato !== "stimato")) return signOf(stato, unita);
  return unita.tipo === "euro"
    ? formatEuroShort(valore)
    : withWord(formatValue(valore, unita, unita.tipo === "quota" ? "prosa" : "asse"), valore, unita);
}

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
  const punti = isOneStack
    ? rows.map((row) => stackPoint(row, def))
    : forma === "barre-cento"
      ? wholes(dati)
      : rows.flatMap((row) => pointsOf(row, def, dati, contesto));
  if (!punti.some(({ valore }) => valore !== null)) return null;
  // A line through the years on both sides of a hidden one would say about how much it is (STATISTICS 12.9).
  if (def.righe.dimensione === "edizione" && punti.some(({ stato }) => stato === "riservato")) return null;
  const serie = [...new Map(punti.map((p) => [p.serie, p.serieNome])).keys()];
  const riferimento = referenceOf(def, dati, contesto);
  const unita = forma === "barre-cento" ? QUOTA : (drawnFigure(rows[0], def)?.unita ?? dati.misura.unita);
  const rottura = breakOf(def, contesto);
  const base: Omit<Disegno, "alt"> = {
    forma,
    unita,
    punti,
    righe: [...new Set(punti.map(({ riga }) => riga))],
    serie,
    colore: accento === null ? (def.colore ?? "neutro") : "accento",
    ...(accento === null ? {} : { accento }),
    ...(riferimento === null ? {} : { riferimento }),
    ...(rottura === null ? {} : { rottura }),
  };
  return { ...base, alt: saysPresence(def) ? presenceAlt(base) : altText(base, dati, unita) };
}

const drawnFigure = (row: DataRow | undefined, def: ProspettoDef): Figura | undefined => row?.figure[def.disegna ?? 0];

function stackPoint(row: DataRow, def: ProspettoDef): Punto {
  const figura = drawnFigure(row, def);
  return { ...mark(figura), riga: "totale", rigaNome: "Totale", serie: row.membro.codice, serieNome: row.membro.nome };
}

/** A part too uncertain to be told, where all others make up the whole, has no length to be drawn. */
const SMALLEST_PART = 0.005;

/** Each column is a whole, each row a part of it: its share, and under the name of the bar what the whole is. */
function wholes({ righe, colonne }: ProspettoData): Punto[] {
  const total = righe.find(({ totale }) => totale);
  return colonne.flatMap(({ id, titolo }, at): Punto[] => {
    const whole = total?.figure[at];
    if (whole?.valore == null || whole.valore === 0) return [];
    const nota = whole.unita.tipo === "euro" ? markLabel(whole) : withNoun(markLabel(whole), whole.unita);
    const parts = righe.filter(({ totale }) => !totale);
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
          nota,
        };
        if (figura?.valore == null || !isNumero(figura.stato)) return { ...named, ...mark(figura) };
        const share = figura.valore / (whole.valore ?? 1);
        return { ...named, valore: share, stato: figura.stato, etichetta: formatShare(share) };
      })
      .filter(({ valore, stato }) => valore !== 0 && stato !== "nulla");
  });
}

function pointsOf(row: DataRow, def: ProspettoDef, dati: ProspettoData, contesto: ComposeContext): Punto[] {
  const place = def.forma === "piastrelle" ? tileOf(row.membro.codice, contesto) : {};
  const named = { riga: row.membro.codice || "non-indicato", rigaNome: row.membro.nome, ...place };
  if (saysPresence(def)) return presenceOf(row, dati).map((each) => ({ ...each, ...named }));
  if (def.colonne === undefined) return [{ ...mark(drawnFigure(row, def)), ...named, serie: "", serieNome: "" }];
  return row.figure.flatMap((figura, i) => {
    const column = dati.colonne[i];
    return column === undefined || column.totale
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

const FORME: Readonly<Record<Forma, string>> = {
  barre: "Barre",
  "barre-impilate": "Barre divise in parti",
  multipli: "Pannelli",
  piastrelle: "Schema a piastrelle",
  "barre-cento": "Barre divise in cento parti",
  manubri: "Coppie di punti",
  matrice: "Matrice",
  linee: "Linea",
  traguardi: "Traguardi",
};

const LONGEST_ALT = 300;
const WHERE_NUMBERS = "I numeri sono nella tabella sotto il grafico.";

/** The places by state, by name while there is room. */
function presenceAlt({ punti, serie, righe }: Omit<Disegno, "alt">): string {
  const placed = serie.map((code) => punti.filter((p) => p.serie === code && (p.valore ?? 0) > 0));
  const taken = new Set(placed.flat().map(({ riga }) => riga));
  const none = `Nessuno: ${formatNumber(righe.filter((riga) => !taken.has(riga)).length)}.`;
  const told = (isByName: boolean): string =>
    placed
      .map((marks, at) => {
        const name = punti.find((p) => p.serie === serie[at])?.serieNome ?? "";
        return `${name}: ${isByName && marks.length > 0 ? marks.map((p) => p.rigaNome).join(", ") : formatNumber(marks.length)}. `;
      })
      .join("");
  const whole = (isByName: boolean): string =>
    `${FORME.piastrelle} dei quartieri. ${told(isByName)}${none} ${WHERE_NUMBERS}`;
  return whole(true).length <= LONGEST_ALT ? whole(true) : whole(false);
}

/** Finding, range and where the table is; at most 300 characters. Not the title, not the caption. */
function altText({ forma, punti }: Omit<Disegno, "alt">, dati: ProspettoData, unita: Unita): string {
  const known = punti.filter((p) => p.valore !== null).sort((a, b) => (a.valore ?? 0) - (b.valore ?? 0));
  const [low] = known;
  const high = known.at(-1);
  const name = (p: Punto) =>
    p.serieNome === "" || forma === "linee"
      ? p.rigaNome
      : p.rigaNome === "Totale"
        ? p.serieNome
        : `${p.rigaNome}, ${p.serieNome}`;
  // Where the labels lean on the unit of the subtitle, who hears them is told it.
  const said = (p: Punto): string =>
    forma === "multipli" && unita.tipo === "euro" && p.valore !== null ? formatEuroShort(p.valore) : p.etichetta;
  const hidden = punti.length - known.length;
  const range =
    low === undefined || high === undefined
      ? ""
      : low === high
        ? `: ${name(high)} ${said(high)}`
        : `: da ${said(low)} (${name(low)}) a ${said(high)} (${name(high)})`;
  const what = unita.tipo === "euro" ? dati.misura.titolo : `${dati.misura.titolo}, ${unita.nome}`;
  const missing = hidden === 0 ? "" : ` Senza valore: ${hidden}.`;
  return `${FORME[forma]} per ${dati.dimensione.etichetta.toLowerCase()}, ${what}${range}.${missing} ${WHERE_NUMBERS}`.slice(
    0,
    LONGEST_ALT,
  );
}
