import { topicKey } from '@/lib/cases/domain/library'
import { listCases } from '@/lib/cases/server/list-cases'
import type { MatchableCase } from '../../domain/why-not'

/** The cases that strangers may be given: the shipped ones. A case that a user wrote is known to its author. */
export async function listMatchableCases(): Promise<MatchableCase[]> {
  const cases = await listCases()
  return cases.map(({ id, minutes, levels, tags }) => ({ id, minutes, levels, topics: tags.map(topicKey) }))
}
