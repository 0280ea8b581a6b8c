import { isFor, type MatchableCase, type Seeker } from '../../domain/why-not'

/**
 * SQL of a table `one` with the cases that somebody may get, read once for all people.
 * @param parameter such as `$1::json`: what `caseParameters` gives
 */
export const casesTable = (parameter: string) =>
  `one as materialized (select * from json_to_recordset(${parameter}) as c(id text, topics text[]))`

/**
 * SQL that says whether one of those cases is for the person of a ticket `t` too, as `isFor` does. Most people name no
 * topics; for them one comparison of arrays says it, ten times as fast.
 * @param ids SQL of the ids of the same cases, such as `$2::text[]`
 */
export const hasCase = (ids: string) => `case when t.topics = '{}' then not (${ids} <@ t.knows) else exists (
  select from one where one.id <> all(t.knows) and one.topics && t.topics
) end`

/** The cases that somebody may get, as the two parameters. */
export function caseParameters(
  seeker: Seeker,
  cases: readonly MatchableCase[],
): { json: string; ids: string[] } {
  const own = cases.filter((one) => isFor(seeker, one))
  return {
    json: JSON.stringify(own.map(({ id, topics }) => ({ id, topics }))),
    ids: own.map(({ id }) => id),
  }
}
