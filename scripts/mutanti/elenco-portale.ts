// Breakages of the portal: who comes in, who may what, what is believed of a form, what is shown of whom.
import type { Mutante } from "./mutante.ts";

export const PORTALE: readonly Mutante[] = [
  {
    file: "pipeline/portal/identity/may.ts",
    from: "return ente.codice === ambito;",
    to: "return true;",
    tests: ["pipeline/portal/may.test.ts"],
    why: "Every ente could read and sign for every other.",
  },
  {
    file: "pipeline/portal/identity/may.ts",
    from: "!WHO[azione].includes(persona.ruolo)",
    to: "false",
    tests: ["pipeline/portal/may.test.ts"],
    why: "A member could accept its own figures.",
  },
  {
    file: "pipeline/portal/app.ts",
    from: "if (origin !== undefined && origin !== portale.indirizzo()) return false;",
    to: "",
    tests: ["pipeline/portal/forms.test.ts"],
    why: "A page of somebody else could send a form in the name of who is in.",
  },
  {
    file: "pipeline/portal/app.ts",
    from: "return secret !== undefined && keys.verify(secret, key);",
    to: "return true;",
    tests: ["pipeline/portal/forms.test.ts"],
    why: "A form without its key would be believed.",
  },
  {
    file: "pipeline/portal/states.ts",
    from: '"inviata", "confermata", "accettata", "non-partecipa"], "inviata")',
    to: '"inviata", "non-partecipa"], "inviata")',
    tests: ["pipeline/portal/states.test.ts"],
    why: "A signature would stand under figures that came after it.",
  },
  {
    file: "pipeline/collect/registro-portale.ts",
    from: " AND c.scade_il > ?`",
    to: " AND ? <> ''`",
    tests: ["pipeline/collect/registro-portale.test.ts"],
    why: "A link of years ago would still open.",
  },
  {
    file: "pipeline/collect/registro-portale.ts",
    from: "if (vista_il < since(persona.ruolo)) return null;",
    to: "",
    tests: ["pipeline/collect/registro-portale.test.ts"],
    why: "A session left open on a computer of others would never end.",
  },
  {
    file: "pipeline/collect/registro-portale-tables.ts",
    from: "CREATE TRIGGER evento_tolto BEFORE DELETE",
    to: "CREATE TRIGGER evento_tolto AFTER UPDATE OF numero",
    tests: ["pipeline/collect/registro-portale.test.ts"],
    why: "What was done could be made undone.",
  },
  {
    file: "pipeline/collect/copy-in.ts",
    from: "if (first !== undefined) throw damaged(`manca «${first}»`);",
    to: "",
    tests: ["pipeline/commands/salva.test.ts"],
    why: "A copy that lacks files would be put back as if it were whole.",
  },
  {
    file: "pipeline/collect/copy-in.ts",
    from: "if (there.length > 0)",
    to: "if (there.length > 999)",
    tests: ["pipeline/commands/salva.test.ts"],
    why: "A copy could be put into a folder where somebody works.",
  },
  {
    file: "pipeline/collect/copy-out.ts",
    from: "if (guasti.length > 0) throw ArchivioGuasto.byte(guasti);",
    to: "",
    tests: ["pipeline/commands/salva.test.ts"],
    why: "Damaged bytes would be kept as the good copy.",
  },
];
