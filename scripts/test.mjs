// All checks and tests in order. The last line sums them up; each check counts as one.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { installTestServers } from './test-servers.mjs'

const root = path.resolve(import.meta.dirname, '..')
const results = path.join(root, 'test-results')
rmSync(results, { recursive: true, force: true })
mkdirSync(results)
// Checks must not depend on what someone has set for running the app.
delete process.env.NODE_ENV

for (const sentence of installTestServers()) console.warn(sentence)

const node = (...args) => [process.execPath, ...args]
const vitest = (project) =>
  node(
    'node_modules/vitest/vitest.mjs',
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=test-results/${project}.json`,
  )

const steps = [
  { name: 'database client', command: node('scripts/generate.mjs') },
  { name: 'page types', command: node('node_modules/next/dist/bin/next', 'typegen') },
  { name: 'types', command: node('node_modules/typescript/bin/tsc', '--noEmit') },
  { name: 'lint', command: node('node_modules/@biomejs/biome/bin/biome', 'check', '.') },
  { name: 'boundaries', command: node('scripts/boundaries.mjs') },
  { name: 'content', command: node('--import', 'tsx', 'scripts/content-check.ts') },
  { name: 'unit tests', command: vitest('unit'), project: 'unit' },
  { name: 'database tests', command: vitest('pg'), project: 'pg' },
  { name: 'build', command: node('scripts/build.mjs') },
  { name: 'browser tests', command: vitest('e2e'), project: 'e2e' },
]

const outcomes = steps.map(({ name, command, project }) => {
  console.log(`\n── ${name} ──`)
  const started = performance.now()
  const { status } = spawnSync(command[0], command.slice(1), { cwd: root, stdio: 'inherit' })
  const seconds = (performance.now() - started) / 1000
  return { name, seconds, ...(project ? countTests(project, status) : countCheck(status)) }
})

function countCheck(status) {
  return status === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 }
}

/** A run that ended badly without naming a failed test, or in which no test ran, counts as one failure. */
function countTests(project, status) {
  const file = path.join(results, `${project}.json`)
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0 }
  const report = JSON.parse(readFileSync(file, 'utf8'))
  const passed = report.numPassedTests
  const broken = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((each) => each.status === 'failed'),
  ).length
  const named = report.numFailedTests + broken
  const failed = named === 0 && (status !== 0 || passed === 0) ? 1 : named
  return { passed, failed, skipped: report.numPendingTests + report.numTodoTests }
}

console.log('\n── summary ──')
for (const { name, seconds, passed, failed, skipped } of outcomes)
  console.log(
    `${failed ? 'FAILED' : 'ok    '} ${name.padEnd(16)} ${String(passed).padStart(5)} passed, ${failed} failed, ${skipped} skipped, ${seconds.toFixed(1)} s`,
  )
const sum = (key) => outcomes.reduce((total, outcome) => total + outcome[key], 0)
process.exitCode = sum('failed') > 0 ? 1 : 0
console.log(`${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`)
