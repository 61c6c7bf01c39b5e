/** Says at the end, in one line, how many tests passed and failed: CI adds the lines of its suites up. */
export default class SumUp {
  onRunComplete(_contexts, { numPassedTests, numFailedTests, numRuntimeErrorTestSuites }) {
    console.log(`\n${numPassedTests} passed, ${numFailedTests + numRuntimeErrorTestSuites} failed`);
  }
}
