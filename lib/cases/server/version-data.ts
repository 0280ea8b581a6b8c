import { type PublicCase, publicCase } from '../domain/case'

/** The columns of a version that repeat what its source says, for lists and filters. */
export function versionData(whole: PublicCase, source: string) {
  const { id: _, ...columns } = publicCase(whole)
  return { ...columns, source }
}
