// How far attackers must be kept from an unsafe cell. Pure.

/** They must be unsure by `giu` below and `su` above the true value, both > 0, in the unit of the cell. Nobody is in two needs
 *  of one cell: nearly all attackers know nothing of it, and are kept as far from it as each other. */
export interface Need {
  /** By code; never empty. */
  readonly attackers: readonly string[];
  readonly giu: number;
  readonly su: number;
}

/** Needs as they are found: who has the same as another stands with him. */
export function gather() {
  const all: { readonly attackers: string[]; readonly giu: number; readonly su: number }[] = [];
  return {
    add(attacker: string, giu: number, su: number): void {
      const same = all.find((need) => need.giu === giu && need.su === su);
      if (same === undefined) all.push({ attackers: [attacker], giu, su });
      else same.attackers.push(attacker);
    },
    all: (): readonly Need[] => all,
  };
}

/** Several needs of one figure as one: of everybody the wider counts. */
export function widest(needs: readonly Need[]): readonly Need[] {
  const sides = new Map<string, { giu: number; su: number }>();
  for (const { attackers, giu, su } of needs)
    for (const attacker of attackers) {
      const before = sides.get(attacker);
      sides.set(attacker, { giu: Math.max(before?.giu ?? 0, giu), su: Math.max(before?.su ?? 0, su) });
    }
  const found = gather();
  for (const [attacker, { giu, su }] of sides) found.add(attacker, giu, su);
  return found.all();
}
