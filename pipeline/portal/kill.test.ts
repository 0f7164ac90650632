// A power cut while enti send: what got an answer is there, once and whole; who was in is still in when the portal opens again.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { archivePath, sha256 } from "../collect/archive.ts";
import { openRegistro } from "../collect/registro.ts";
import { openRegistroPortale } from "../collect/registro-portale.ts";
import { borgoFolder } from "../edizione/borgo.support.ts";
import { newLink } from "./identity/access.ts";
import { RACCOLTA_DI_PROVA, Visitor } from "./portal.support.ts";

/** The real command, in a process that can be killed; resolves when it listens. */
async function opened(cartella: string): Promise<{ origin: string; kill: () => Promise<void> }> {
  const child = spawn(process.execPath, ["pipeline/cli.ts", "portal", cartella, "--porta", "0"], {
    env: { ...process.env, NODE_OPTIONS: "" },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  const origin = await new Promise<string>((resolve, reject) => {
    child.stderr.on("data", (chunk) => {
      said += chunk;
      const found = /Il portale è aperto: (\S+)/.exec(said)?.[1];
      if (found !== undefined) resolve(found);
    });
    child.on("exit", () => reject(new Error(said)));
  });
  const kill = async (): Promise<void> => {
    child.kill("SIGKILL");
    if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
  };
  return { origin, kill };
}

const textOf = (n: number): string =>
  `ente;edizione;cantiere;zona;volontari;donne\nE003;2020;Curare;Nord;${n + 10};1\n`;

test("killed while files come, the portal has each that was answered, once and whole, and lets in who was in", async () => {
  const cartella = borgoFolder([], { "raccolta.yaml": RACCOLTA_DI_PROVA });
  const archivio = join(cartella, "archivio");
  const people = openRegistroPortale(archivio);
  const now = new Date().toISOString();
  const who = { ruolo: "ente", ambito: "E003", nome: "segreteria", email: "" } as const;
  const secret = newLink(people, { ...who, numero: people.addPersona(who, now) }, now, "2099-03-31");
  people.close();

  const answered: number[] = [];
  let sent = 0;
  let last: Visitor | undefined;
  for (const killAfterMs of [150, 700]) {
    const portal = await opened(cartella);
    const one = new Visitor(portal.origin, last);
    if (last === undefined) await one.enter(`${portal.origin}/e/${secret}`);
    expect((await one.get("/carica")).h1).toBe("Carica il file");
    const send = async (): Promise<void> => {
      for (;;) {
        const n = sent++;
        const each = new Visitor(portal.origin, one);
        const { status } = await each.upload("/carica", { [`f${n}.csv`]: textOf(n) });
        expect(status).toBe(200);
        answered.push(n);
      }
    };
    const clients = Promise.allSettled(Array.from({ length: 8 }, send));
    await new Promise((resolve) => setTimeout(resolve, killAfterMs));
    await expect.poll(() => answered.length, { timeout: 30_000 }).toBeGreaterThan(0);
    await portal.kill();
    await clients;
    last = one;
  }
  const again = await opened(cartella);
  expect((await new Visitor(again.origin, last).get("/pagina")).h1).toBe("La tua pagina");
  await again.kill();
  const registro = openRegistro(archivio);
  const arrivals = registro.ricezioni();
  registro.close();
  for (const n of answered)
    expect(
      arrivals.filter(({ nome }) => nome === `f${n}.csv`),
      `f${n}.csv`,
    ).toHaveLength(1);
  for (const { nome, sha256: hash } of arrivals) {
    expect(sha256(readFileSync(archivePath(archivio, hash))), nome).toBe(hash);
    expect(hash).toBe(sha256(Buffer.from(textOf(Number(/\d+/.exec(nome)?.[0])))));
  }
});
