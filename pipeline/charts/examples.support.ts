// One invented disegno per situation, for the tests and for looking at the drawings.
import type { Disegno, Punto } from "../../schemas/report-model.ts";
import { conteggio, EURO, QUOTA, rapporto } from "../../schemas/unita.ts";
import { disegno, grid, tiles, type Value } from "./examples-make.support.ts";

const CANTIERI = [
  "Anziani, cronicità e non autosufficienza",
  "Disabilità",
  "Famiglie, infanzia e minori",
  "Cittadini e forza di comunità",
  "Adulti e inclusione sociale",
  "Giovani",
];
const ZONE = ["Nord", "Ovest", "Centro", "Est", "Sud"];
const FONTI = ["risorse pubbliche", "famiglie", "altri privati", "risorse proprie"];
const ORE = conteggio("ore");

const words = (punti: Punto[]) =>
  punti.map((punto) => ({
    ...punto,
    etichetta: punto.valore === null ? "" : (["assente", "parziale", "piena"][punto.valore] ?? ""),
  }));

/** Every third with a mark, the next one with half, one of which nobody knows. */
const marked = (punti: Punto[]): Punto[] =>
  punti.map((punto, i) => {
    const segno = i === 4 ? "ignoto" : i % 3 === 0 ? "qui" : i % 3 === 1 ? "presto" : null;
    return segno === null ? punto : { ...punto, segno };
  });

export const EXAMPLES: Record<string, Disegno> = {
  "barre: ore per cantiere": disegno(
    "barre",
    ORE,
    grid(ORE, CANTIERI, [], [[48210], [33150], [27840], ["riservato"], [9120], ["non-disponibile"]]),
  ),
  "barre: zona contro città": disegno(
    "barre",
    QUOTA,
    grid(QUOTA, ZONE, [], [[0.41], [0.382], [0.355], [0.472], [0.398]]),
    { colore: "accento", accento: "Est", riferimento: { valore: 0.401, etichetta: "Città 40,1%" } },
  ),
  "barre: nomi lunghi, gruppi": disegno(
    "barre",
    QUOTA,
    grid(
      QUOTA,
      ZONE,
      ["non ponderato", "ponderato per dimensione"],
      [
        [0.81, 0.9],
        [0.72, 0.85],
        [0.66, 0.71],
        ["riservato", 0.8],
        [0.7, 0],
      ],
    ),
  ),
  "barre: variazioni": disegno(
    "barre",
    rapporto("variazione"),
    grid(rapporto("variazione"), ZONE, [], [[3.2], [-10.4], [0], [1.1], [-2.5]]),
  ),
  "barre: euro": disegno("barre", EURO, grid(EURO, FONTI, [], [[92.4e6], [70.1e6], [8.3e6], [450000]]), {
    colore: "fonte",
  }),
  "barre-cento: una zona e la città": disegno(
    "barre-cento",
    QUOTA,
    grid(QUOTA, ["Est", "Borgo Prova"], FONTI, [
      [0.362, 0.461, 0.155, 0.022],
      [0.331, 0.408, "riservato", "riservato"],
    ]).map((punto) => ({ ...punto, nota: "31,6 mln €" })),
    { colore: "fonte" },
  ),
  "barre-cento: risposta ai bisogni": disegno(
    "barre-cento",
    QUOTA,
    grid(QUOTA, ["Un nome di zona molto lungo"], ["piena", "parziale", "assente"], [[0.004, 0.006, 0.99]]),
    { colore: "presenza" },
  ),
  "manubri: zone in due edizioni": disegno(
    "manubri",
    ORE,
    grid(
      ORE,
      ZONE,
      ["2015", "2016"],
      [
        [1044, 1188],
        [840, 1133],
        ["non-disponibile", 1134],
        [933, "riservato"],
        [1147, 971],
      ],
    ),
    { colore: "accento", accento: "Est" },
  ),
  "barre-impilate: una barra": disegno(
    "barre-impilate",
    EURO,
    grid(EURO, ["Brescia"], FONTI, [[92.4e6, 70.1e6, 8.3e6, 2.2e6]]),
    { colore: "fonte" },
  ),
  "barre-impilate: per cantiere": disegno(
    "barre-impilate",
    EURO,
    grid(
      EURO,
      CANTIERI,
      FONTI,
      CANTIERI.map((_, i) => [
        (30 - 4 * i) * 1e6,
        (22 - 3 * i) * 1e6,
        i === 2 ? "riservato" : 2.5e6,
        i === 4 ? "non-disponibile" : 1.2e6,
      ]),
    ),
    { colore: "fonte" },
  ),
  "multipli: fonti per zona": disegno(
    "multipli",
    EURO,
    grid(EURO, FONTI, ZONE, [
      [21e6, 18e6, 26e6, "riservato", 19e6],
      [15e6, 12e6, 17e6, "riservato", 16e6],
      [2e6, 1.1e6, "non-disponibile", "riservato", 1.6e6],
      [450000, 300000, 620000, "riservato", "riservato"],
    ]),
    { colore: "fonte" },
  ),
  "multipli: quota per zona": disegno(
    "multipli",
    QUOTA,
    grid(
      QUOTA,
      CANTIERI,
      ZONE,
      CANTIERI.map((_, i) =>
        ZONE.map((_z, j) => (i === 1 && j === 2 ? "riservato" : 0.2 + ((i * 7 + j * 5) % 11) / 20)),
      ),
    ),
    { riferimento: { valore: 0.43, etichetta: "Città 43,0%" } },
  ),
  "piastrelle: residenti": disegno(
    "piastrelle",
    conteggio("residenti"),
    tiles(conteggio("residenti"), (i) =>
      i === 7 ? "riservato" : i === 20 ? "non-disponibile" : 1885 + ((i * 2711) % 12600),
    ),
  ),
  "piastrelle: stato dei Punti": disegno(
    "piastrelle",
    conteggio("punti"),
    tiles(conteggio("punti"), (i) => (i * 5) % 3).map((punto) => ({
      ...punto,
      etichetta: ["nessuno", "in apertura", "attivo"][punto.valore ?? 0] ?? "",
    })),
  ),
  "matrice: risposta ai bisogni": disegno(
    "matrice",
    conteggio("risposta"),
    words(
      grid(
        conteggio("risposta"),
        CANTIERI,
        ZONE,
        CANTIERI.map((_, i) =>
          ZONE.map(
            (_z, j): Value => (i + j === 4 ? "riservato" : (i * j) % 5 === 3 ? "non-risposto" : (i * 2 + j) % 3),
          ),
        ),
      ),
    ),
  ),
  "linee: due serie con rottura": disegno(
    "linee",
    conteggio("volontari"),
    grid(
      conteggio("volontari"),
      ["2012", "2014", "2015", "2016", "2018"],
      ["tutti gli enti", "gli stessi enti"],
      [
        [3200, 2210],
        [3450, 2300],
        [3920, 2280],
        [4410, "riservato"],
        [4120, 2405],
      ],
    ),
    { rottura: { prima_di: "2016", motivo: "Dal 2016 il questionario è cambiato" } },
  ),
  "traguardi: raggiunto, avviato, non ancora": disegno(
    "traguardi",
    conteggio("quartieri"),
    grid(
      conteggio("quartieri"),
      ["Un Punto di Comunità in ciascun quartiere", "Mille ore di sportello", "Un educatore in ogni sede"],
      ["fatto", "avviato", "traguardo"],
      [
        [14, 2, 33],
        [870, 0, 1000],
        ["riservato", 0, 12],
      ],
    ),
    { colore: "presenza" },
  ),
  "monete: da dove vengono cento euro": disegno(
    "monete",
    QUOTA,
    grid(QUOTA, ["Borgo Prova"], FONTI, [[0.331, 0.408, 0.229, 0.032]]).map((punto) => ({
      ...punto,
      nota: "31,6 mln €",
    })),
    { colore: "fonte" },
  ),
  "monete: due fonti riservate": disegno(
    "monete",
    QUOTA,
    grid(QUOTA, ["Borgo Prova"], FONTI, [[0.33, 0.41, "riservato", "riservato"]]),
    { colore: "fonte" },
  ),
  "mappa: servizi e Punti": disegno(
    "mappa",
    conteggio("servizi"),
    marked(tiles(conteggio("servizi"), (i) => (i === 7 ? "riservato" : 7 + ((i * 11) % 20)))),
    { segni: { qui: "Punto di Comunità attivo", presto: "in apertura" } },
  ),
  "mappa: dodici zone senza posto": disegno(
    "mappa",
    conteggio("servizi"),
    marked(
      Array.from({ length: 12 }, (_, zona) =>
        grid(
          conteggio("servizi"),
          [1, 2, 3].map((i) => `Quartiere ${zona}.${i}`),
          [],
          [[zona], [3], [120 + zona]],
        ).map((punto) => ({ ...punto, gruppo: `Zona ${zona + 1} della Collina` })),
      ).flat(),
    ),
    { segni: { qui: "Punto di Comunità attivo", presto: "in apertura" } },
  ),
  "cerchi: senza risposta": disegno(
    "cerchi",
    conteggio("segnalazioni"),
    grid(
      conteggio("segnalazioni"),
      [...CANTIERI, "Abitare"],
      [],
      [[43], [33], [0], ["riservato"], [8], [1], ["non-disponibile"]],
    ),
  ),
  "cerchi: più di quanti ne stanno": disegno(
    "cerchi",
    conteggio("segnalazioni"),
    grid(conteggio("segnalazioni"), CANTIERI.slice(0, 3), [], [[1430], [333], [2]]),
  ),
  "linee: una serie": disegno("linee", EURO, grid(EURO, ["2015", "2016", "2018"], [], [[153e6], [173e6], [181e6]])),
};
