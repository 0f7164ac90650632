import { describe, expect, test } from "vitest";
import { codes, lines, RISORSE, read, risorse, sections } from "./reading.support.ts";

describe("rows that repeat", () => {
  test("count once, and each says which it is equal to", () => {
    const lettura = read(
      risorse(
        "crescere;alpe;stipendi;12",
        "crescere;alpe;stipendi;12",
        "crescere;piana;stipendi;12",
        "crescere;alpe;stipendi;12",
      ),
    );
    expect(sections(lettura)).toEqual(["V105 risorse 2/4"]);
    expect(lines(lettura.diagnostics)).toEqual([
      "riga 3; riga 5: Questa riga è uguale alla riga 2: la contiamo una volta sola. Se sono due cose diverse sommale in una riga sola, altrimenti cancella quella in più.",
    ]);
  });

  test("of services are repetitions when all their answers are alike, and need a number", () => {
    const head = "ente;edizione;nome;cantiere;zona;destinatari;bisogno;modalita;utenti";
    const service = (nome: string, utenti: string) =>
      `V105;2024;${nome};crescere;alpe;ragazzi;compagnia;centro;${utenti}`;
    const services = ["Compiti", "COMPITI "].flatMap((nome) => [service(nome, "10"), service(nome, "")]);
    const lettura = read([head, ...services, service("Compiti", "11")].join("\n"));
    expect(sections(lettura)).toEqual(["V105 servizi 4/5"]);
    expect(lines(lettura.diagnostics).map((line) => line.slice(0, 47))).toEqual([
      "riga 4: Questa riga è uguale alla riga 2: la co",
    ]);
  });

  test("under one name with other numbers are all counted, and asked about once", () => {
    const lettura = read(
      risorse(
        "crescere;alpe;stipendi;12",
        "crescere;alpe;stipendi;13",
        "crescere;piana;stipendi;12",
        "crescere;alpe;stipendi;14",
      ),
    );
    expect(sections(lettura)).toEqual(["V105 risorse 4/4"]);
    expect(lines(lettura.diagnostics)).toEqual([
      "riga 3; riga 5: Anche la riga 2 ha le stesse risposte in Cantiere, Zona e Voce di spesa, con altri numeri: le contiamo tutte e due. Se una delle due sostituisce l'altra cancella quella vecchia; se sono due cose diverse confermalo.",
    ]);
  });

  test("pasted twice are one thing, and pasted with other numbers one question", () => {
    const pasted = (amount: (n: number) => number): string[] =>
      ["alpe", "piana", "fiume"].flatMap((zona, n) =>
        ["crescere", "abitare-la-cura"].map((cantiere) => `${cantiere};${zona};stipendi;${amount(n)}`),
      );
    const told = (words: string, ...rows: readonly string[]): string[] =>
      lines(read(risorse(...rows)).diagnostics).filter((line) => line.includes(words));
    const once = pasted((n) => 10 + n);
    const twice = told("uguale alla riga", ...once, ...once);
    expect(twice).toHaveLength(1);
    expect(twice[0]).toMatch(
      /uguale alla riga 2: la contiamo una volta sola\. Lo stesso vale per altre 5 righe \(9, 10, 11, 12 e 13\)\./,
    );
    const other = told("stesse risposte", ...once, ...pasted((n) => 20 + n));
    expect(other).toHaveLength(1);
    expect(other[0]).toMatch(/Anche la riga 2 ha.*Lo stesso vale per altre 5 righe \(.*\)\./);
  });

  test("are no repetition between two enti", () => {
    expect(codes(read(`${RISORSE}\nV105;2024;crescere;alpe;stipendi;12\nV106;2024;crescere;alpe;stipendi;12`))).toEqual(
      [],
    );
  });

  test("of a scheda are refused after the first", () => {
    const head = "ente;edizione;denominazione;codice_fiscale;forma_giuridica;zona_sede;consenso_pubblicazione";
    const lettura = read(
      `${head}\nV105;2024;A;80008730170;parrocchia;alpe;sì\nV105;2024;B;80008730170;parrocchia;alpe;no`,
    );
    expect(sections(lettura)).toEqual(["V105 ente 1/2"]);
    expect(codes(lettura)).toEqual(["scheda-ripetuta"]);
  });

  test("of headings are told and skipped, as when lists are pasted one under the other", () => {
    const lettura = read(`${risorse("crescere;alpe;stipendi;12")}\n${RISORSE}\nV106;2024;crescere;alpe;stipendi;12`);
    expect(sections(lettura)).toEqual(["V105 risorse 1/1", "V106 risorse 1/1"]);
    expect(codes(lettura)).toEqual(["titoli-ripetuti"]);
  });
});
