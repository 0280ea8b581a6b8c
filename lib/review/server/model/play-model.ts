import type { PreparedCase } from '@/lib/cases/domain/case'
import { replayItems } from '@/lib/rooms/domain/log/replay-item'
import { planMinutes } from '@/lib/rooms/domain/round/plan'
import { inSlices } from '@/lib/shared/turns/in-slices'
import { modelRoundInSteps } from '../../domain/model-round/model-round'
import type { WatchedView } from '../../domain/model-round/model-view'
import { MODEL_CANDIDATE, MODEL_INTERVIEWER, type PlayedModel } from '../../domain/model-round/round-player'
import { playWritten } from '../../domain/model-round/written/play-written'
import type { ReplayPage } from '../../domain/replay/replay-page'
import { chatLines, sessionRecord } from '../../domain/session-record'
import { writtenRounds } from './written-rounds'

/** Rounds that are generated or being generated: this takes a while, and a version of a case never changes. */
const rounds = new WeakMap<PreparedCase, Promise<PlayedModel>>()

/**
 * The model round of a case, as its page shows it. The caller decides who may see it.
 * @throws AppError any refusal by the rules of a room if the case is too long for one
 */
export async function modelView(caseId: string, whole: PreparedCase): Promise<WatchedView> {
  const { end } = await roundOf(caseId, whole)
  const lines = chatLines(end.round, '', nameOf)
  return {
    caseId,
    title: whole.title,
    minutes: planMinutes(end.round.plan),
    line: (await writtenRounds()).get(caseId)?.line ?? null,
    record: { ...sessionRecord(end, '', nameOf), chat: { lines, next: null, count: lines.length } },
  }
}

/** The log of a case's model round, for a player. @throws AppError those of modelView() */
export async function modelLog(caseId: string, whole: PreparedCase): Promise<ReplayPage> {
  const { log } = await roundOf(caseId, whole)
  return { items: replayItems(MODEL_CANDIDATE, log), next: null }
}

function roundOf(caseId: string, whole: PreparedCase): Promise<PlayedModel> {
  const known = rounds.get(whole)
  if (known) return known
  const made = makeRound(caseId, whole)
  rounds.set(whole, made)
  made.catch(() => rounds.delete(whole))
  return made
}

/** Yields, since live rooms run in the same process. */
async function makeRound(caseId: string, whole: PreparedCase): Promise<PlayedModel> {
  const written = (await writtenRounds()).get(caseId)
  return inSlices(written ? playWritten(whole, written) : modelRoundInSteps(whole))
}

function nameOf(userId: string): string {
  return userId === MODEL_INTERVIEWER.userId ? MODEL_INTERVIEWER.name : MODEL_CANDIDATE.name
}
