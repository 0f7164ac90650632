// A year's reminders, day by day on a simulated calendar: each goes to exactly who owes something, once, and says what.
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { diagnose } from "../../schemas/diagnostic.ts";
import { FORBIDDEN, gulpease, LONGEST, READABLE, sentences } from "../../schemas/readable.support.ts";
import { endOfDay } from "./dates.ts";
import { type How, missing, someParts, toMend, unread } from "./owed.ts";
import { type ProvaPortal, provaPortal, RACCOLTA_DI_PROVA, Visitor } from "./portal.support.ts";
import { dueReminders, stepOf } from "./reminders.ts";
import { type ProvaServer, plainOf, provaServer } from "./smtp.support.ts";
import { remindByItself } from "./staff/reminding.ts";

let server: ProvaServer;
beforeAll(async () => {
  server = await provaServer();
});
beforeEach(() => {
  server.received.length = 0;
});
afterAll(() => server.stop());

const ROW = "ente;edizione;cantiere;zona;volontari;donne";
const FILES = {
  "riservato/contatti.csv":
    "ente,email,nome\nE002,anna@esempio.invalid,Anna\nE002,bea@esempio.invalid,\nE003,carla@esempio.invalid,Carla\nE004,dora@esempio.invalid,\n",
  "riservato/coordinatori.csv":
    "cantiere,zona,nome,email\ncrescere,,Ugo,ugo@esempio.invalid\nabitare,,Ivo,ivo@esempio.invalid\n",
  "inviati/alfa.csv": `${ROW}\nE002;2020;Crescere;Nord;20;3\n`,
  "inviati/beta.csv": `${ROW}\nE003;2020;Curare;Nord;20;3\n`,
};
const AUTOMATICI = `automatici: true\n${RACCOLTA_DI_PROVA}`;

/** Something that is done about an ente, at ten in the morning. */
function doneAbout({ portale }: ProvaPortal, ente: string, giorno: string, tipo: string, dati: object = {}): void {
  portale.registro.addEvento({ il: `${giorno}T09:00:00.000Z`, ente, chi: "prova", tipo, dati: JSON.stringify(dati) });
}

/** Each day of Rome from one to another, both included. */
function daysFrom(first: string, last: string): string[] {
  const days: string[] = [];
  for (let at = Date.parse(first); at <= Date.parse(last); at += 86_400_000)
    days.push(new Date(at).toISOString().slice(0, 10));
  return days;
}

test.each([
  [22, null],
  [21, 21],
  [15, 21],
  [14, 14],
  [7, 7],
  [2, 7],
  [1, 1],
  [0, 1],
  [-1, null],
  [-3, -3],
  [-40, -3],
])("%i days before the last one the step is %s", (giorni, step) => expect(stepOf(giorni)).toBe(step));

test("over the whole calendar exactly who owes something is written to, once for each step, also when the day is looked at again", async () => {
  const portal = await provaPortal({ ...FILES, "raccolta.yaml": AUTOMATICI }, null, server.deliver);
  const written: string[] = [];
  const told = new Map<string, string>();
  for (const giorno of daysFrom("2021-03-01", "2021-04-12")) {
    portal.at(`${giorno}T09:00:00.000Z`);
    if (giorno === "2021-03-11")
      doneAbout(portal, "E002", giorno, "firmata", { nome: "A", ruolo: "b", protocolli: [] });
    if (giorno === "2021-03-12")
      doneAbout(portal, "E003", giorno, "rimandata", { motivi: [{ parte: "volontari", motivo: "Sono venti?" }] });
    if (giorno === "2021-03-18") doneAbout(portal, "E002", giorno, "accettata");
    if (giorno === "2021-03-20") doneAbout(portal, "E004", giorno, "rinuncia", { motivo: "chiusi" });
    // At night nobody is written to; by day the same look again finds nothing new.
    portal.at(`${giorno}T03:00:00.000Z`);
    expect(await remindByItself(portal.portale)).toBe(0);
    portal.at(`${giorno}T09:30:00.000Z`);
    await remindByItself(portal.portale);
    expect(await remindByItself(portal.portale)).toBe(0);
    await portal.portale.posta.send();
    for (const { to, source } of server.received.splice(0)) {
      written.push(`${giorno} ${to.split("@")[0]}`);
      told.set(`${giorno} ${to.split("@")[0]}`, source);
    }
  }
  expect(written).toEqual([
    // 21 days before: who lacks parts, who sent nothing.
    ...["2021-03-10 anna", "2021-03-10 bea", "2021-03-10 carla", "2021-03-10 dora"],
    // Five days after a signature, to who coordinates; E002 owes nothing any more.
    "2021-03-16 ugo",
    // Five days after it was sent back, and 14 before the last: one letter.
    ...["2021-03-17 carla", "2021-03-17 dora"],
    // E004 has said that it does not take part.
    ...["2021-03-24 carla", "2021-03-30 carla", "2021-04-03 carla"],
  ]);
  const storia = portal.portale.registro.eventi("E003").filter(({ tipo }) => tipo === "promemoria");
  expect(storia).toHaveLength(5);
  expect(portal.said).toEqual([]);
  await portal.close();
});

test("nothing leaves by itself unless the edition says so; what is sent is what was seen, with links that open", async () => {
  const portal = await provaPortal(FILES, null, server.deliver);
  portal.at("2021-03-10T09:00:00.000Z");
  expect(await remindByItself(portal.portale)).toBe(0);
  const analista = new Visitor(portal.indirizzo);
  await analista.enter(portal.staffLink("analista"));
  const page = await analista.get("/promemoria");
  expect(page.html).toContain("Oggi tocca a <b>4 lettere</b>");
  expect(page.html).toContain("Senza un indirizzo: 1");
  expect(page.html).toMatch(/Gamma.*?dora@esempio\.invalid.*?non ci è ancora arrivato niente da Gamma/s);
  // Said by somebody else meanwhile: what was seen is no longer what would be sent.
  doneAbout(portal, "E004", "2021-03-10", "rinuncia", { motivo: "chiusi" });
  const visto = (html: string): string => /name="visto" value="(\w+)"/.exec(html)?.[1] ?? "";
  const again = await analista.post("/promemoria", { visto: visto(page.html) });
  expect(again.status).toBe(409);
  expect(server.received).toEqual([]);
  expect((await analista.post("/promemoria", { visto: visto(again.html) })).html).toContain("Fatto: 3 lettere");
  await portal.portale.posta.send();
  const anna = server.received.find(({ to }) => to.startsWith("anna"));
  const text = plainOf(anna?.source ?? "");
  const link = /http\S+\/e\/[\w-]{43}/.exec(text)?.[0] ?? "";
  expect(await new Visitor(portal.indirizzo).enter(link)).toMatchObject({ path: "/pagina" });
  expect((await analista.get("/promemoria")).html).toContain("Oggi non c’è nessuno");
  expect((await analista.get("/enti/E002")).html).toContain("Promemoria per Anna: hanno mandato solo una parte.");
  portal.portale.registro.addEvento({
    il: "2021-03-12T09:00:00.000Z",
    ente: "E002",
    chi: "x",
    tipo: "firmata",
    dati: '{"nome":"A","ruolo":"b","protocolli":[]}',
  });
  portal.at("2021-03-17T09:00:00.000Z");
  const words = dueReminders(portal.portale).promemoria.map(
    ({ persona, motivo }) => `${persona.email.split("@")[0]} ${motivo}`,
  );
  expect(words).toEqual(["carla mancano parti", "ugo da accettare"]);
  await portal.close();
});

test("a reminder that names the last day never leaves after it, and the staff is told", async () => {
  const portal = await provaPortal({ ...FILES, "raccolta.yaml": AUTOMATICI }, null, server.deliver);
  await server.stop();
  portal.at("2021-03-31T15:00:00.000Z");
  await remindByItself(portal.portale);
  const { lettere } = portal.portale.registro;
  expect(dueReminders(portal.portale).promemoria).toEqual([]);
  // Midnight of Rome, in summer time.
  expect(new Set(lettere().map(({ scade_il }) => scade_il))).toEqual(new Set(["2021-03-31T22:00:00.000Z"]));
  portal.at("2021-03-31T22:00:00.000Z");
  await server.start();
  await portal.portale.posta.send();
  expect(server.received).toEqual([]);
  expect(new Set(lettere().map(({ esito }) => esito))).toEqual(new Set(["scaduta"]));
  const analista = new Visitor(portal.indirizzo);
  await analista.enter(portal.staffLink("analista"));
  expect((await analista.get("/quadro")).html).toContain("Non è partita in tempo");
  await portal.close();
});

test.each([
  ["2021-03-31", "2021-03-31T22:00:00.000Z"],
  ["2021-01-31", "2021-01-31T23:00:00.000Z"],
  ["2021-03-28", "2021-03-28T22:00:00.000Z"],
  ["2021-10-31", "2021-10-31T23:00:00.000Z"],
])("%s is over in Rome at %s", (day, end) => expect(endOfDay(day)).toBe(end));

const WHO = { ente: "E002", denominazione: "Alfa" };
const HOWS: readonly How[] = [
  { via: "risposta", entro: "" },
  { via: "risposta", entro: " entro venerdì 30 aprile 2027" },
  { via: "pagina", entro: " entro oggi" },
];
const wrong = diagnose("niente-e-righe", [{ file: "a.csv", riga: 3 }], { righe: 2 });
const asked = { ...wrong, gravita: "confermare" as const };
const counted = { isCounted: true, parti: [], surveys: new Set<string>() };

test.each(HOWS)("letters are written for who reads them in a hurry (%j)", (how) => {
  for (const { oggetto, testo } of [
    missing(WHO, "Bilancio 2020", how),
    unread(WHO, [{ file: "a.xlsx", motivo: "è protetto" }], "Bilancio 2020", how),
    someParts(WHO, ["Servizi e attività"], "Bilancio 2020", how),
    ...[[wrong], [{ ...wrong, campo: "volontari" }], [asked], [wrong, asked]].flatMap((found) => [
      toMend(WHO, found, "Bilancio 2020", how, counted),
      toMend(WHO, found, "Bilancio 2020", how, {
        isCounted: false,
        parti: ["Servizi e attività"],
        surveys: new Set(["a.csv"]),
      }),
    ]),
  ])
    isReadable(oggetto, testo);
});

test("only what is to be confirmed can be answered with «it is right», and what is to be corrected comes first", () => {
  const letter = (...found: readonly (typeof wrong)[]): string =>
    toMend(WHO, found, "Bilancio 2020", { via: "risposta", entro: "" }, counted).testo;
  expect(letter(wrong)).not.toContain("giusto così");
  expect(letter(wrong)).toMatch(/Sistema il file e rimandacelo\.$/);
  expect(letter({ ...wrong, campo: "volontari" })).toContain(
    "oppure rispondi a questo messaggio con ciò che va scritto",
  );
  expect(letter(asked)).toMatch(/Se è giusto così, rispondi a questo messaggio e scrivi il motivo/);
  expect(letter(asked, wrong)).toMatch(/Da correggere:.*Da confermare:.*Se ciò che è da confermare è giusto così/s);
});

test("so are reminders, whatever they are about", async () => {
  const portal = await provaPortal(FILES);
  doneAbout(portal, "E003", "2021-03-01", "rimandata", { motivi: [{ parte: "volontari", motivo: "Sono venti?" }] });
  for (const giorno of ["2021-03-10", "2021-03-31", "2021-04-05"]) {
    portal.at(`${giorno}T09:00:00.000Z`);
    for (const { oggetto, testo } of dueReminders(portal.portale).promemoria) isReadable(oggetto, testo);
  }
  await portal.close();
});

/** What others wrote, in lists, is theirs. */
function isReadable(oggetto: string, testo: string): void {
  const ours = testo
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("- "))
    .join(" ");
  expect(`${oggetto} ${ours}`).not.toMatch(FORBIDDEN);
  expect(`${oggetto} ${ours}`).not.toMatch(/«»|\.\.|\s[,;:?]|\s\s/);
  expect(gulpease(ours), ours).toBeGreaterThan(READABLE);
  expect(Math.max(...sentences(ours).map((one) => one.split(/\s+/).length)), ours).toBeLessThanOrEqual(LONGEST);
}
