import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

test('tests that share what they import put nothing in its place', () => {
  const files = ['lib', 'components', 'tests'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => path.posix.join(folder, file)),
  )
  // As in vitest.config.ts.
  const sharing = files.filter((file) =>
    /^(?:lib\/(?!board\/)\w+\/domain|lib\/board\/graph|lib\/framework|components|tests\/(?:board-graph|cases|handbook))\/.*\.test\.ts$/.test(
      file,
    ),
  )
  expect(sharing.length).toBeGreaterThan(150)
  const guilty = sharing.filter((file) =>
    /\bvi\.(?:mock|spyOn|stub\w+|useFakeTimers|setSystemTime)\b/.test(readFileSync(file, 'utf8')),
  )
  expect(guilty).toEqual([])
})
