import os from 'node:os'
import { defineConfig } from 'vitest/config'
import { unitTests } from './tests/support/unit-tests.mjs'

const ignored = ['**/node_modules/**', '**/.next/**', '**/.data/**']
const faults = [
  'tests/faults/**/*.pg.test.ts',
  'tests/fuzz/**/*.pg.test.ts',
  'lib/db/embedded-postgres.pg.test.ts',
]
const board = ['tests/e2e/board/**/*.e2e.ts']

/** Unit tests by whether they put something in the place of what others may have imported too. */
const { pure, replacing } = unitTests(import.meta.dirname)

const unit = {
  // The simulations are long; how long depends on the machine.
  testTimeout: 180_000,
  // Alone a machine of two cores would give them one.
  maxWorkers: os.availableParallelism(),
}

const onPostgres = {
  pool: 'forks' as const,
  globalSetup: ['tests/support/pg-global.ts'],
  setupFiles: ['tests/support/pg-file.ts'],
  testTimeout: 60_000,
  hookTimeout: 60_000,
}

const inBrowser = {
  pool: 'forks' as const,
  // What a test says about a page it says to a browser of its own.
  isolate: false,
  testTimeout: 120_000,
  hookTimeout: 120_000,
  expect: { poll: { timeout: 15_000 } },
}

export default defineConfig({
  resolve: { alias: { '@': import.meta.dirname } },
  test: {
    // A failure names the whole value: in a log there is nobody to look at the rest.
    chaiConfig: { truncateThreshold: 2_000 },
    projects: [
      {
        extends: true,
        test: {
          name: 'pure',
          include: pure,
          // What one file imported serves the next: importing is most of the work of a small test.
          isolate: false,
          ...unit,
        },
      },
      {
        extends: true,
        test: {
          name: 'unit',
          include: replacing,
          ...unit,
        },
      },
      {
        extends: true,
        test: {
          name: 'pg',
          include: ['**/*.pg.test.ts'],
          exclude: [...ignored, ...faults],
          ...onPostgres,
          // What one file imported serves the next; see tests/support/pg-file.ts for what each begins with.
          isolate: false,
          maxWorkers: 2,
        },
      },
      {
        extends: true,
        test: {
          name: 'faults',
          include: faults,
          exclude: ignored,
          ...onPostgres,
          // They freeze and kill servers, and fill disks: one file at a time leaves them the machine.
          fileParallelism: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'board',
          include: board,
          exclude: ignored,
          ...inBrowser,
          globalSetup: ['tests/support/board-global.ts'],
          maxWorkers: 2,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.e2e.ts'],
          exclude: [...ignored, ...board],
          ...inBrowser,
          globalSetup: ['tests/support/e2e-global.ts'],
          // Two files at a time share one app.
          maxWorkers: 2,
        },
      },
    ],
  },
})
