// The portal killed again and again while enti send: what was answered must be there, once and whole.
import { setTimeout } from "node:timers/promises";
import { type Member, running, type Sent, sendAs } from "./portal-members.ts";

const PATIENCE_MS = 60_000;

/** How many files that were answered are lost, or there twice. */
export async function killed(cartella: string, members: readonly Member[], times: number): Promise<number> {
  const answered: Sent[] = [];
  for (let n = 0; n < times; n++) {
    const portal = await running(cartella);
    const send = async (member: Member): Promise<void> => {
      for (;;) await sendAs(portal, member, (sent) => answered.push(sent));
    };
    const before = answered.length;
    const all = Promise.allSettled(members.map(send));
    // Never before somebody was told that their files are there: a kill that meets nobody shows nothing.
    for (let waited = 0; answered.length === before && waited < PATIENCE_MS; waited += 20) await setTimeout(20);
    // Then each time a little later: while files come, while they are archived, while they are read.
    await setTimeout((n * 397) % 1500);
    await portal.stop("SIGKILL");
    await all;
    process.stderr.write(`ucciso ${n + 1} di ${times}: ${answered.length} invii con risposta\n`);
  }
  const last = await running(cartella);
  const lost = await last.lost(answered, cartella);
  await last.stop();
  if (answered.length < times)
    throw new Error(`only ${answered.length} were answered: it was killed too early to show anything`);
  return lost;
}
