import { pool } from '@/lib/db/pool'
import { type AgreementGroup, agreementOf } from '../../domain/ai/agreement'

/** Dimensions whose answers are compared, the newest. */
const COMPARED = 1_000

/**
 * How often people of this installation answered like its model, over sessions whose grades are open: what somebody
 * graded blind shows in no figure before.
 */
export async function findAgreement(): Promise<AgreementGroup[]> {
  const { rows } = await pool().query<{ session: string; confidence: number; agrees: boolean }>({
    name: 'ai-agreement',
    text: `select r."roomId" as session, (a.value->>'confidence')::float8 as confidence,
             a.value->>'answer' = g.scores->d.dimension->'answers'->>a.key as agrees
           from (
             select * from "AiDimension" where "triedAt" is not null order by "triedAt" desc limit $1
           ) d
           join "AiGrading" r on r.id = d."gradingId"
           join "GradeRelease" o on o."roomId" = r."roomId" and o.at is not null
           cross join lateral (
             select distinct on ("graderId", source) scores from "Grade"
             where "roomId" = r."roomId" and "rubricVersion" = r."rubricVersion" and source <> 'ai'
             order by "graderId", source, version desc
           ) g
           cross join lateral jsonb_each(d.answers) a
           where d.round = 0 and d.status = 'done' and a.value->>'answer' in ('yes', 'no')
             and g.scores->d.dimension->'answers'->>a.key in ('yes', 'no')`,
    values: [COMPARED],
  })
  return agreementOf(rows)
}
