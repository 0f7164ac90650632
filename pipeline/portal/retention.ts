// For how long data of persons are kept: said in raccolta.yaml, in months after the last day; told when their time is past, and
// then taken out. What proves a published number is not among them.
import type { Quanti, RegistroPortale } from "../collect/registro-portale.ts";
import type { Raccolta } from "../edizione/raccolta.ts";
import { wordsIn } from "./mail-words.ts";

type Kind = keyof Quanti;
const DAY = 86_400_000;

/** What is kept, as people read it. */
export const COSA: Readonly<Record<Kind, string>> = {
  accessi: "quando si è entrati, e da quale collegamento",
  lettere: "a quale indirizzo si è scritto",
  contatti: "chi può entrare, con nome e indirizzo",
};
export const KINDS = Object.keys(COSA) as Kind[];

/** The last day on which it is kept; null where nobody said it. */
export function keptUntil({ conservazione, scadenza }: Raccolta, kind: Kind): string | null {
  const months = conservazione[kind];
  if (months === null) return null;
  const [year = 0, month = 1, day = 1] = scadenza.split("-").map(Number);
  return new Date(Date.UTC(year, month - 1 + months, day)).toISOString().slice(0, 10);
}

/** Sessions of today are not of the past, whatever the day. */
const since = (now: string): string => new Date(Date.parse(now) - DAY).toISOString();

export interface Past {
  readonly kind: Kind;
  readonly cosa: string;
  readonly quanti: number;
  readonly fino: string;
}

/** What is there still and should not be. */
export function pastTime(termini: Raccolta, registro: Pick<RegistroPortale, "quanti">, now: string): Past[] {
  const there = registro.quanti(since(now));
  return KINDS.flatMap((kind) => {
    const fino = keptUntil(termini, kind);
    const isPast = fino !== null && now.slice(0, 10) > fino && there[kind] > 0;
    return isPast ? [{ kind, cosa: COSA[kind], quanti: there[kind], fino }] : [];
  });
}

/** Takes one kind out of the register, with the words of letters that still lie beside it. */
export async function forgetKind(registro: RegistroPortale, archivio: string, kind: Kind, now: string): Promise<void> {
  if (kind === "accessi") return registro.forgetAccess(since(now));
  const keys =
    kind === "lettere"
      ? registro.forgetLetters()
      : registro.persone().flatMap((persona) => (persona.ruolo === "analista" ? [] : registro.forget(persona)));
  const words = wordsIn(archivio, () => now);
  for (const key of keys) await words.remove(key);
}
