// Whoever is inside and curious: other people's numbers in every field of their own forms, fields that no page has, questions that
// no list asks. Nothing of others moves, and no page breaks.
import { afterAll, beforeAll, expect, test } from "vitest";
import { chiaveOf } from "./ente/deciding.ts";
import { builtDraft, type ProvaPortal, provaPortal, START, Visitor } from "./portal.support.ts";
import { ROTTE } from "./portal.ts";

const [OWN, FOREIGN] = ["E003", "E002"];
const wrong = (ente: string): string =>
  `ente;edizione;cantiere;zona;volontari;donne\n${ente};2020;Curare;Nord;circa 20;3\n`;

let portal: ProvaPortal;
const people = new Map<string, Visitor>();
beforeAll(async () => {
  portal = await provaPortal({ "inviati/beta.csv": wrong(OWN), "inviati/alfa.csv": wrong(FOREIGN) });
  portal.enteLink(FOREIGN, "altri");
  const html = await builtDraft(portal.cartella);
  const sha256 = await portal.portale.bozze.keep(Buffer.from(html));
  portal.portale.registro.addDetto({ il: START, chi: "x" }, "bozza", { sha256, costruita_il: START });
  for (const [who, link, page] of [
    ["ente", portal.enteLink(OWN), "/carica"],
    ["coordinatore", portal.staffLink("coordinatore", "cantiere=curare"), `/enti/${OWN}`],
    ["lettore", portal.staffLink("lettore", "Consiglio"), "/bozza/commenta/grafico-residenti"],
    ["facilitatore", portal.staffLink("facilitatore"), "/tavolo/2"],
    ["analista", portal.staffLink("analista"), `/enti/${OWN}`],
  ] as const) {
    const one = new Visitor(portal.indirizzo);
    await one.enter(link);
    await one.get(page);
    people.set(who, one);
  }
});
afterAll(() => portal.close());

/** All that is known of the other ente, and who may do what. */
function ofOthers(): unknown {
  const { registro, raccolta } = portal.portale;
  const { decisions, letti, rimandi, diagnostics } = raccolta.now();
  const persone = registro.persone().filter(({ ambito }) => ambito === FOREIGN);
  return {
    eventi: registro.eventi(FOREIGN),
    persone: persone.map((each) => [each, registro.collegamenti(each.numero)]),
    ruoli: Object.groupBy(registro.persone(), ({ ruolo }) => ruolo).analista?.length,
    decisioni: [...decisions.values()].filter(({ ente }) => ente === FOREIGN),
    rimandi: rimandi.filter(({ ente }) => ente === FOREIGN),
    arrivi: letti.filter(({ ricezione }) => ricezione.ente_atteso === FOREIGN).length,
    trovati: diagnostics.filter(({ ente }) => ente === FOREIGN).map(({ esito }) => esito),
  };
}

test("the other ente's numbers and names in every field of one's own forms change nothing of theirs", async () => {
  const { registro, raccolta } = portal.portale;
  const finding = raccolta.now().diagnostics.find(({ ente }) => ente === FOREIGN);
  const theirs = String(finding?.protocollo);
  const own = String(raccolta.now().diagnostics.find(({ ente }) => ente === OWN)?.protocollo);
  const persona = String(registro.persone().find(({ ambito }) => ambito === FOREIGN)?.numero);
  const fields = {
    ...{ ente: FOREIGN, codice: FOREIGN, ente_atteso: FOREIGN, ambito: FOREIGN, di: "proprio" },
    ...{ ruolo: "analista", chi: "altri", il: "1999-01-01", stato: "accettata", tipo: "accettata", numero: theirs },
    ...{
      protocollo: theirs,
      persona,
      contatto: persona,
      collegamento: persona,
      commento: theirs,
      voce: "1",
      __proto__x: "1",
    },
    ...(finding === undefined
      ? {}
      : { k1: chiaveOf(finding), chiave: chiaveOf(finding), c1: "correggi", v1: "7", m1: "?" }),
  };
  const before = ofOthers();
  for (const [who, one] of people)
    for (const { metodo, url, files } of ROTTE) {
      // What ends a session, a link or the edition is tried elsewhere.
      if (metodo !== "POST" || files || /esci|chiudi|revoca|costruisci|errata|raccolta$|cancella|fuori/.test(url))
        continue;
      // Numbers of the other ente, under the name of one's own.
      const path = url
        .replace(":ente", OWN)
        .replace(":parte", "bisogni")
        .replace(":protocollo", who === "ente" && url.endsWith(":protocollo") ? own : theirs)
        .replace(/:(contatto|persona|collegamento)/g, persona)
        .replace(/:\w+/g, "1");
      const headers = { cookie: one.header(), origin: portal.indirizzo };
      const body = new URLSearchParams({ ...fields, _csrf: one.key });
      const answer = await fetch(portal.indirizzo + path, { method: "POST", body, headers, redirect: "manual" });
      expect(answer.status, `${who} ${path}: ${portal.said.at(-1)}`).toBeLessThan(500);
    }
  await raccolta.compared();
  expect(ofOthers()).toEqual(before);
  expect(portal.said).toEqual([]);
});

test.each([
  "pagina=1e309&ordine=__proto__&stato=constructor&cantiere=toString&zona=%00&q=%F0%9F%92%A9",
  "pagina=-3&ordine=&stato=%22%3E%3Cb%3Ezz&q=%3Cscript%3Ezz&cantiere=a&cantiere=b",
  "q[]=1&pagina[x]=2&quali=hasOwnProperty&salvata=%3Cb%3Ezz&ferma=1&superata=1&mandato=1&uscita=1",
  `q=${"a".repeat(3000)}&pagina=NaN&quali=__proto__`,
])("a list that is asked something odd is shown all the same (%#)", async (query) => {
  for (const [who, one] of people)
    for (const { metodo, url } of ROTTE) {
      if (metodo !== "GET" || url.startsWith("/e/") || /modulo|copia|originale|pdf|dati/.test(url)) continue;
      const path = url.replace(":ente", OWN).replace(":parte", "bisogni").replace(":ancora", "grafico-residenti");
      const headers = { cookie: one.header() };
      const answer = await fetch(`${portal.indirizzo}${path.replace(/:\w+/g, "1")}?${query}`, {
        headers,
        redirect: "manual",
      });
      expect([200, 303, 404, 409], `${who} ${path}: ${answer.status}`).toContain(answer.status);
      expect(/<b>zz|<script>zz/.test(await answer.text()), `${who} ${path}`).toBe(false);
    }
  expect(portal.said).toEqual([]);
});
