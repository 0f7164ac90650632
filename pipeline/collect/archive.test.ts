import { chmodSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { temporaryFolder } from "../effects/folder.support.ts";
import { archive, archivePath, sha256 } from "./archive.ts";

const bytes = (text: string) => new TextEncoder().encode(text);

describe("the archive", () => {
  test("keeps the bytes under their hash and never writes them again", async () => {
    const folder = temporaryFolder();
    const hash = sha256(bytes("uno"));
    await archive(folder, hash, bytes("uno"));
    const path = archivePath(folder, hash);
    chmodSync(path, 0o444);
    const before = statSync(path).mtimeMs;
    await archive(folder, hash, bytes("uno"));
    expect(statSync(path).mtimeMs).toBe(before);
    expect(readFileSync(path, "utf8")).toBe("uno");
    expect(readdirSync(join(path, "..")), "no temporary file is left").toEqual([hash]);
  });

  test("puts back bytes that were damaged", async () => {
    const folder = temporaryFolder();
    const hash = sha256(bytes("uno"));
    await archive(folder, hash, bytes("uno"));
    writeFileSync(archivePath(folder, hash), "due");
    await archive(folder, hash, bytes("uno"));
    expect(readFileSync(archivePath(folder, hash), "utf8")).toBe("uno");
  });

  test("may be written by many at once", async () => {
    const folder = temporaryFolder();
    const hash = sha256(bytes("uno"));
    await Promise.all(Array.from({ length: 20 }, () => archive(folder, hash, bytes("uno"))));
    expect(readFileSync(archivePath(folder, hash), "utf8")).toBe("uno");
  });
});
