import { defineConfig } from 'vitest/config'

const ignored = ['**/node_modules/**', '**/.next/**', '**/.data/**']

export default defineConfig({
  resolve: { alias: { '@': import.meta.dirname } },
  test: {
    // A failure names the whole value: in a log there is nobody to look at the rest.
    chaiConfig: { truncateThreshold: 2_000 },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['**/*.test.{ts,tsx}'],
          exclude: [...ignored, '**/*.pg.test.ts'],
          // The simulations are long; how long depends on the machine.
          testTimeout: 180_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'pg',
          include: ['**/*.pg.test.ts'],
          exclude: ignored,
          pool: 'forks',
          // Some start servers and kill them: one file at a time leaves them the machine.
          fileParallelism: false,
          globalSetup: ['tests/support/pg-global.ts'],
          setupFiles: ['tests/support/pg-file.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.e2e.ts'],
          exclude: ignored,
          pool: 'forks',
          fileParallelism: false,
          globalSetup: ['tests/support/e2e-global.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          expect: { poll: { timeout: 15_000 } },
        },
      },
    ],
  },
})
