import { pool } from '@/lib/db/pool'
import { type AgreementGroup, agreementOf } from '../../domain/ai/agreement'

/** Dimensions whose answers are compared, the newest. */
const COMPARED = 1_000

/**
 * How often people of this installation answered like a model that was asked in the same words. Only grades count that
 * were given before its answers could be read, in sessions whose grades are open: what somebody graded blind shows in no
 * figure before. Of a session counts the first grading that has an answer.
 */
export async function findAgreement({
  model,
  promptVersion,
}: {
  model: string
  promptVersion: number
}): Promise<AgreementGroup[]> {
  const { rows } = await pool().query<{ session: string; confidence: number; agrees: boolean }>({
    name: 'ai-agreement',
    text: `select r."roomId" as session, (a.value->>'confidence')::float8 as confidence,
             a.value->>'answer' = g.scores->d.dimension->'answers'->>a.key as agrees
           from (
             select distinct on (first."roomId") first.id, first."roomId", first."rubricVersion", o.at
             from "AiGrading" first
             join "GradeRelease" o on o."roomId" = first."roomId" and o.at is not null
             where first.model = $2 and first."promptVersion" = $3 and exists (
               select from "AiDimension"
               where "gradingId" = first.id and round = 0 and status = 'done'
             )
             order by first."roomId", first."createdAt", first.id
           ) r
           join (
             select * from "AiDimension" where "triedAt" is not null order by "triedAt" desc limit $1
           ) d on d."gradingId" = r.id
           cross join lateral (
             select distinct on ("graderId", source) scores from "Grade"
             where "roomId" = r."roomId" and "rubricVersion" = r."rubricVersion" and source <> 'ai'
               and "createdAt" <= r.at
             order by "graderId", source, version desc
           ) g
           cross join lateral jsonb_each(d.answers) a
           where d.round = 0 and d.status = 'done' and a.value->>'answer' in ('yes', 'no')
             and g.scores->d.dimension->'answers'->>a.key in ('yes', 'no')`,
    values: [COMPARED, model, promptVersion],
  })
  return agreementOf(rows)
}
