import vocabulary from '@/content/vocabulary/en.json'
import type { BoardGraph } from '@/lib/board/graph/board-graph'
import { stepInfo } from '@/lib/framework/steps'
import { actualByStep, elapsedAt } from '@/lib/rooms/domain/round/clock'
import type { RoundState } from '@/lib/rooms/domain/round/state'
import { withoutNames } from '@/lib/rooms/domain/round/views/without-names'
import { trialWords } from '@/lib/rooms/domain/trial/trial-words'
import { SHEET_FIELDS, sheetTexts } from '@/lib/rooms/domain/worksheet/worksheet'
import { storable } from '@/lib/shared/stored-text'
import type { Pointer } from '../grade'
import type { GradedSession } from './graded-session'
import type { SessionPiece } from './session-piece'

/** Maximum number of elements that a pointer may name. */
const POINTED = 50

/** Names of parts and products. If a member's name is one of them, it must not be struck out of the record. */
const TERMS: ReadonlySet<string> = new Set(
  JSON.stringify(vocabulary)
    .toLowerCase()
    .match(/\p{L}+/gu),
)
/** Pieces without anybody's words: their text comes from the case, the guide or the app. */
const NOBODYS: ReadonlySet<SessionPiece['kind']> = new Set(['step', 'hint', 'curveball', 'facts'])

/**
 * A session as pieces, always in the same order. Private notes, marks and grades are not included, nor are names: an
 * author is the candidate, the interviewer or the app.
 * @param everyday lower-case words in which designs are described: a member whose name is one of them must neither
 * strike it out of the record nor be identified by it
 */
export function sessionPieces(
  { state, graph, findings }: GradedSession,
  everyday: ReadonlySet<string>,
): SessionPiece[] {
  const { round } = state
  const texts = sheetTexts(state.sheet)
  const pieces = [
    ...stepPieces(round),
    ...SHEET_FIELDS.map(
      ({ id, title }, index): SessionPiece => ({
        ...CANDIDATE,
        id: `w${index + 1}`,
        kind: 'worksheet',
        title: `Worksheet, ${title}`,
        text: texts[id],
        pointer: { kind: 'field', field: id },
      }),
    ),
    ...boardPieces(graph),
    ...findings
      // Elements that could not be read are among the pieces of the board.
      .filter(({ severity }) => severity !== 'note')
      .map(
        ({ message, ask, elements }, index): SessionPiece => ({
          ...APP,
          id: `f${index + 1}`,
          kind: 'finding',
          title: 'What follows from the board',
          text: `${message} ${ask}`,
          pointer: elementsPointer(elements),
        }),
      ),
    ...givenPieces(round),
    ...chatPieces(round),
  ]
  return pieces.map((piece) => {
    const text = storable(piece.text)
    if (NOBODYS.has(piece.kind)) return { ...piece, text }
    const plain = withoutNames(
      text,
      round.members,
      ({ small, isNamePlace }) => TERMS.has(small) || (everyday.has(small) && !isNamePlace),
    )
    return { ...piece, text: plain }
  })
}

const CANDIDATE = { by: 'candidate', citable: true } as const
const APP = { by: 'app', citable: false } as const

const moment = (elapsed: number): Pointer => ({ kind: 'moment', elapsed })

function elementsPointer(ids: readonly string[]): Pointer | null {
  return ids.length > 0 ? { kind: 'elements', ids: ids.slice(0, POINTED) } : null
}

function stepPieces({ plan, visits, clock }: RoundState): SessionPiece[] {
  const elapsed = clock.status === 'ended' ? elapsedAt(clock, clock.endedAt) : 0
  const spent = actualByStep(plan, visits, elapsed)
  return plan.map(({ slug, minutes }, index) => {
    const first = visits.find((visit) => visit.index === index)
    const began = first ? `, began at ${clockTime(first.from)}` : ', not reached'
    return {
      ...CANDIDATE,
      id: `s${index + 1}`,
      kind: 'step',
      title: 'Step of the round',
      text: `${stepInfo(slug).title}: ${minutes} min planned, ${clockTime(spent[index] ?? 0)} taken${began}`,
      pointer: first ? moment(first.from) : null,
    }
  })
}

function boardPieces({ components, edges, groups, unread }: BoardGraph): SessionPiece[] {
  const labels = new Map(components.map(({ id, label }) => [id, label]))
  const label = (id: string) => labels.get(id) ?? 'something without a name'
  return [
    ...components.map(
      ({ label, kind, elements }, index): SessionPiece => ({
        ...CANDIDATE,
        id: `p${index + 1}`,
        kind: 'part',
        title: `Part on the board (${kind})`,
        text: label,
        pointer: elementsPointer(elements),
      }),
    ),
    ...edges.map(
      ({ from, to, label: said, waits, elements }, index): SessionPiece => ({
        ...CANDIDATE,
        id: `e${index + 1}`,
        kind: 'connection',
        title: waits ? 'Arrow, the caller waits' : 'Arrow, the caller goes on',
        text: `${label(from)} to ${label(to)}${said ? `: ${said}` : ''}`,
        pointer: elementsPointer(elements),
      }),
    ),
    ...groups.map(
      ({ label: name, members, elements }, index): SessionPiece => ({
        ...CANDIDATE,
        id: `g${index + 1}`,
        kind: 'group',
        title: 'Group on the board',
        text: `${name || 'Without a name'}: ${members.map(label).join(', ')}`,
        pointer: elementsPointer(elements),
      }),
    ),
    ...unread.map(
      ({ why, at, elements }, index): SessionPiece => ({
        ...APP,
        id: `u${index + 1}`,
        kind: 'unread',
        title: 'Could not be read',
        text:
          why === 'loose-end'
            ? `An arrow that ends nowhere${at ? `, from ${label(at)}` : ''}`
            : 'A shape without a name',
        pointer: elementsPointer(elements),
      }),
    ),
  ]
}

function givenPieces({ hints, curveballs, trials, facts, probes }: RoundState): SessionPiece[] {
  const at = (elapsed: number, what: string) => `${what} at ${clockTime(elapsed)}`
  return [
    ...hints.map(
      (hint, index): SessionPiece => ({
        ...APP,
        id: `h${index + 1}`,
        kind: 'hint',
        title: at(hint.elapsed, 'Hint given'),
        text: hint.text,
        pointer: moment(hint.elapsed),
      }),
    ),
    ...curveballs.map(
      (ball, index): SessionPiece => ({
        ...APP,
        id: `b${index + 1}`,
        kind: 'curveball',
        title: at(ball.elapsed, 'Curveball'),
        text: ball.text,
        pointer: moment(ball.elapsed),
      }),
    ),
    ...trials.flatMap(({ elapsed, trial }, index): SessionPiece[] =>
      trial
        ? [
            {
              ...APP,
              id: `t${index + 1}`,
              kind: 'trial',
              title: at(elapsed, 'Tried on the board'),
              text: trialWords(trial),
              pointer: moment(elapsed),
            },
          ]
        : [],
    ),
    ...facts.map(
      ({ elapsed, facts: told }, index): SessionPiece => ({
        ...APP,
        id: `k${index + 1}`,
        kind: 'facts',
        title: at(elapsed, 'Facts given'),
        text: told.map(({ ask, say }) => `${ask} ${say}`).join('\n'),
        pointer: moment(elapsed),
      }),
    ),
    ...probes.map(
      (probe, index): SessionPiece => ({
        ...APP,
        id: `q${index + 1}`,
        kind: 'question',
        title: at(probe.elapsed, 'Asked by the app'),
        text: probe.text,
        pointer: moment(probe.elapsed),
      }),
    ),
  ]
}

function chatPieces({ chat, members }: RoundState): SessionPiece[] {
  return chat.map(({ elapsed, userId, text, interviewer }, index): SessionPiece => {
    const role = members.find((member) => member.userId === userId)?.role
    const isCandidate = role === 'candidate'
    return {
      id: `c${index + 1}`,
      // What the AI interviewer says may come from the guide.
      kind: interviewer ? 'question' : 'chat',
      title: `${interviewer ? 'AI interviewer' : 'Chat'} at ${clockTime(elapsed)}`,
      text,
      by: userId === null ? 'app' : isCandidate ? 'candidate' : 'interviewer',
      citable: isCandidate,
      pointer: moment(elapsed),
    }
  })
}

/** A time of the round as `12:05`. */
function clockTime(ms: number): string {
  const seconds = Math.round(ms / 1000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
