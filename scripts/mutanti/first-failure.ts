// How the tests run against a mutant: the first that fails has caught it, and the rest of its file need not run.
import fc from "fast-check";
import { type RunnerTask, type RunnerTestSuite, TestRunner } from "vitest";

// Nor is the smallest input that fails of any interest.
fc.configureGlobal({ endOnFailure: true });

export default class FirstFailure extends TestRunner {
  private hasFailed = false;

  override async onBeforeRunSuite(suite: RunnerTestSuite): Promise<void> {
    if ("filepath" in suite) this.hasFailed = false;
    if (this.hasFailed) suite.mode = "skip";
    await super.onBeforeRunSuite(suite);
  }

  override async onBeforeRunTask(test: RunnerTask): Promise<void> {
    if (this.hasFailed) test.mode = "skip";
    await super.onBeforeRunTask(test);
  }

  override onAfterRunTask(test: RunnerTask): void {
    if (test.result?.state === "fail") this.hasFailed = true;
    super.onAfterRunTask(test);
  }
}
