import { pool } from '@/lib/db/pool'
import { type AgreementGroup, agreementOf } from '../../domain/ai/agreement'

/** Maximum number of dimensions whose answers are compared, newest first. */
const COMPARED = 1_000

/**
 * How often people on this installation gave the same answers as a model with the same prompt. Only counts grades that
 * were submitted before the model's answers could be read, in sessions whose grades are open: no figure reveals a
 * blind grade early. Per session, the first grading with an answer counts.
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
