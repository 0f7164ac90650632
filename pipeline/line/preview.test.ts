// What the window shows of an edition while its folder is written.
import { appendFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { borgo } from "../edizione/borgo.support.ts";
import { QUIET } from "../effects/quiet.support.ts";
import { openPreview } from "./preview.ts";

test("what could not be made is still made when only a text is mended: no old number is shown as good", async () => {
  const { cartella } = await borgo();
  const glossario = join(cartella, "testi/glossario.csv");
  writeFileSync(join(cartella, "testi/04-rete.md"), '---\ntitolo: La rete\n---\nSono {{figura "enti"}} enti.\n');
  const preview = openPreview({ cartella }, QUIET);
  const enti = ({ html }: { readonly html: string }): number => Number(/Sono .*?(\d+).*? enti\./.exec(html)?.[1]);
  const before = enti(await preview.make("tutto"));
  expect(before).toBeGreaterThan(2);
  appendFileSync(join(cartella, "enti.csv"), "E090,Nuova,ente,associazione,nord,crescere,,\n");
  writeFileSync(glossario, "termine\nAccesso\n");
  await expect(preview.make("tutto")).rejects.toThrow("glossario.csv");
  writeFileSync(glossario, "termine,definizione\nAccesso,Una visita.\n");
  expect(enti(await preview.make("testi"))).toBe(before + 1);
  preview.close();
});
