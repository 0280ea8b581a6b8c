import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { singleton } from '@/lib/shared/singleton'
import { type Rubric, rubricSchema } from '../domain/rubric'

/** A version of the rubric from `content/rubrics`. A published version never changes, so each is read once. */
export async function readRubric(version: number): Promise<Rubric> {
  const cache = singleton('rubrics', () => new Map<number, Rubric>())
  const kept = cache.get(version)
  if (kept) return kept
  const path = join(process.cwd(), 'content/rubrics', `rubric-v${version}.json`)
  const rubric = rubricSchema.parse(JSON.parse(await readFile(path, 'utf8')))
  if (rubric.version !== version) throw new Error(`${path} calls itself version ${rubric.version}`)
  cache.set(version, rubric)
  return rubric
}
