// The files for who keeps the portal cannot be run here: what they name must at least be there, and be of this program.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { COMANDI } from "../../pipeline/commands/catalogue.ts";
import { ROOMS } from "../rooms.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const read = (name: string): string => readFileSync(join(ROOT, "scripts/portale", name), "utf8");
const dockerfile = read("Dockerfile");
const options = new Set(Object.keys(COMANDI.portal.opzioni).map((name) => `--${name}`));
const given = (text: string): string[] => text.match(/--[a-z][a-z-]*/g) ?? [];

test("what goes into the container is there, is let in, and is all that the program imports", () => {
  const copied = [...dockerfile.matchAll(/^COPY (.*) \S+$/gm)].flatMap(([, names = ""]) => names.split(" "));
  expect(copied.length).toBeGreaterThan(4);
  expect(copied.filter((name) => !existsSync(join(ROOT, name)))).toEqual([]);
  const letIn = [...read("Dockerfile.dockerignore").matchAll(/^!(.*)$/gm)].map(([, name]) => name);
  expect(letIn.toSorted()).toEqual(copied.toSorted());
  const imported = ROOMS.filter(({ room }) => room.startsWith("pipeline/")).flatMap(({ mayImport }) => mayImport);
  const needed = new Set(imported.map((room) => room.split("/")[0] ?? ""));
  expect([...needed].filter((name) => !copied.includes(name))).toEqual([]);
});

test("the Node of the container is that of the program", () => {
  const { engines, dependencies } = z
    .object({ engines: z.object({ node: z.string() }), dependencies: z.object({ node: z.string() }) })
    .parse(JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")));
  const major = Number(/^FROM node:(\d+)/m.exec(dockerfile)?.[1]);
  expect(major).toBe(Number.parseInt(dependencies.node, 10));
  expect(major).toBeGreaterThanOrEqual(Number(/\d+/.exec(engines.node)?.[0]));
});

test("every option that is given to the portal is one of the portal", () => {
  const [entry = ""] = /^ENTRYPOINT .*$/m.exec(dockerfile) ?? [];
  const [exec = ""] = /^ExecStart=.*$/m.exec(read("bilancio-portale.service")) ?? [];
  const compose = z
    .object({ services: z.object({ portale: z.object({ command: z.array(z.string()) }) }) })
    .parse(parse(read("compose.yaml")));
  const all = [entry, exec, compose.services.portale.command.join(" ")].flatMap(given);
  expect(all.length).toBeGreaterThan(4);
  expect(all.filter((name) => !options.has(name))).toEqual([]);
});

test("compose, web servers and container speak of one port, one file and the same size of uploads", () => {
  const port = /^EXPOSE (\d+)$/m.exec(dockerfile)?.[1];
  for (const name of ["compose.yaml", "nginx.conf", "Caddyfile"]) expect(read(name)).toContain(`:${port}`);
  const compose = z
    .object({
      services: z.record(
        z.string(),
        z.object({ build: z.object({ dockerfile: z.string() }).optional(), volumes: z.array(z.string()) }),
      ),
    })
    .parse(parse(read("compose.yaml")));
  const built = Object.values(compose.services).flatMap(({ build }) => build?.dockerfile ?? []);
  expect(built.filter((name) => !existsSync(join(ROOT, name)))).toEqual([]);
  const mounted = Object.values(compose.services).flatMap(({ volumes }) =>
    volumes.filter((each) => each.startsWith("./")),
  );
  expect(mounted.filter((each) => !existsSync(join(ROOT, "scripts/portale", each.split(":")[0] ?? "")))).toEqual([]);
  expect(read("nginx.conf")).toContain("client_max_body_size 210m");
  expect(read("Caddyfile")).toContain("max_size 210MB");
});
