import { expect, test } from "vitest";
import { faultsOf } from "./axe.support.ts";
import { startBrowser } from "./browser.ts";

test("on a machine without browser it says the one command that installs one", async () => {
  const env = { PROGRAMFILES: "C:\\niente", PUPPETEER_CACHE_DIR: "/niente" };
  await expect(startBrowser({ env, platform: "win32" })).rejects.toThrow(
    "Per il PDF serve un browser e su questa macchina non c’è: installalo con «npx puppeteer browsers install chrome-headless-shell», poi riprova.",
  );
});

test("a browser named in the environment that is not there is said by its name", async () => {
  await expect(startBrowser({ env: { PUPPETEER_EXECUTABLE_PATH: "/niente/chrome" } })).rejects.toThrow(
    "«/niente/chrome»",
  );
});

test.runIf(process.platform === "linux" && process.arch === "x64")(
  "the Chromium of the npm package starts and prints",
  async () => {
    const browser = await startBrowser({
      env: { ...process.env, PUPPETEER_EXECUTABLE_PATH: undefined, BILANCIO_BROWSER: "npm" },
    });
    try {
      const page = await browser.newPage();
      await page.setContent("<h1>Prova</h1>");
      const pdf = await page.pdf({ tagged: true });
      expect(Buffer.from(pdf.subarray(0, 5)).toString()).toBe("%PDF-");
    } finally {
      await browser.close();
    }
  },
);

test("of a page at another width axe tells what is only there, and not again what was asked", async () => {
  const browser = await startBrowser();
  try {
    const page = await browser.newPage();
    const faint = "@media (min-width: 800px) { p { color: #bbb } i { display: inline } }";
    await page.setContent(
      `<html lang="it"><title>Prova</title><style>i { display: none } h1 { font-size: 4vw } ${faint}</style>
       <main><h1>Prova</h1><p>Si legge bene.</p><i><img src="data:,"></i></main></html>`,
    );
    const at = async (width: number): Promise<string[]> => {
      await page.setViewport({ width, height: 600 });
      return (await faultsOf(page)).map((told) => told.split(":")[0] ?? "");
    };
    expect(await at(360)).toEqual([]);
    expect(await at(1280)).toEqual(["image-alt", "color-contrast"]);
    expect(await at(1200)).toEqual([]);
  } finally {
    await browser.close();
  }
});
