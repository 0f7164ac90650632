import { expect, test } from "vitest";
import { borgo } from "../edizione/borgo.support.ts";
import { writeWorkbook } from "../workbooks/workbook.ts";
import { writeAll } from "./moduli-writers.ts";

const edizione = await borgo();
const tasks = edizione.enti.map((ente) => ({ ente, prima: null }));

test("workbooks are the same, whichever process writes them, one for each ente", async () => {
  expect(tasks.length).toBeGreaterThan(3);
  const written = new Map<string, Uint8Array>();
  const done = async ({ ente }: { ente: { codice: string } }, bytes: Uint8Array): Promise<void> => {
    expect(written.has(ente.codice)).toBe(false);
    written.set(ente.codice, bytes);
    // While this process is busy with what it wrote the other one goes on.
    if (written.size === 1) await expect.poll(() => written.size).toBeGreaterThan(2);
  };
  const termini = { entro: "venerdì 31 marzo 2017", aiuto: "Ugo: 000 000 000" };
  await writeAll({ ...edizione, termini }, tasks, done, 2, 1);
  for (const { ente } of tasks)
    expect(written.get(ente.codice)).toEqual(await writeWorkbook({ ...edizione, termini }, ente, {}, { prima: null }));
});

test("a disk that takes no more stops all", async () => {
  let count = 0;
  const full = async (): Promise<void> => {
    count++;
    throw new Error("ENOSPC");
  };
  await expect(writeAll({ ...edizione, termini: null }, tasks, full, 2, 1)).rejects.toThrow("ENOSPC");
  expect(count).toBeLessThan(3);
});
