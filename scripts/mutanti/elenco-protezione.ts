// Breakages of what keeps single enti and persons from being recognised.
import type { Mutante } from "./mutante.ts";

const PRIMARY = { file: "pipeline/statistics/primary.ts", tests: ["pipeline/statistics/primary.test.ts"] };
const SYSTEMS = { file: "pipeline/statistics/systems.ts", tests: ["pipeline/statistics/systems.test.ts"] };
const CELLS = { file: "pipeline/statistics/systems-cells.ts", tests: ["pipeline/statistics/systems.test.ts"] };
const AUDIT = { file: "pipeline/statistics/audit.ts", tests: ["pipeline/statistics/audit.test.ts"] };
const SOLVED = { tests: ["pipeline/statistics/suppression.test.ts"] };

const FIGURES = { file: "pipeline/figure/figures.ts", tests: ["pipeline/figure/figures.test.ts"] };
const KINDS = { file: "pipeline/figure/kinds.ts", tests: ["pipeline/figure/kinds.test.ts"] };
const SYSTEM = { file: "pipeline/figure/protected-system.ts", tests: ["pipeline/figure/kinds.test.ts"] };
const LOOK = { file: "pipeline/store/contributions.ts", tests: ["pipeline/figure/kinds.test.ts"] };
const GATE = { file: "pipeline/line/protection.ts", tests: ["pipeline/line/protection.test.ts"] };
const TASKS = { file: "pipeline/line/protection-tasks.ts", tests: ["pipeline/line/protection.test.ts"] };

const TOLD = { file: "pipeline/statistics/quality.ts", tests: ["pipeline/statistics/quality.test.ts"] };
const ESTIMATED = { tests: ["pipeline/figure/estimates.test.ts"] };

export const PROTEZIONE: readonly Mutante[] = [
  {
    file: "pipeline/statistics/systems-joined.ts",
    from: "told.has(variable) && shown.has",
    to: "shown.has",
    tests: ["pipeline/figure/kinds.test.ts"],
    why: "The total of one or two enti would be printed, because no total is hidden by itself.",
  },
  {
    ...SYSTEM,
    from: 'withStima && isSum(intero) ? [{ nome: "per gli altri"',
    to: 'withStima && !isSum(intero) ? [{ nome: "per gli altri"',
    why: "Estimate less declared would give what one small ente gave, to the euro.",
  },
  {
    ...SYSTEM,
    from: "if (!isSum(intero)) return false;",
    to: "if (intero !== null) return false;",
    why: "An estimate whose total tells of one ente would be published beside what was declared.",
  },
  {
    ...TOLD,
    from: "if (enti < FEWEST) return null;",
    to: "if (enti < 0) return null;",
    why: "The error of one ente is its value, times a number that many figures tell.",
  },
  {
    ...TOLD,
    from: "pari >= MANY_ALIKE ? FINE : COARSE",
    to: "pari >= 0 ? FINE : COARSE",
    why: "Sum and sum of squares would tell the largest of three.",
  },
  {
    file: "pipeline/figure/states.ts",
    from: "intervalOf({ valore, errore, t }, minimo)",
    to: "intervalOf({ valore: estimated.valore, errore, t }, minimo)",
    ...ESTIMATED,
    why: "The ends of the interval would give back the estimate before it was rounded.",
  },
  {
    file: "pipeline/figure/states.ts",
    from: 'return tipo === "quota" ? 0.001 : 0.1;',
    to: "return 1e-10;",
    ...ESTIMATED,
    why: "A share with ten digits would tell both numbers that it was made of.",
  },
  {
    file: "pipeline/figure/figures.ts",
    from: "toldCoverage(materiale.coverageOf(misura, domainOf(dims)))",
    to: "materiale.coverageOf(misura, domainOf(dims))?.peso ?? null",
    ...ESTIMATED,
    why: "Coverage by weight would tell what the only silent ente of a place had the year before.",
  },
  {
    file: "pipeline/figure/coverage.ts",
    from: "isTelling: p !== null && dubbio < p / 100",
    to: "isTelling: p !== null && dubbio < 0",
    tests: ["pipeline/figure/compute.test.ts"],
    why: "To the one ente of a place that answered the weight would tell what the silent one had, within two parts of a hundred.",
  },
  {
    file: "pipeline/statistics/coverage-doubt.ts",
    from: "[...known.di.keys(), ...secret.di.keys()]",
    to: "known.di.keys()",
    tests: ["pipeline/statistics/coverage-doubt.test.ts"],
    why: "Where the Comune alone is silent, each of two enti that answered would learn the size of the other.",
  },
  {
    ...KINDS,
    from: 'parentOf(misura) ?? secret.get(misura.uguale_a ?? "")',
    to: "parentOf(misura) ?? undefined",
    why: "What is hidden of the money spent would be printed as money used, to the euro.",
  },
  {
    ...KINDS,
    from: "isToo ? { ...table, anche: [uguale.id] } : table",
    to: "isToo ? { ...table, anche: [] } : table",
    why: "A figura would be hidden under one of its two names.",
  },
  {
    file: "pipeline/statistics/systems-joined.ts",
    from: "Math.max(REACHED, 1e-9 * one.value)",
    to: "1e-9 * one.value",
    tests: ["pipeline/figure/kinds.test.ts"],
    why: "What one table tells of a figura would not count in the other, where their cents are rounded otherwise.",
  },
  {
    ...SYSTEM,
    from: "if (countsNobody(at, split, levels, rules)) return",
    to: "if (levels.length < 0) return",
    why: "Two places where families meet would be hidden like two persons.",
  },
  {
    ...SYSTEM,
    from: "own.every(({ isNobody }) => isNobody)",
    to: "own.some(({ isNobody }) => isNobody)",
    why: "A group of places and of persons would be printed however few the persons are.",
  },
  {
    ...PRIMARY,
    from: "if (consenso || who === attacker) continue;",
    to: "if (who === attacker) continue;",
    why: "An ente that agreed would still be kept from who paid all the others.",
  },
  {
    ...PRIMARY,
    from: "if (consenso) continue;",
    to: "if (consenso && importo < 0) continue;",
    why: "An ente that agreed would still hide the figure.",
  },
  {
    ...PRIMARY,
    from: "consenso: consenso && (before?.consenso ?? true)",
    to: "consenso: consenso || (before?.consenso ?? false)",
    why: "One member of a holding would agree for the others.",
  },
  {
    ...PRIMARY,
    from: "const isFew = di.size < minimo;",
    to: "const isFew = di.size < 3;",
    why: "A city that asks for more contributors would not get them.",
  },
  {
    ...PRIMARY,
    from: 'if (isPublic && tipo === "grandezza") {',
    to: "if (isPublic) {",
    why: "Persons served by the Comune would be nobody to protect.",
  },
  {
    ...PRIMARY,
    from: "pubblico += importo;",
    to: "totale += importo;",
    why: "Money that everybody can look up would seem to hide an ente.",
  },
  {
    ...PRIMARY,
    from: "const su = Math.max(1, soglia - totale);",
    to: "const su = 1;",
    why: "A reader could tell that a count is below the threshold.",
  },
  {
    ...PRIMARY,
    from: "for (const importo of paid.values()) add(payer, importo);",
    to: "for (const _ of paid.values()) add(payer, 0);",
    why: "A foundation that paid all but one could work out the one.",
  },
  {
    ...PRIMARY,
    from: "if (!(importo >= 0))",
    to: "if (importo < 0)",
    why: "A value that is no number would make every comparison false, and the cell safe.",
  },
  {
    ...SYSTEMS,
    from: "if (needs !== null) hidden.add(name);",
    to: "if (needs === null) continue;",
    why: "An unsafe figure would be printed.",
  },
  {
    ...SYSTEMS,
    from: "const joined = new Set(names.flatMap((name) => [name, ...(groups.get(name) ?? [])]));",
    to: "const joined = new Set(names);",
    why: "A figure hidden under one name could be read under the other.",
  },
  {
    ...CELLS,
    from: "at: shown.length > 0 ? shown.map(({ at }) => at) : [leaf],",
    to: "at: shown.map(({ at }) => at),",
    why: "What nobody prints could be worked out from the tables.",
  },
  {
    ...CELLS,
    from: "if (sums.length === 0) sums.push([...(figures.leaves.get(name) ?? [])]);",
    to: "",
    why: "A figure printed by itself would seem to tell nothing of the others.",
  },
  {
    ...AUDIT,
    from: "if (reach < need - REACHED) return false;",
    to: "",
    why: "The gate would take any change of a figure for enough.",
  },
  {
    ...AUDIT,
    from: "if (!isHidden(id)) return false;",
    to: "",
    why: "The gate would count on figures that everybody reads.",
  },
  {
    ...AUDIT,
    from: "return [...sums.values()].every((sum) => Math.abs(sum) <= REACHED);",
    to: "return true;",
    why: "The gate would take a table that does not add up for a possible one.",
  },
  {
    ...AUDIT,
    from: "if (knowing.has(attacker)) return isBelieved(need, attacker);",
    to: "",
    why: "The gate would take everybody for an outsider.",
  },
  {
    ...AUDIT,
    from: "return !isKnown &&",
    to: "return",
    why: "The gate would forget what an ente knows of itself.",
  },
  {
    ...AUDIT,
    from: "change * scale >= -unknown - REACHED",
    to: "change * scale >= -variable.value",
    why: "The gate would believe that an ente reckons with less than its own part.",
  },
  {
    ...SOLVED,
    file: "pipeline/statistics/suppression-look.ts",
    from: 'return hard.end === "safe" ? lookAt(scenes, "all") : hard;',
    to: "return hard;",
    why: "Only the outsider would be kept away.",
  },
  {
    ...SOLVED,
    file: "pipeline/statistics/suppression-directions.ts",
    from: "if (choice < 0 || isAlwaysHidden[choice] === 1) rest -= gain;",
    to: "if (choice < 0 || isAlwaysHidden[choice] === 1) continue;",
    why: "More would be hidden than has to be.",
  },
  {
    ...SOLVED,
    file: "pipeline/statistics/suppression-witnesses.ts",
    from: "const own = scale(room[at] ?? 0, place);",
    to: "const own = scale(room.length === 0 ? 0 : outside, place);",
    why: "An ente alone in a cell would be thought not to know it.",
  },
  {
    tests: ["pipeline/statistics/suppression-relaxed.test.ts"],
    file: "pipeline/statistics/suppression-relaxed.ts",
    from: "for (const choice of raised) model.changeColBounds(choice, 0, 1);",
    to: "",
    why: "What was rounded once would stay hidden, and the bound would be none.",
  },
  {
    tests: ["pipeline/statistics/suppression-simplex.test.ts"],
    file: "pipeline/statistics/suppression-simplex.ts",
    from: "if (isDone || last === NONE) still[column]",
    to: "if (isDone) still[column]",
    why: "A column that comes to its own bound would be thought not to have moved.",
  },
  {
    ...SOLVED,
    file: "pipeline/statistics/suppression.ts",
    from: "if (exposed.length > 0) return",
    to: "if (exposed.length > 1e9) return",
    why: "A grand total that tells an ente would not be told.",
  },
  {
    ...FIGURES,
    from: "if (!isHidden(misura, dims)) return figura;",
    to: "if (isHidden(misura, {})) return figura;",
    why: "What must be hidden would be shown, and all else hidden.",
  },
  {
    ...FIGURES,
    from: "materiale.nascoste.has(figuraId(misura.gemella ?? misura.id, dims))",
    to: "materiale.nascoste.has(figuraId(misura.id, dims))",
    why: "What was declared of a hidden figura would be shown beside it.",
  },
  {
    ...FIGURES,
    from: "return [misura.numeratore, misura.denominatore].some((term) => {",
    to: "return [misura.numeratore].some((term) => {",
    why: "A ratio would give back its hidden denominator.",
  },
  {
    ...KINDS,
    from: "for (const term of [misura.numeratore, misura.denominatore])",
    to: "for (const term of [])",
    why: "A ratio would tell a figura that nobody looked at.",
  },
  {
    ...SYSTEM,
    from: "consenso: !each.isImputed && rules.consenzienti.has(each.ente)",
    to: "consenso: rules.consenzienti.has(each.ente)",
    why: "A silent ente that is made up for would have agreed to it.",
  },
  {
    ...SYSTEM,
    from: "pubblico: !each.isImputed && isPublic(each, intero, rules)",
    to: "pubblico: false",
    why: "Money of the Comune would seem to hide the others.",
  },
  {
    ...SYSTEM,
    from: 'voce?.attributi["speciali"] === "si"',
    to: "voce === undefined",
    why: "Few persons of a special target would be told.",
  },
  {
    ...LOOK,
    from: "ELSE stimato - 1000 * dichiarato END)",
    to: "ELSE stimato END)",
    why: "The first look would let go the one ente whose weight an estimate tells beside the declared sum.",
  },
  {
    ...LOOK,
    from: "WHERE quanti < ${minimo} OR (",
    to: "WHERE (",
    why: "A figura of two enti would be let go at the first look.",
  },
  {
    ...LOOK,
    from: "UNION ALL SELECT * EXCLUDE (di, pagato_da), pagato_da AS chi FROM quanto WHERE pagato_da <> di",
    to: "",
    why: "The first look would forget that who paid knows.",
  },
  {
    ...LOOK,
    from: 'const point = ["parte", ',
    to: 'const point = ["true", ',
    why: "The first look would take a part of few for what it is a part of.",
  },
  {
    file: "pipeline/figure/telling-changes.ts",
    from: "|| changeTells(then, own, rules)) return true;",
    to: ") return true;",
    tests: ["pipeline/figure/telling-changes.test.ts"],
    why: "A late file of one ente would be read from the difference of two published numbers.",
  },
  {
    file: "pipeline/figure/telling-changes.ts",
    from: "return isWhole && !parts.some(isTelling);",
    to: "return isWhole;",
    tests: ["pipeline/figure/telling-changes.test.ts"],
    why: "The change of one ente would be read from the numbers of its zona.",
  },
  {
    file: "pipeline/statistics/panel.ts",
    from: "return isTelling(contributions([changes], enti, rules), rules);",
    to: "return isFew(contributions([changes], enti, rules).length, rules);",
    tests: ["pipeline/figure/telling-changes.test.ts"],
    why: "A large correction among small ones would be known by all.",
  },
  {
    file: "pipeline/line/corrected.ts",
    from: "new Set([...always, ...ids])",
    to: "new Set(ids)",
    tests: ["pipeline/commands/congela.test.ts"],
    named: [
      "opened again, what was published once is still public: what it would tell beside the new numbers is asked, and stays hidden",
    ],
    why: "A figura that comes out in a correction would tell, beside the first numbers, the one that was hidden with it.",
  },
  {
    file: "pipeline/line/corrected.ts",
    from: "published.flatMap(",
    to: "(isClosed ? published : []).flatMap(",
    tests: ["pipeline/commands/congela.test.ts"],
    named: [
      "opened again, what was published once is still public: what it would tell beside the new numbers is asked, and stays hidden",
    ],
    why: "An edition that is opened again would publish the change of one ente.",
  },
  {
    file: "pipeline/line/corrected.ts",
    from: "published.flatMap(",
    to: "published.slice(-1).flatMap(",
    tests: ["pipeline/commands/congela.test.ts"],
    named: [
      "opened again, what was published once is still public: what it would tell beside the new numbers is asked, and stays hidden",
    ],
    why: "What the first publication tells beside a later one would be forgotten.",
  },
  {
    file: "pipeline/figure/hidden.ts",
    from: 'if (outcome.end !== "protected") return wholeOf(system);',
    to: 'if (outcome.end !== "protected") return [];',
    tests: ["pipeline/figure/hidden.test.ts"],
    why: "Where no safe set is found everything would be printed.",
  },
  {
    file: "pipeline/line/hidden-aside.ts",
    from: 'if (answer === null || "failed" in answer) return here(system);',
    to: 'if (answer === null || "failed" in answer) return [];',
    tests: ["pipeline/line/hidden-aside.test.ts"],
    why: "When a thread dies everything of its system would be printed.",
  },
  {
    ...GATE,
    file: "pipeline/figure/hidden.ts",
    from: "faults.length === 0 ? [...outcome.hidden]",
    to: "faults.length < 1e9 ? [...outcome.hidden]",
    why: "What the audit refuses would be published.",
  },
  {
    ...GATE,
    from: "if (edizione.yaml.dimostrativa) return { p, chiave:",
    to: "if (p > 0) return { p, chiave:",
    why: "Under a key that everybody knows p is found by trying.",
  },
  {
    ...TASKS,
    from: "JSON.stringify([p, content], withMaps)",
    to: "JSON.stringify([content], withMaps)",
    why: "With another p what was hidden under the old one would be published.",
  },
];
