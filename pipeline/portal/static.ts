// What the pages ask for beside themselves: one stylesheet (and that of the draft), one script, the fonts of the report. Nothing from elsewhere.
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance } from "fastify";
import { packed, sendPacked } from "./packed.ts";
import type { Pages } from "./pages.ts";

const fontsOf = (name: string): string =>
  join(dirname(fileURLToPath(import.meta.resolve(`@fontsource/${name}/package.json`))), "files");

/** Each with the folder it lies in. */
const FONTS: readonly (readonly [string, string])[] = [
  ["titillium-web-latin-600-normal.woff2", "titillium-web"],
  ["titillium-web-latin-700-normal.woff2", "titillium-web"],
  ["source-sans-3-latin-400-normal.woff2", "source-sans-3"],
  ["source-sans-3-latin-600-normal.woff2", "source-sans-3"],
];

const HOUR = "public, max-age=3600";

export async function addStatic(app: FastifyInstance, { stile, script, bozza }: Pages): Promise<void> {
  await app.register(fastifyStatic, { root: fontsOf("titillium-web"), serve: false });
  for (const [file, folder] of FONTS)
    app.get(`/s/${file}`, (_, reply) => reply.sendFile(file, fontsOf(folder), { maxAge: "30d" }));
  const texts = { "portale.css": stile, "bozza.css": bozza, "portale.js": script };
  for (const [name, text] of Object.entries(texts)) {
    const content = packed(text);
    const type = name.endsWith(".css") ? "text/css; charset=utf-8" : "text/javascript; charset=utf-8";
    app.get(`/s/${name}`, (request, reply) =>
      sendPacked(request, reply.header("Cache-Control", HOUR).type(type), content),
    );
  }
}
