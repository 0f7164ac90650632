// Rows and columns of the printed tables: which members, in which order, under which heading, and how a number looks.
import { describe, expect, test } from "vitest";
import { SEGNI } from "../../schemas/figura.ts";
import type { ProspettoDef } from "../../schemas/prospetto.ts";
import {
  BORGO,
  type Cell,
  composed,
  earlier,
  type Given,
  lines,
  printed,
  prova,
  withEarlier,
} from "./prova.support.ts";

const volontari = (...cells: readonly Cell[]): Given => ({ cells: { volontari: cells } });
const valore = (...cells: readonly Cell[]): Given => ({ cells: { valore: cells } });

interface Case {
  readonly name: string;
  readonly def: ProspettoDef;
  readonly given: Given;
  readonly rows: readonly string[];
}
const check = ({ def, given, rows }: Case): void => expect(lines(printed(def, given))).toEqual(rows);
const perZona = (more: Partial<ProspettoDef["righe"]> = {}): ProspettoDef =>
  prova({ misure: ["volontari"], righe: { dimensione: "zona", ...more } });

describe("the rows", () => {
  test.each<Case>([
    {
      name: "are all members in the order of the edition, with a sign where there is nothing",
      def: perZona({ totale: true }),
      given: volontari([{ zona: "sud" }, 1200], [{ zona: "nord" }, 3]),
      rows: [
        "Zona | Posizioni",
        "Nord | 3",
        "Sud | 1.200",
        "Valle | –",
        "Tutta la città | –",
        "Fuori città | –",
        "= Totale | 1.203",
      ],
    },
    {
      name: "leave out members, and the total is then the city's",
      def: perZona({ senza: ["citta", "fuori"], totale: true }),
      given: volontari([{ zona: "nord" }, 3], [{ zona: "citta" }, 2]),
      rows: ["Zona | Posizioni", "Nord | 3", "Sud | –", "Valle | –", "= Borgo Prova | 5"],
    },
    {
      name: "are those that a declaration names, in its order",
      def: perZona({ membri: ["sud", "nord"] }),
      given: volontari([{ zona: "nord" }, 3], [{ zona: "" }, 2]),
      rows: ["Zona | Posizioni", "Sud | –", "Nord | 3"],
    },
    {
      name: "are only those that occur, where a list is long",
      def: perZona({ soloPresenti: true }),
      given: volontari([{ zona: "valle" }, 3]),
      rows: ["Zona | Posizioni", "Valle | 3"],
    },
    {
      name: "end with what nobody said, so that they add up",
      def: perZona({ soloPresenti: true, totale: true }),
      given: volontari([{ zona: "valle" }, 3], [{ zona: "" }, 2]),
      rows: ["Zona | Posizioni", "Valle | 3", "Non indicato | 2", "= Totale | 5"],
    },
    {
      name: "are sorted by value, largest first, nothing last",
      def: perZona({ ordina: "valore", senza: ["citta", "fuori"] }),
      given: volontari([{ zona: "nord" }, 3], [{ zona: "valle" }, 7]),
      rows: ["Zona | Posizioni", "Valle | 7", "Nord | 3", "Sud | –"],
    },
    {
      name: "stand under their group with its subtotal",
      def: prova({ misure: ["valore"], righe: { dimensione: "fonte", gruppi: "fonte_gruppo", totale: true } }),
      given: valore(
        [{ fonte: "comune", fonte_gruppo: "pubblico" }, 10],
        [{ fonte: "regione", fonte_gruppo: "pubblico" }, 5],
        [{ fonte: "rette", fonte_gruppo: "famiglie" }, 1],
      ),
      rows: [
        "Fonte | Valore complessivo",
        "= Pubblico | 15",
        "  Comune | 10",
        "  Regione | 5",
        "= Famiglie | 1",
        "  Rette | 1",
        "= Altri privati | –",
        "  Offerte | –",
        "= Totale | 16",
      ],
    },
    {
      name: "call a cantiere by its short name",
      def: prova({ misure: ["volontari"], righe: { dimensione: "cantiere", soloPresenti: true } }),
      given: volontari([{ cantiere: "crescere" }, 1], [{ cantiere: "trasversale" }, 2]),
      rows: ["Cantiere | Posizioni", "Crescere | 1", "Trasversale | 2"],
    },
    {
      name: "are only those of the part",
      def: prova({
        misure: ["volontari"],
        dove: { cantiere: "curare" },
        righe: { dimensione: "zona", soloPresenti: true },
      }),
      given: volontari([{ cantiere: "curare", zona: "sud" }, 4], [{ cantiere: "crescere", zona: "nord" }, 9]),
      rows: ["Zona | Posizioni", "Sud | 4"],
    },
  ])("$name", check);
});

describe("the columns", () => {
  test.each<Case>([
    {
      name: "are the members of another dimension, with their total",
      def: prova({
        misure: ["volontari"],
        righe: { dimensione: "cantiere", soloPresenti: true, totale: true },
        colonne: { dimensione: "zona", soloPresenti: true, totale: true },
      }),
      given: volontari(
        [{ cantiere: "crescere", zona: "nord" }, 1],
        [{ cantiere: "curare", zona: "nord" }, 2],
        [{ cantiere: "curare", zona: "sud" }, 4],
      ),
      rows: ["Cantiere | Nord | Sud | Totale", "Crescere | 1 | – | 1", "Curare | 2 | 4 | 6", "= Totale | 3 | 4 | 7"],
    },
    {
      name: "are several measures, each at its own place",
      def: prova({
        misure: [
          "volontari",
          { misura: "volontari", dove: { cantiere: "curare" }, titolo: "di cui nella cura" },
          "ore",
        ],
        righe: { dimensione: "zona", soloPresenti: true },
      }),
      given: {
        cells: {
          volontari: [
            [{ cantiere: "crescere", zona: "nord" }, 5],
            [{ cantiere: "curare", zona: "nord" }, 2],
          ],
          ore: [[{ zona: "nord" }, 12.5]],
        },
      },
      rows: ["Zona | Posizioni | di cui nella cura | Ore", "Nord | 7 | 2 | 12,5"],
    },
    {
      name: "read a measure that lacks the dimension of the rows at its margin",
      def: prova({ misure: ["volontari", "residenti"], righe: { dimensione: "cantiere", soloPresenti: true } }),
      given: {
        cells: { volontari: [[{ cantiere: "curare" }, 2]], residenti: [[{ quartiere: "Q1" }, 900]] },
      },
      rows: ["Cantiere | Posizioni | Residenti", "Curare | 2 | 900"],
    },
  ])("$name", check);
});

describe("a number", () => {
  test.each<Case>([
    {
      name: "has the decimals of its column: all of them when one needs them",
      def: prova({ misure: ["ore"], righe: { dimensione: "zona", soloPresenti: true } }),
      given: {
        cells: {
          ore: [
            [{ zona: "nord" }, 12],
            [{ zona: "sud" }, 6.5],
          ],
        },
      },
      rows: ["Zona | Ore", "Nord | 12,0", "Sud | 6,5"],
    },
    {
      name: "has none when all are whole or large",
      def: prova({ misure: ["ore"], righe: { dimensione: "zona", soloPresenti: true } }),
      given: {
        cells: {
          ore: [
            [{ zona: "nord" }, 12],
            [{ zona: "sud" }, 2500.5],
          ],
        },
      },
      rows: ["Zona | Ore", "Nord | 12", "Sud | 2.501"],
    },
    {
      name: "of another column does not lend its decimals",
      def: prova({
        misure: ["ore"],
        righe: { dimensione: "cantiere", soloPresenti: true },
        colonne: { dimensione: "zona", soloPresenti: true },
      }),
      given: {
        cells: {
          ore: [
            [{ cantiere: "curare", zona: "nord" }, 12],
            [{ cantiere: "curare", zona: "sud" }, 6.5],
          ],
        },
      },
      rows: ["Cantiere | Nord | Sud", "Curare | 12 | 6,5"],
    },
    {
      name: "of money is whole euro, a share has one decimal",
      def: prova({ misure: ["valore", "quota-ore"], righe: { dimensione: "zona", soloPresenti: true } }),
      given: {
        cells: {
          valore: [[{ zona: "nord" }, 1234.56]],
          volontari: [[{ zona: "nord" }, 40]],
          ore: [[{ zona: "nord" }, 30]],
        },
      },
      rows: ["Zona | Valore complessivo | Quota con ore", "Nord | 1.235 | 75,0%"],
    },
    {
      name: "of a share on a small base is not printed",
      def: prova({ misure: ["quota-ore"], righe: { dimensione: "zona", membri: ["nord", "sud", "valle"] } }),
      given: {
        cells: {
          volontari: [
            [{ zona: "nord" }, 9],
            [{ zona: "sud" }, 10],
          ],
          ore: [
            [{ zona: "nord" }, 1],
            [{ zona: "sud" }, 1],
          ],
        },
      },
      rows: ["Zona | Quota con ore", "Nord | f", "Sud | 10,0%", "Valle | –"],
    },
    {
      name: "that nobody could give is «not available», and no zero",
      def: prova({ misure: ["volontari"], righe: { dimensione: "zona", membri: ["nord", "sud"] } }),
      given: volontari([{ zona: "nord" }, null], [{ zona: "sud" }, 0]),
      rows: ["Zona | Posizioni", "Nord | n.d.", "Sud | 0"],
    },
    {
      name: "that is hidden is its sign, whatever its value; an estimate is marked",
      def: prova({ misure: ["volontari"], righe: { dimensione: "zona", soloPresenti: true } }),
      given: {
        ...volontari([{ zona: "nord" }, 2], [{ zona: "sud" }, 30]),
        stati: { "volontari|zona=nord": "riservato", "volontari|zona=sud": "stimato" },
      },
      rows: ["Zona | Posizioni", "Nord | x", "Sud | 30 (e)"],
    },
  ])("$name", check);

  test("whose sign is printed is explained under the table, each sign once, in the order of the legend", () => {
    const { tabella } = printed(perZona({ totale: true }), {
      ...volontari([{ zona: "nord" }, 2], [{ zona: "sud" }, null]),
      stati: { "volontari|zona=nord": "riservato" },
    });
    expect(tabella.segni).toEqual(["nulla", "non-disponibile", "riservato"]);
    expect(Object.keys(SEGNI)).toEqual(expect.arrayContaining([...tabella.segni]));
  });
});

describe("editions side by side", () => {
  const before = withEarlier(
    earlier(2018, 80),
    earlier(2019, 100),
    earlier(2019, 55, { dims: { zona: "sud" } }),
    earlier(2014, 1, { misura: "valore" }),
  );
  test.each<Case>([
    {
      name: "are rows, oldest first, and this one last",
      def: prova({ misure: ["volontari"], righe: { dimensione: "edizione" } }),
      given: { ...volontari([{ zona: "nord" }, 110]), edizione: withEarlier(earlier(2019, 100), earlier(2018, 80)) },
      rows: ["Edizione | Posizioni", "2018 | 80", "2019 | 100", "2020 | 110"],
    },
    {
      name: "are columns beside each row, with what an edition did not publish",
      def: prova({
        misure: ["volontari"],
        righe: { dimensione: "zona", membri: ["nord", "sud"] },
        colonne: { dimensione: "edizione" },
      }),
      given: { ...volontari([{ zona: "nord" }, 110]), edizione: before },
      rows: ["Zona | 2014 | 2018 | 2019 | 2020", "Nord | n.c. | n.d. | n.d. | 110", "Sud | n.c. | n.d. | 55 | –"],
    },
    {
      name: "compare measures in rows, each with its own unit and decimals",
      def: prova({
        misure: ["volontari", "valore", "ore"],
        righe: { dimensione: "misura" },
        colonne: { dimensione: "edizione" },
      }),
      given: {
        cells: {
          volontari: [[{ zona: "nord" }, 110]],
          valore: [[{ zona: "nord" }, 12345.6]],
          ore: [[{ zona: "nord" }, 6.5]],
        },
        edizione: withEarlier(earlier(2019, 100), earlier(2019, null, { misura: "ore" })),
      },
      rows: [
        "Misura | 2019 | 2020",
        "Volontari | 100 | 110",
        "Valore complessivo (euro) | n.d. | 12.346",
        "Ore donate | n.d. | 6,5",
      ],
    },
  ])("$name", check);

  test("say under the table how much of the network answered each time", () => {
    const def = prova({ misure: ["volontari"], righe: { dimensione: "edizione" } });
    const { note } = printed(def, {
      ...volontari([{ zona: "nord" }, 1]),
      edizione: withEarlier(earlier(2019, 1, { copertura: 0.8 })),
    });
    expect(note).toEqual([
      "Parte della rete che ha risposto: 2019 80%, 2020 90%.",
      expect.stringContaining("non si dice: non abbiamo che cosa dichiarò ciascun ente nel 2019"),
    ]);
  });

  test("say of which edition it is not told", () => {
    const def = prova({ misure: ["volontari"], righe: { dimensione: "edizione" } });
    const others = [earlier(2017, 1, { copertura: 0.7 }), earlier(2018, 1, { copertura: null })];
    const { note } = printed(def, { ...volontari([{ zona: "nord" }, 1]), edizione: withEarlier(...others) });
    expect(note).toContain("Parte della rete che ha risposto: 2017 70%, 2020 90%; del 2018 non si dice.");
  });

  test("are no table at all in the first edition", () => {
    const def = prova({ misure: ["volontari"], righe: { dimensione: "edizione" } });
    expect(composed({ prospetti: [def], edizione: BORGO }).model.prospetti).toEqual({});
  });
});
