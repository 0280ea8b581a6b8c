import { setImmediate } from 'node:timers/promises'
import type { PreparedCase } from '@/lib/cases/domain/case'
import { DIMENSIONS } from '@/lib/framework/dimensions'
import { replayItems } from '@/lib/rooms/domain/log/replay-item'
import { planMinutes } from '@/lib/rooms/domain/round/plan'
import { appError } from '@/lib/shared/errors'
import {
  MODEL_CANDIDATE,
  MODEL_INTERVIEWER,
  modelRoundInSteps,
  type PlayedModel,
} from '../../domain/model-round/model-round'
import type { ModelView } from '../../domain/model-round/model-view'
import type { ReplayPage } from '../../domain/replay/replay-page'
import { chatLines, sessionRecord } from '../../domain/session-record'
import { type ModelAccess, openModel } from './open-model'

/** Rounds at hand or under way: making one takes a while, and a version of a case never changes. */
const rounds = new WeakMap<PreparedCase, Promise<PlayedModel>>()
/** Longest time that a process is held up by making one, in milliseconds. */
const SLICE_MS = 8

/**
 * The model round of a case for one person, or why it stays closed to them.
 * @throws AppError `not-found` if there is no such case for them; whatever the rules of a room refuse in a case that is
 * too long for one.
 */
export async function getModel(
  caseId: string,
  userId: string,
  now: Date,
): Promise<{ access: 'open'; model: ModelView } | { access: Exclude<ModelAccess, 'open'> }> {
  const opened = await openModel(caseId, userId, now)
  if (opened.access !== 'open') return opened
  const { whole } = opened
  const { end } = await roundOf(whole)
  const record = sessionRecord(end, '', nameOf)
  const lines = chatLines(end.round, '', nameOf)
  const model: ModelView = {
    caseId,
    title: whole.title,
    minutes: planMinutes(end.round.plan),
    record: { ...record, chat: { lines, next: null, count: lines.length } },
    strongest: DIMENSIONS.map((dimension) => ({ dimension, text: whole.guide.rubric[dimension][4] })),
  }
  return { access: 'open', model }
}

/**
 * The log of a model round, for a player.
 * @throws AppError `not-found`; `model/closed` to whom it is not open.
 */
export async function getModelLog(caseId: string, userId: string, now: Date): Promise<ReplayPage> {
  const opened = await openModel(caseId, userId, now)
  if (opened.access !== 'open') throw appError('model/closed')
  const { log } = await roundOf(opened.whole)
  return { items: replayItems(MODEL_CANDIDATE, log), next: null }
}

function roundOf(whole: PreparedCase): Promise<PlayedModel> {
  const known = rounds.get(whole)
  if (known) return known
  const made = makeRound(whole)
  rounds.set(whole, made)
  made.catch(() => rounds.delete(whole))
  return made
}

/** Live rooms go on in the same process meanwhile. */
async function makeRound(whole: PreparedCase): Promise<PlayedModel> {
  const steps = modelRoundInSteps(whole)
  for (let since = performance.now(); ; ) {
    const { done, value } = steps.next()
    if (done) return value
    if (performance.now() - since < SLICE_MS) continue
    await setImmediate()
    since = performance.now()
  }
}

function nameOf(userId: string): string {
  return userId === MODEL_INTERVIEWER.userId ? MODEL_INTERVIEWER.name : MODEL_CANDIDATE.name
}
