import { releaseInterviews } from '@/lib/interviewer/server/interview-lease'
import { newId } from '@/lib/shared/ids'
import { type InterviewOptions, isInterviewed, RoomInterview } from './room-interview'

/** Milliseconds between two looks at the rooms: what is said comes this much later at most. */
const EVERY = 250

type InterviewsOptions = Omit<InterviewOptions, 'holder'> & {
  /** Whether somebody is in a room by way of this process. */
  isThere: (roomId: string) => boolean
}

/** Has the rooms of this process interviewed that want it. @returns what stops it */
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
      if (!known && !(isInterviewed(room.state.round) && isThere(room.id))) continue
      const interview = known ?? new RoomInterview(room.id, { ...options, holder })
      interviews.set(room.id, interview)
      held = true
      if (isInterviewed(room.state.round) && isThere(room.id)) interview.look(room)
      else void interview.stop()
    }
    for (const [id, interview] of interviews) {
      if (seen.has(id)) continue
      interviews.delete(id)
      void interview.stop()
    }
  }
  const timer = setInterval(() => {
    try {
      look()
    } catch (error) {
      options.report('interviewer', error)
    }
  }, EVERY).unref()
  return {
    stop: async () => {
      clearInterval(timer)
      await Promise.all([...interviews.values()].map((interview) => interview.stop()))
      if (held)
        await releaseInterviews(holder).catch((error: unknown) => options.report('interviewer', error))
    },
  }
}
