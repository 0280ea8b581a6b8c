import { randomBytes } from 'node:crypto'
import { ModelFailure } from '@/lib/ai/domain/model-failure'
import { addInterviewUse, countAiCall } from '@/lib/ai/server/ai-use'
import { heardWords } from '@/lib/interviewer/domain/heard-words'
import { awayFor } from '@/lib/interviewer/domain/interview-limits'
import { heardIn, type Occasion, occasionOf } from '@/lib/interviewer/domain/occasion'
import { type Options, optionsFor } from '@/lib/interviewer/domain/options'
import type { PartialAnswer } from '@/lib/interviewer/domain/question/interviewer-answer'
import { interviewerQuestion } from '@/lib/interviewer/domain/question/interviewer-question'
import {
  type CandidateWork,
  isPathDrawn,
  seenOf,
  workIn,
  writtenIn,
} from '@/lib/interviewer/domain/seen-work'
import { setWords, shownSoFar, whatToSay } from '@/lib/interviewer/domain/what-to-say'
import { askInTime } from '@/lib/interviewer/server/ask-in-time'
import type { AskInterviewer } from '@/lib/interviewer/server/ask-interviewer'
import { holdInterview } from '@/lib/interviewer/server/interview-lease'
import { lastWords } from '@/lib/rooms/domain/interviewer/decide-interviewer'
import type { ServerCommand } from '@/lib/rooms/domain/protocol/commands'
import type { RoundState } from '@/lib/rooms/domain/round/state'
import type { RoomMaster } from '../commit/room-master'
import type { LiveRoom } from '../live/live-room'
import { type PreparedGuide, preparedGuide } from './prepared-guide'
import { isWithinLimits } from './within-limits'

export type InterviewOptions = {
  master: RoomMaster
  /** Identifies this process. */
  holder: string
  /** Server time in ms. */
  now: () => number
  report: (what: string, error: unknown) => void
  /** Calls the configured model; null if none is configured any more. */
  asks: () => AskInterviewer | null
  /**
   * Shows the room what is being said; empty while an answer takes its time; null when nothing is said any more. Each
   * call passes the full text so far, so any but the first and last may be lost if a browser is slow.
   */
  speak: (roomId: string, text: string | null, how?: { mayBeLost: boolean }) => void
}

/** How long until a room that another process interviews in is checked again, in ms. */
const ELSEWHERE = 2_000
/** How long until something that the room refused is attempted again, in ms: generating it may have cost tokens. */
const REFUSED = 60_000

type Turn = {
  occasion: Occasion
  room: LiveRoom
  candidateId: string
  /** The event number of the interviewer's newest words when it read the room. */
  after: number
  stop: AbortSignal
}

/**
 * The interviewer of one room in this process. It has one turn at a time: it looks for something to react to, calls the
 * model if needed, and puts a command into the room's queue, which the room's rules decide like any other.
 */
export class RoomInterview {
  private turn: { occasion: Occasion; startedAt: number; stop: AbortController; over: Promise<void> } | null =
    null
  /** Whether this process holds the interview, as far as it knows. */
  holds = false
  private heardUpTo = 0
  private waitedAt: number | null = null
  private failures = 0
  private notBefore = 0

  constructor(
    readonly roomId: string,
    private readonly options: InterviewOptions,
  ) {}

  /** Starts a turn if there is something to react to, and aborts one that is no longer wanted. */
  look(room: LiveRoom): void {
    const now = this.options.now()
    if (this.turn) {
      if (isOver(room, this.turn)) this.turn.stop.abort()
      return
    }
    if (now < this.notBefore) return
    const { round } = room.state
    const candidateId = round.members.find(({ role }) => role === 'candidate')?.userId
    const occasion = this.occasionIn(room, now)
    if (!occasion || !candidateId) return
    const stop = new AbortController()
    const over = this.take({ occasion, room, candidateId, after: lastWords(round), stop: stop.signal })
      .catch((error: unknown) => {
        this.notBefore = this.options.now() + ELSEWHERE
        this.options.report('interviewer', error)
      })
      .finally(() => {
        this.turn = null
      })
    this.turn = { occasion, startedAt: now, stop, over }
  }

  /** Aborts the turn in progress. */
  async stop(): Promise<void> {
    this.turn?.stop.abort()
    await this.turn?.over
  }

  private occasionIn({ state: { round, board }, workedAt, guide }: LiveRoom, now: number): Occasion | null {
    const { heardUpTo, waitedAt } = this
    const activity = {
      workedAt,
      heardUpTo,
      waitedAt,
      curveballs: guide.curveballs.length,
      isPathDrawn: () => isPathDrawn(board),
    }
    const occasion = occasionOf(round, activity, now)
    if (round.interviewer?.status !== 'away' || round.clock.status !== 'running') return occasion
    // An interviewer that is away comes back by calling the model: fixed text would not show that the model answers.
    return occasion?.kind === 'answer' ? occasion : { kind: 'pause', stuck: false }
  }

  private async take(turn: Turn): Promise<void> {
    const { holder, now } = this.options
    const holding = await holdInterview(this.roomId, holder)
    this.holds = holding !== 'elsewhere'
    if (holding === 'taken') return this.takeOver()
    if (holding === 'elsewhere') {
      this.notBefore = now() + ELSEWHERE
      return
    }
    const work = workIn(turn.room.state)
    const set = setWords(turn.occasion, seenOf(work))
    if (set) {
      await this.give(turn, { ...set, after: turn.after })
      return
    }
    const asks = this.options.asks()
    if (!asks) return this.failed(turn, new ModelFailure('refused'))
    if (!(await isWithinLimits(this.roomId, turn.candidateId, new Date(now())))) {
      await this.give(turn, { kind: 'interviewer-status', status: 'spent' })
      return
    }
    const { guide, guard } = await preparedGuide(this.roomId)
    const options = optionsFor(turn.occasion, turn.room.state.round, { work, guide })
    if (!options) {
      this.waitedAt = now()
      return
    }
    await this.converse(turn, { asks, options, work, guide, guard })
  }

  /** Continues from the log where another process stopped, perhaps in the middle of a sentence. */
  private async takeOver(): Promise<void> {
    const { master, speak } = this.options
    speak(this.roomId, null)
    await master.turn(this.roomId, async ({ room }) => {
      await master.readMissed(room)
      this.heardUpTo = Math.max(this.heardUpTo, heardIn(room.state.round))
    })
  }

  private async converse(
    turn: Turn,
    {
      asks,
      options,
      work,
      guide,
      guard,
    }: PreparedGuide & { asks: AskInterviewer; options: Options; work: CandidateWork },
  ): Promise<void> {
    const { now, speak } = this.options
    const { occasion, stop } = turn
    const { round } = turn.room.state
    const marker = randomBytes(9).toString('hex')
    const question = interviewerQuestion({ occasion, options, round, work, guide, now: now(), marker })
    const known = guard.known([...writtenIn(work), ...heardWords(round)])
    let shown = ''
    const who = { roomId: this.roomId, userId: turn.candidateId }
    await countAiCall(this.roomId, new Date(now()))
    try {
      const received = ({ move, words }: PartialAnswer) => {
        if (stop.aborted || move === 'wait' || move === 'quiet') return
        const next = shownSoFar(words, guard, known)
        if (next === null || next === shown || next === '') return
        speak(this.roomId, next, { mayBeLost: shown !== '' })
        shown = next
      }
      const slow = () => {
        // Nobody waits for words that they did not ask for.
        if (occasion.kind === 'answer') speak(this.roomId, '')
      }
      const asking = { signal: stop, came: () => {}, received }
      const { answer, tokens } = await askInTime(asks, [question, options, asking], slow)
      await addInterviewUse(who, tokens, new Date(now()))
      this.failures = 0
      if (stop.aborted) return
      const said = whatToSay(answer, options, { guard, known, saw: seenOf(work) })
      if (said) await this.give(turn, { ...said, after: turn.after })
      else if (round.interviewer?.status === 'away')
        await this.give(turn, { kind: 'interviewer-status', status: 'here' })
      if (occasion.kind === 'answer') this.heardUpTo = occasion.upTo
      else if (!said) this.waitedAt = now()
    } catch (error) {
      if (!(error instanceof ModelFailure)) throw error
      speak(this.roomId, null)
      // The room is notified before anything else.
      if (error.reason !== 'cancelled') await this.failed(turn, error)
      await addInterviewUse(who, error.tokens, new Date(now()))
    } finally {
      speak(this.roomId, null)
    }
  }

  /** The room continues without it, and says so. */
  private async failed(turn: Turn, failure: ModelFailure): Promise<void> {
    const { now, report } = this.options
    this.failures++
    this.notBefore = now() + awayFor(this.failures, failure.details.retryAfter)
    await this.give(turn, { kind: 'interviewer-status', status: 'away' })
    // Once per outage, not on every attempt.
    if (this.failures === 1) report('interviewer', failure)
  }

  /** Gives the room a command in the candidate's name. If it is refused, nothing is said or retried at once. */
  private async give({ candidateId, occasion }: Turn, command: ServerCommand): Promise<void> {
    const { refusal } = await this.options.master.ask(this.roomId, { actorId: candidateId, command })
    if (!refusal) return
    this.notBefore = this.options.now() + (occasion.kind === 'answer' ? ELSEWHERE : REFUSED)
    if (occasion.kind === 'answer') this.heardUpTo = occasion.upTo
    else this.waitedAt = this.options.now()
  }
}

/** Whether its words are no longer wanted: it was told to be quiet, the clock is stopped, or somebody is working. */
function isOver(
  { state: { round }, workedAt }: LiveRoom,
  { occasion, startedAt }: { occasion: Occasion; startedAt: number },
): boolean {
  if (!isInterviewed(round)) return true
  return occasion.kind === 'pause' && workedAt !== null && workedAt > startedAt
}

/** Whether the interviewer of a round may take part now. */
export function isInterviewed({ interviewer, clock, mode }: RoundState): boolean {
  if (!interviewer || mode !== 'solo' || clock.status !== 'running') return false
  return interviewer.status === 'here' || interviewer.status === 'away'
}
