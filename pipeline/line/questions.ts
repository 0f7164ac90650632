// Everything that enti are asked at this moment: of single files, of their versions, of money between enti, and what only a
// build can see, as the last one told it.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { CATALOGO, type Codice, type Diagnostic, isOwed } from "../../schemas/diagnostic.ts";
import { STADI } from "../../schemas/diagnostici/entry.ts";
import type { Edizione } from "../../schemas/edizione.ts";
import { identityOf } from "../collect/decisions.ts";
import type { Finding } from "../collect/versions.ts";
import type { Effects } from "../effects/effects.ts";
import { flowsOfCollection, withFlows } from "./flows.ts";
import { type Collection, intake, withFindings, withWholeReadings } from "./intake.ts";
import { responses } from "./responses.ts";
import { VALIDATION } from "./validation.ts";

/** The collection with all that is asked, after taking in what lies in `inviati/`. Throws ArchivioGuasto. */
export async function withQuestions(
  edizione: Edizione,
  effects: Pick<Effects, "progress" | "budget" | "now">,
): Promise<Collection> {
  const { raccolta, flows } = await withWholeReadings(async () => {
    const taken = await intake(edizione, effects);
    return { raccolta: taken, flows: await flowsOfCollection(edizione, taken, responses(taken), effects.budget) };
  });
  const whole = withFlows(edizione, raccolta, flows);
  const before = await lastTold(edizione);
  const counting = new Set(
    whole.valide.map(({ protocollo, ente, sezione }) => `${protocollo} ${ente} ${sezione.blocco}`),
  );
  const ofBuild = before.filter(
    ({ stadio, protocollo, ente, blocco }) => stadio === "anno" && counting.has(`${protocollo} ${ente} ${blocco}`),
  );
  const influence = new Map(before.map((each) => [idOf(each), each.influenza]));
  const { diagnostics, ...rest } = withFindings(whole, ofBuild);
  const weighed = diagnostics.map((each) => ({
    ...each,
    influenza: each.influenza ?? influence.get(idOf(each)) ?? null,
  }));
  return { ...rest, diagnostics: weighed };
}

const idOf = (diagnostic: Diagnostic): string => JSON.stringify(identityOf(diagnostic));

/** What waits for an answer: what must be corrected before what must be confirmed, what weighs most first. */
export function questionsOf({ diagnostics }: Pick<Collection, "diagnostics">, ente: string | null): Finding[] {
  const owed = diagnostics.filter((each) => isOwed(each) && (ente === null || each.ente === ente));
  const rank = ({ gravita }: Finding): number => (gravita === "correggere" ? 0 : 1);
  return owed.toSorted((a, b) => rank(a) - rank(b) || (b.influenza ?? 0) - (a.influenza ?? 0));
}

/** The findings that the last build wrote, as they were before anything was decided; none where there was no build. What is of
 *  another version of the program is left: the next build tells it again. */
async function lastTold(edizione: Edizione): Promise<Finding[]> {
  const text = await readFile(join(edizione.cartella, VALIDATION), "utf8").catch(() => "{}");
  const { ricezioni } = validationSchema.parse(JSON.parse(text));
  return ricezioni.flatMap(({ protocollo, messaggi }) =>
    messaggi.flatMap((written): Finding[] => {
      const { data } = findingSchema.safeParse(written);
      // Written by `validationLines`, and of a shape that was just looked at.
      return data === undefined ? [] : [{ ...data, esito: "aperto", motivo: null, protocollo } as Finding];
    }),
  );
}

const validationSchema = z.object({
  ricezioni: z.array(z.object({ protocollo: z.number(), messaggi: z.array(z.unknown()) })).default([]),
});
const text = z.string().nullable();
const findingSchema = z.object({
  codice: z.custom<Codice>((name) => typeof name === "string" && Object.hasOwn(CATALOGO, name)),
  gravita: z.enum(["correggere", "confermare", "consiglio", "nota"]),
  stadio: z.enum(STADI),
  luoghi: z.array(z.looseObject({ file: z.string() })),
  quanti: z.number(),
  ente: text,
  blocco: text,
  campo: text,
  mostrato: text,
  grezzo: text,
  proposta: z.object({ dopo: z.string(), fiducia: z.number() }).nullable(),
  anno_scorso: z.number().nullable(),
  influenza: z.number().nullable(),
  sopprime: z.array(z.custom<Codice>()),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});
