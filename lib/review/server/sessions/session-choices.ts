import { pool } from '@/lib/db/pool'
import type { RoomRole } from '@/lib/framework/roles'
import { VERDICT_OUTCOMES } from '@/lib/grading/domain/verdict'
import type { SessionChoices } from '../../domain/sessions/session-row'
import { IS_UNSEEN, PAST_SESSIONS } from './past-sessions'

type Choice = { key: string; name: string; count: number }
type Fact = { role: RoomRole; verdict: SessionChoices['verdicts'][number]['verdict'] } & {
  isUnseen: boolean
  count: number
}

/**
 * What a person's past sessions can be filtered by. People who deleted their account, or the session, are not listed
 * as partners.
 */
export async function sessionChoices(userId: string): Promise<SessionChoices> {
  const [cases, partners, facts, trash] = await Promise.all([
    pool().query<Choice>(
      `select v."caseId" as key, (array_agg(v.title order by r.id desc))[1] as name, count(*)::int as count
       ${PAST_SESSIONS} group by v."caseId" order by 2`,
      [userId],
    ),
    pool().query<Choice>(
      `select o."userId" as key, u.name, count(*)::int as count
       from (select r.id ${PAST_SESSIONS}) mine
       join "Member" o on o."roomId" = mine.id and o."userId" <> $1::uuid and o.role <> 'observer' and o."removedAt" is null
       join "User" u on u.id = o."userId" and u."deletedAt" is null
       group by 1, 2 order by 2, 1`,
      [userId],
    ),
    pool().query<Fact>(
      `select me.role, coalesce(g.verdict, 'none') as verdict, ${IS_UNSEEN} as "isUnseen", count(*)::int as count
       ${PAST_SESSIONS} group by 1, 2, 3`,
      [userId],
    ),
    pool().query<{ count: number }>(
      `select count(*)::int as count from "Member"
       where "userId" = $1::uuid and "removedAt" is null and "trashedAt" is not null`,
      [userId],
    ),
  ])
  const countOf = (fits: (fact: Fact) => boolean) =>
    facts.rows.filter(fits).reduce((sum, { count }) => sum + count, 0)
  const verdicts = [...VERDICT_OUTCOMES, 'none' as const]
  const roles = ['candidate', 'interviewer', 'observer'] as const
  return {
    cases: cases.rows.map(({ key, name, count }) => ({ caseId: key, title: name, count })),
    partners: partners.rows.map(({ key, name, count }) => ({ userId: key, name, count })),
    roles: roles.map((role) => ({ role, count: countOf((fact) => fact.role === role) })),
    verdicts: verdicts.map((verdict) => ({
      verdict,
      count: countOf((fact) => fact.verdict === verdict),
    })),
    unseen: countOf(({ isUnseen }) => isUnseen),
    all: countOf(() => true),
    trashed: trash.rows[0]?.count ?? 0,
  }
}
