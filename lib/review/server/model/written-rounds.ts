import { readContent } from '@/lib/content/server/read-content'
import { singleton } from '@/lib/shared/singleton'
import { parseWritten } from '../../domain/model-round/written/parse-written'
import type { WrittenRound } from '../../domain/model-round/written/written-round'

/** Written rounds by case. They ship with the app; `content:check` checks each against its case. */
export function writtenRounds(): Promise<ReadonlyMap<string, WrittenRound>> {
  return singleton('written-rounds', readRounds)
}

async function readRounds(): Promise<ReadonlyMap<string, WrittenRound>> {
  const rounds = new Map<string, WrittenRound>()
  for (const { path, name, source } of await readContent('rounds')) {
    const parsed = parseWritten(source)
    if (parsed.ok) rounds.set(name, parsed.round)
    else console.error(`${path}:${parsed.problems[0]?.line}: ${parsed.problems[0]?.message}`)
  }
  return rounds
}
