import { type PublicCase, publicCase } from '../domain/case'

/** The columns of a version that duplicate parts of its source, for lists and filters. */
export function versionData(whole: PublicCase, source: string) {
  const { id: _, ...columns } = publicCase(whole)
  return { ...columns, source }
}
