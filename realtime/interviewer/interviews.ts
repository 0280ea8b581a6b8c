import { LEASE, releaseInterviews, renewInterviews } from '@/lib/interviewer/server/interview-lease'
import { newId } from '@/lib/shared/ids'
import { type InterviewOptions, isInterviewed, RoomInterview } from './room-interview'

/** Interval between checks of the rooms, in ms: the interviewer's words are delayed by at most this much. */
const EVERY = 250
/**
 * Interval between renewals of the leases, in ms: a third of a lease, so that a late renewal does no harm.
 */
const RENEW_EVERY = LEASE / 3

type InterviewsOptions = Omit<InterviewOptions, 'holder'> & {
  /** Whether somebody is connected to a room through this process. */
  isThere: (roomId: string) => boolean
}

/** Runs the interviews of the rooms in this process that want one. @returns a function that stops it */
export function startInterviews({ isThere, ...options }: InterviewsOptions): { stop: () => Promise<void> } {
  const holder = newId()
  const interviews = new Map<string, RoomInterview>()
  let held = false
  const look = () => {
    const seen = new Set<string>()
    for (const room of options.master.loaded()) {
      if (!room.state.round.interviewer) continue
      seen.add(room.id)
      const known = interviews.get(room.id)
      const isWanted = isInterviewed(room.state.round)
      if (!known && !(isWanted && isThere(room.id))) continue
      const interview = known ?? new RoomInterview(room.id, { ...options, holder })
      interviews.set(room.id, interview)
      held = true
      if (!isThere(room.id)) leave(interview)
      else if (isWanted) interview.look(room)
      else void interview.stop()
    }
    for (const [id, interview] of interviews) {
      if (seen.has(id)) continue
      interviews.delete(id)
      leave(interview)
    }
  }
  const failed = (error: unknown) => options.report('interviewer', error)
  /** Nobody is here any more: the process that they went to need not wait for the lease to expire. */
  const leave = (interview: RoomInterview) => {
    const held = interview.holds
    interview.holds = false
    const left = interview.stop().then(() => (held ? releaseInterviews(holder, interview.roomId) : undefined))
    left.catch(failed)
  }
  const renewal = setInterval(() => {
    const rooms = [...interviews].flatMap(([id, { holds }]) => (holds ? [id] : []))
    if (rooms.length > 0) renewInterviews(rooms, holder).catch(failed)
  }, RENEW_EVERY).unref()
  const timer = setInterval(() => {
    try {
      look()
    } catch (error) {
      failed(error)
    }
  }, EVERY).unref()
  return {
    stop: async () => {
      clearInterval(timer)
      clearInterval(renewal)
      await Promise.all([...interviews.values()].map((interview) => interview.stop()))
      if (held) await releaseInterviews(holder).catch(failed)
    },
  }
}
