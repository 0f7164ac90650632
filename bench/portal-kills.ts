// The portal killed again and again while enti send: what was answered must be there, once and whole.
import { setTimeout } from "node:timers/promises";
import { type Member, running, type Sent, sendAs } from "./portal-members.ts";

/** How many files that were answered are lost, or there twice. */
export async function killed(cartella: string, members: readonly Member[], times: number): Promise<number> {
  const answered: Sent[] = [];
  for (let n = 0; n < times; n++) {
    const portal = await running(cartella);
    const send = async (member: Member): Promise<void> => {
      for (;;) answered.push(await sendAs(portal, member));
    };
    const all = Promise.allSettled(members.map(send));
    // Each time a little later: while files come, while they are archived, while they are read.
    await setTimeout(50 + ((n * 397) % 3000));
    await portal.stop("SIGKILL");
    await all;
    process.stderr.write(`ucciso ${n + 1} di ${times}: ${answered.length} invii con risposta\n`);
  }
  const last = await running(cartella);
  const lost = await last.lost(answered, cartella);
  await last.stop();
  return lost;
}
