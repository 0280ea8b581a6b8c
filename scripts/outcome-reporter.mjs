import { writeFileSync } from 'node:fs'
import path from 'node:path'

/**
 * Writes the outcome of a test run as JSON to the file in TEST_OUTCOME: `{ passed, failed, skipped, failures: [{ name,
 * sentence }] }`. Besides failed tests, failures include files that broke outside of a test and uncaught errors.
 */
export default class OutcomeReporter {
  onTestRunEnd(modules, unhandledErrors) {
    const tests = modules.flatMap((module) => [...module.children.allTests()])
    const count = (state) => tests.filter((test) => test.result().state === state).length
    const failures = [
      ...tests.flatMap((test) =>
        test.result().state === 'failed' ? [{ name: where(test), errors: test.result().errors }] : [],
      ),
      ...modules.flatMap((module) =>
        [module, ...module.children.allSuites()].flatMap((part) => {
          const errors = part.errors()
          return errors.length > 0 ? [{ name: where(part), errors }] : []
        }),
      ),
      ...unhandledErrors.map((error) => ({ name: 'an error that nobody caught', errors: [error] })),
    ].map(({ name, errors }) => ({ name, sentence: errors.map(firstLines).join('; ') }))
    writeFileSync(
      process.env.TEST_OUTCOME,
      JSON.stringify({
        passed: count('passed'),
        failed: failures.length,
        skipped: count('skipped'),
        failures,
      }),
    )
  }
}

function where(part) {
  const file = path.relative(process.cwd(), (part.module ?? part).moduleId)
  return part.fullName ? `${file} › ${part.fullName}` : file
}

function firstLines(error) {
  const at = error.stacks?.[0]
  const place = at ? ` (${path.relative(process.cwd(), at.file)}:${at.line})` : ''
  return `${String(error.message).slice(0, 300)}${place}`
}
