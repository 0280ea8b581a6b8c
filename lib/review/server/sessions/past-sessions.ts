/**
 * SQL of the past sessions in a person's list, with their own membership in each as `me`: $1 is the person. Grades and
 * reviews that are not open, or that an observer may not see, are treated as absent.
 */
export const PAST_SESSIONS = `
  from "Member" me
  join "Room" r on r.id = me."roomId" and r.phase = 'ended'
  join "CaseVersion" v on v.id = r."caseVersionId"
  left join "GradeRelease" g on g."roomId" = r.id and g.at is not null and me.role <> 'observer'
  left join "PeerReview" p on p."roomId" = r.id and p.status = 'done' and g.at is not null
  where me."userId" = $1::uuid and me."removedAt" is null and me."trashedAt" is null`

/** SQL of whether grades or a review have opened since the person was last on the session's page. */
export const IS_UNSEEN = `(g.at is not null and greatest(g.at, p."doneAt") > coalesce(me."seenAt", '-infinity'))`

/** SQL of whether a row `t` of SessionText may be read by $1. @param closed SQL of the cases whose guide is closed to them */
export const mayRead = (closed: string) => `(t."viewerId" is null or t."viewerId" = $1::uuid)
  and (not t."fromGuide" or v."caseId" <> all(${closed}::text[]))`
