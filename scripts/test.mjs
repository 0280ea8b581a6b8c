// All checks and tests: those without a browser in parallel, then those with one. The last line sums them up; each
// check counts as one.
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { installTestServers } from './test-servers.mjs'

const root = path.resolve(import.meta.dirname, '..')
const results = path.join(root, 'test-results')
rmSync(results, { recursive: true, force: true })
mkdirSync(results)
// Checks must not depend on the settings with which the app is run.
delete process.env.NODE_ENV

for (const sentence of installTestServers()) console.warn(sentence)

const node = (...args) => [process.execPath, ...args]
const vitest = (...projects) =>
  node(
    'node_modules/vitest/vitest.mjs',
    'run',
    ...projects.map((project) => `--project=${project}`),
    '--reporter=default',
    '--reporter=./scripts/outcome-reporter.mjs',
  )

const first = [
  { name: 'database client', command: node('scripts/generate.mjs') },
  { name: 'page types', command: node('node_modules/next/dist/bin/next', 'typegen') },
]
const checks = [
  { name: 'types', command: node('node_modules/typescript-native/bin/tsc', '--noEmit') },
  { name: 'regular expressions', command: node('scripts/regex-check.mjs') },
  { name: 'content', command: node('--import', 'tsx', 'scripts/content-check.ts') },
  { name: 'boundaries', command: node('scripts/boundaries.mjs') },
  { name: 'lint', command: node('node_modules/@biomejs/biome/bin/biome', 'check', '.') },
]
// Three parallel lanes. The fault tests take the longest and mostly wait: for files to reach the disk, for killed
// servers, for timeouts.
const beside = [
  [{ name: 'fault tests', command: vitest('faults'), project: 'faults' }],
  [{ name: 'database tests', command: vitest('pg'), project: 'pg' }, ...checks],
  [
    { name: 'unit tests', command: vitest('pure', 'unit'), project: 'unit' },
    { name: 'build', command: node('scripts/build.mjs') },
  ],
]
const inBrowsers = [
  { name: 'board tests', command: vitest('board'), project: 'board' },
  { name: 'browser tests', command: vitest('e2e'), project: 'e2e' },
]

const outcomes = await runAll(first)
outcomes.push(...(await Promise.all(beside.map((steps) => runAll(steps, true)))).flat())
outcomes.push(...(await runAll(inBrowsers)))

/** Runs steps one after another. Their output is shown as it arrives, or all at once for parallel lanes. */
async function runAll(steps, isBeside = false) {
  const outcomes = []
  for (const step of steps) outcomes.push(await run(step, isBeside))
  return outcomes
}

async function run({ name, command, project }, isBeside) {
  if (!isBeside) console.log(`\n── ${name} ──`)
  const started = performance.now()
  const outcome = path.join(results, `${project}.json`)
  const child = spawn(command[0], command.slice(1), {
    cwd: root,
    stdio: isBeside ? ['inherit', 'pipe', 'pipe'] : 'inherit',
    env: { ...process.env, TEST_OUTCOME: outcome },
  })
  const written = []
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (data) => written.push(data))
  const status = await new Promise((resolve) => {
    child.once('error', () => resolve(1))
    child.once('close', resolve)
  })
  if (isBeside) console.log(`\n── ${name} ──\n${Buffer.concat(written)}`)
  const seconds = (performance.now() - started) / 1000
  return { name, seconds, ...(project ? countTests(outcome, status) : countCheck(status)) }
}

function countCheck(status) {
  const failed = status === 0 ? 0 : 1
  return { passed: 1 - failed, failed, skipped: 0, failures: [] }
}

/** A run that failed without naming a failure, or in which no test ran, counts as one failure. */
function countTests(file, status) {
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0, failures: [] }
  const outcome = JSON.parse(readFileSync(file, 'utf8'))
  const isSilent = outcome.failed === 0 && (status !== 0 || outcome.passed === 0)
  return isSilent ? { ...outcome, failed: 1 } : outcome
}

console.log('\n── summary ──')
for (const { name, seconds, passed, failed, skipped } of outcomes)
  console.log(
    `${failed ? 'FAILED' : 'ok    '} ${name.padEnd(16)} ${String(passed).padStart(5)} passed, ${failed} failed, ${skipped} skipped, ${seconds.toFixed(1)} s`,
  )
for (const { name, sentence } of outcomes.flatMap(({ failures }) => failures))
  console.log(`FAILED ${name}: ${sentence}`)
const sum = (key) => outcomes.reduce((total, outcome) => total + outcome[key], 0)
process.exitCode = sum('failed') > 0 ? 1 : 0
console.log(`${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`)
