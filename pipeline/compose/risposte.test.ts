// A voice bears the answer to what it proposes, and a proposal how many voices asked for it.
import { expect, test } from "vitest";
import { BORGO } from "./prova.support.ts";
import { answersTo, proposalsTitle } from "./risposte.ts";

const voice = (proposta: string | null) => ({ cantiere: "curare", occasione: "Cena", testo: "Detto", proposta });
const proposal = (codice: string, risposta: string) =>
  ({ ...{ codice, risposta, occasione: "cena", cantiere: "curare", proposta: codice }, stato: "accolta" }) as const;
const tied = (voci: readonly [string, string][], ...said: (string | null)[]) =>
  answersTo(
    {
      ...BORGO,
      proposte: [proposal("", "Di un'altra."), proposal("sere", "Accolta."), proposal("mezzi", "Non ancora.")],
      voci: voci.map(([proposta, voce], i) => ({ proposta, voce, riga: i + 2 })),
    },
    said.map(voice),
  );

test.each([
  { name: "the same words", voce: "Aprire la sera.", said: "Aprire la sera.", risposta: "Accolta." },
  { name: "other signs and capitals", voce: "Aprire, la sera", said: "aprire la sera!", risposta: "Accolta." },
  { name: "words that begin so", voce: "Aprire la…", said: "Aprire la sera, a turno.", risposta: "Accolta." },
  { name: "words that begin otherwise", voce: "Aprire la…", said: "Non aprire la sera.", risposta: undefined },
  { name: "more than the words", voce: "Aprire", said: "Aprire la sera", risposta: undefined },
  { name: "no proposal", voce: "Aprire la sera", said: null, risposta: undefined },
])("$name: the answer is $risposta", ({ voce, said, risposta }) => {
  const { citazioni, quante } = tied([["sere", voce]], said);
  expect(citazioni[0]?.risposta).toBe(risposta);
  expect(quante.get("sere")).toBe(risposta === undefined ? undefined : 1);
});

test("several ways of saying it are one proposal, counted together", () => {
  const { quante, difetti } = tied(
    [
      ["sere", "Di sera…"],
      ["sere", "Anche tardi"],
      ["mezzi", "Un mezzo in comune"],
    ],
    ...["Di sera, a turno", "Di sera", "anche tardi", "Altro"],
  );
  expect([...quante]).toEqual([["sere", 3]]);
  expect(difetti.map(({ file, riga, cosa }) => `${file} ${riga}: ${cosa}`)).toEqual([
    "progetto/voci.csv 4: nessuna voce propone «Un mezzo in comune»",
  ]);
});

test("while no voice came nothing is missing among them", () => {
  expect(tied([["sere", "Di sera…"]]).difetti).toEqual([]);
});

const states = (...stati: string[]) => stati.map((stato) => ({ stato }));

test.each([
  { all: states("accolta"), title: null },
  { all: states("accolta", "in-parte"), title: "Su due proposte una è accolta, una in parte o in corso" },
  { all: states("in-parte", "non-ancora"), title: "Su due proposte una è accolta in parte o in corso, una aspetta" },
  {
    all: states("accolta", "accolta", "in-parte", "in-parte", "non-ancora", "non-ancora"),
    title: "Su sei proposte due sono accolte, due in parte o in corso, due aspettano",
  },
  { all: states("non-ancora", "non-ancora", "non-ancora"), title: "Tutte e tre le proposte aspettano" },
])("of the proposals the title says what became of them: $title", ({ all, title }) => {
  expect(proposalsTitle(all)).toBe(title);
});
