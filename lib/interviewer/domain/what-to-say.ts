import { stepInfo } from '@/lib/framework/steps'
import type { SeenWork } from '@/lib/rooms/domain/interviewer/interviewer-moves'
import { WORDS_LIMIT } from '@/lib/rooms/domain/interviewer/interviewer-moves'
import type { ServerCommand } from '@/lib/rooms/domain/protocol/commands'
import type { KnownWords, WordsGuard } from './guard/words-guard'
import type { Occasion } from './occasion'
import type { Options } from './options'
import { type InterviewerAnswer, NO_FACT } from './question/interviewer-answer'

/** What the interviewer does; the room also needs to know what it had said before. */
export type InterviewCommand = Omit<Extract<ServerCommand, { kind: 'interview' }>, 'after'>

/** Said if a model's own words are not allowed. */
const RETURNED = 'What would you suggest, and why?'
const NO_FIGURE = 'I have no figure for that. Make an assumption and say it.'
const STOPS = 'I’ll be quiet. Choose “Let it talk” when you want me back.'

/**
 * The command for an answer, after checking the model's words against the guide.
 * @returns null if nothing is said
 */
export function whatToSay(
  answer: InterviewerAnswer,
  options: Options,
  { guard, known, saw }: { guard: WordsGuard; known: KnownWords; saw: SeenWork },
): InterviewCommand | null {
  const { move, fact } = answer
  const own = allowedWords(answer.words, guard, known)
  const say = (command: Pick<InterviewCommand, 'move'> & Partial<InterviewCommand>): InterviewCommand => ({
    kind: 'interview',
    about: null,
    words: own,
    asks: '',
    saw,
    ...command,
  })
  switch (move) {
    case 'wait':
      return null
    case 'reply':
      return own ? say({ move }) : say({ move: 'return', words: RETURNED })
    case 'return':
      return say({ move, words: own || RETURNED })
    case 'fact':
      return fact === NO_FACT ? say({ move: 'reply', words: NO_FIGURE }) : say({ move, about: fact })
    case 'hint':
      return options.hintFor ? say({ move, about: options.hintFor }) : null
    case 'probe':
      return options.probe ? say({ move, ...options.probe }) : null
    case 'curveball':
      return say({ move })
    case 'quiet':
      return say({ move, words: '', asks: STOPS })
  }
}

/** The allowed part of a model's words: shortened to complete sentences, or empty if the guard blocks them. */
function allowedWords(words: string, guard: WordsGuard, known: KnownWords): string {
  const text = whole(words.replaceAll(/\s+/g, ' ').trim())
  return guard.check(text, known, true).isBlocked ? '' : text
}

/** As much as fits, up to the end of a sentence if there is one. */
function whole(text: string): string {
  if (text.length <= WORDS_LIMIT) return text
  const cut = text.slice(0, WORDS_LIMIT)
  const end = Math.max(cut.lastIndexOf('. '), cut.lastIndexOf('? '), cut.lastIndexOf('! '))
  return end > 0 ? cut.slice(0, end + 1) : `${cut.slice(0, cut.lastIndexOf(' '))}…`
}

/** How much of a model's words may be shown while they stream; null if they may not be said at all. */
export function shownSoFar(words: string, guard: WordsGuard, known: KnownWords): string | null {
  // Text that will be cut off is not shown first.
  const text = words.replaceAll(/\s+/g, ' ').trimStart().slice(0, WORDS_LIMIT)
  const checked = guard.check(text, known, false)
  return checked.isBlocked ? null : text.slice(0, checked.upTo)
}

/** Lines said at a set time, without asking a model. */
export function setWords(occasion: Occasion, saw: SeenWork): InterviewCommand | null {
  const say = (move: 'pace' | 'time-up', about: string | null, asks: string): InterviewCommand => ({
    kind: 'interview',
    move,
    about,
    words: '',
    asks,
    saw,
  })
  if (occasion.kind === 'time-up')
    return say('time-up', null, 'Time is up. Sum up your design in a minute, then end the interview.')
  if (occasion.kind !== 'pace') return null
  const [step, next] = [stepInfo(occasion.step).title, stepInfo(occasion.next).title]
  return say('pace', occasion.step, `“${step}” has had its minutes. Go on to “${next}” when you are ready.`)
}
