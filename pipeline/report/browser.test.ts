import { expect, test } from "vitest";
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
