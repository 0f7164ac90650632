// `npm run bench:portal`: what the portal costs and what it holds, on loopback, with the sample of 2016: how long who sends waits
// for the answer, how much memory it takes, and what is lost when it is killed. Nothing here passes or fails but what was lost.
//   --prove riga,caldo     only these: riga, caldo, cinquanta, lenti, cattive, posta, uccisioni
//   --enti 317             how many send
//   --uccisioni 20         how often it is killed while eight send
//   --scrivi               the table into docs/scala.md
import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { formatNumber } from "../schemas/unita.ts";
import { intoDocument } from "./document.ts";
import { killed } from "./portal-kills.ts";
import {
  askForLink,
  editionOf,
  type Member,
  type Running,
  remove,
  running,
  type Sent,
  sendAs,
} from "./portal-members.ts";
import { badRequests, slowClients } from "./portal-nuisance.ts";
import { downServer, lettersLost } from "./portal-post.ts";

const { values } = parseArgs({
  options: {
    prove: { type: "string" },
    enti: { type: "string", default: "317" },
    uccisioni: { type: "string", default: "20" },
    scrivi: { type: "boolean", default: false },
    json: { type: "string" },
  },
});
const PROVE = ["riga", "caldo", "cinquanta", "lenti", "cattive", "posta", "uccisioni"] as const;
const asked = values.prove?.split(",") ?? [...PROVE];
const wrong = asked.find((name) => !(PROVE as readonly string[]).includes(name));
if (wrong !== undefined) throw new Error(`--prove: ${PROVE.join(", ")}`);

interface Row {
  readonly prova: string;
  readonly invii: number;
  /** Milliseconds from the last byte to the answer. */
  readonly tempi: readonly number[];
  /** And to the answer that is compared with the rest. */
  readonly confrontate: readonly number[];
  readonly persi: number;
  /** Seconds of processor time for each of them; null where the system does not say it. */
  readonly cpu: number | null;
}
const rows: Row[] = [];
const at = (times: readonly number[], share: number): number =>
  times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
const ms = (n: number): string => `${formatNumber(Math.round(n))} ms`;
const cells = ({ prova, invii, tempi, confrontate, persi, cpu }: Row): string[] => [
  ...[
    prova,
    formatNumber(invii),
    ms(at(tempi, 0.5)),
    ms(at(tempi, 0.95)),
    ms(Math.max(0, ...tempi)),
    ms(at(confrontate, 0.95)),
    cpu === null ? "–" : ms(cpu * 1000),
    formatNumber(persi),
  ],
];

/** Does it, and tells what it took. */
async function tell(prova: string, portal: Running, work: () => Promise<Sent[]>): Promise<void> {
  const before = portal.cpu();
  const sent = await work();
  const after = portal.cpu();
  const row = {
    prova,
    invii: sent.length,
    tempi: sent.map(({ millisecondi }) => millisecondi),
    confrontate: sent.map(({ confrontata }) => confrontata),
    persi: await portal.lost(sent, cartella),
    cpu: before === null || after === null ? null : (after - before) / sent.length,
  };
  rows.push(row);
  process.stderr.write(`${cells(row).join(" · ")}\n`);
}

const { cartella, members } = await editionOf(Number(values.enti));
const inTurn = async (portal: Running, some: readonly Member[]): Promise<Sent[]> => {
  const sent: Sent[] = [];
  for (const member of some) sent.push(await sendAs(portal, member));
  return sent;
};
const together = (portal: Running, some: readonly Member[]): Promise<Sent[]> =>
  Promise.all(some.map((member) => sendAs(portal, member)));
let megabyte: number | null = null;
let [lostByKills, lostLetters] = [0, 0];
try {
  const smtp = await downServer();
  const env = { BILANCIO_SMTP_URL: asked.includes("posta") ? smtp.url : "" };
  const portal = await running(cartella, env);
  if (asked.includes("riga")) await tell("uno dopo l'altro", portal, () => inTurn(portal, members));
  else for (let n = 0; n < members.length; n += 25) await together(portal, members.slice(n, n + 25));
  const few = members.slice(0, 30);
  if (asked.includes("caldo")) await tell("a raccolta piena, uno alla volta", portal, () => inTurn(portal, few));
  if (asked.includes("cinquanta"))
    await tell("cinquanta insieme", portal, () => together(portal, members.slice(0, 50)));
  if (asked.includes("lenti")) {
    const slow = await slowClients(portal, members.slice(50, 70));
    await tell("mentre venti mandano un byte al secondo", portal, () => inTurn(portal, few));
    slow.end();
  }
  if (asked.includes("cattive")) {
    const bad = badRequests(portal);
    await tell("durante diecimila richieste sbagliate", portal, () => inTurn(portal, few));
    await bad;
  }
  if (asked.includes("posta"))
    await tell("con il server di posta giù, e una lettera per ognuno", portal, async () => {
      for (const member of few) await askForLink(portal, member);
      return inTurn(portal, few);
    });
  megabyte = (await portal.stop()).megabyte;
  if (asked.includes("posta")) {
    // Opened again with the server up: what waited leaves, once.
    await smtp.up();
    const again = await running(cartella, env);
    lostLetters = await lettersLost(
      smtp,
      few.map(({ email }) => email),
    );
    await again.stop();
  }
  await smtp.stop();
  if (asked.includes("uccisioni")) lostByKills = await killed(cartella, members.slice(0, 8), Number(values.uccisioni));
} finally {
  remove(cartella);
}
const head = [
  "prova",
  "invii",
  "metà entro",
  "95 su 100 entro",
  "il peggiore",
  "confrontata, 95 su 100",
  "processore per invio",
  "persi",
];
const lines = [head, head.map(() => "---"), ...rows.map(cells)].map((each) => `| ${each.join(" | ")} |`);
const notes = [
  ...(megabyte === null
    ? []
    : [`Memoria del portale con i suoi lettori, nel momento peggiore: ${formatNumber(megabyte)} MB.`]),
  ...(asked.includes("posta")
    ? [
        `Tornato il server di posta, le lettere che aspettavano sono partite: ${formatNumber(lostLetters)} perse o doppie.`,
      ]
    : []),
  ...(asked.includes("uccisioni")
    ? [`Ucciso ${values.uccisioni} volte mentre otto mandano: ${formatNumber(lostByKills)} invii persi o doppi.`]
    : []),
];
const table = `${lines.join("\n")}\n\n${notes.join("\n")}\n`;
console.log(`\n${table}`);
if (values.json !== undefined)
  await writeFile(values.json, `${JSON.stringify({ rows, megabyte, lostLetters, lostByKills }, null, 1)}\n`);
if (values.scrivi) await intoDocument("portale", table);
if (rows.some(({ persi }) => persi > 0) || lostByKills > 0 || lostLetters > 0) process.exitCode = 1;
