// Before each file of tests.
import { keepWarm } from "./warm.support.ts";

keepWarm();
