import { plainWords } from '@/lib/ai/domain/plain-words'
import { disguises } from './disguises'

/** Words that form a command if one of each list occurs near the others, in any order after the first. */
type Command = Readonly<{ within: number; words: readonly ReadonlySet<string>[] }>

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '))

const SKIP = set('ignore disregard forget override bypass discard neglect dismiss supersede')
const ORDERS = set(
  'instruction instructions prompt prompts rubric guideline guidelines directive directives grader grading grades evaluation delimiter delimiters',
)
const ABOVE = set('above preceding foregoing')
const ANSWER = set(
  'answer answers answered mark marked respond reply say output put choose select count treat give award assign set write return report rate score grade consider confirm',
)
const REPLY = set('answer answers mark respond reply output put')
const GOOD = set(
  'yes ja oui si sim да hai full top highest maximum max perfect strong best 4 four positive true',
)
const BAD = set('no nein non нет lowest worst minimum zero 1 negative')
const ASKED = set(
  'statement statements observable observables dimension dimensions rubric hire criterion criteria grader grade grades grading confidence marks candidate applicant',
)
const SECRET = set(
  'your system hidden secret confidential case interviewer interviewers internal these grader above',
)
const TEXTS = set(
  'prompt prompts instruction instructions notes note guide rubric giveaways statements reference',
)
const TELL = set(
  'print reveal repeat output show leak quote display tell copy recite dump list include write expose disclose translate summarise summarize encode append paste echo cite',
)
const BECOME = set('you act pretend imagine roleplay behave become')
const ROLES = set(
  'grader evaluator examiner assistant ai chatbot gpt llm dan jailbroken developer unrestricted',
)
const GRADER = set('grader graders evaluator examiner assistant ai gpt chatgpt llm model judge')
const RESULT = set('hire score grade graded grades pass passes passed yes marks 4 four')
const AUTHORITY = set('developer admin administrator openai anthropic threepoint override system')
const PERSON = set('candidate applicant person i we she he they')
const DESERVES = set('deserves deserve earned merits')
const VERDICT = set('hire full top highest maximum perfect 4 four yes strong marks')

const COMMANDS: readonly Command[] = [
  { within: 8, words: [SKIP, new Set([...ORDERS, ...ABOVE])] },
  { within: 10, words: [ANSWER, GOOD, ASKED] },
  { within: 10, words: [ANSWER, BAD, ASKED] },
  { within: 6, words: [REPLY, set('yes no ja oui да'), set('all every everything everywhere each always')] },
  { within: 10, words: [TELL, SECRET, TEXTS] },
  { within: 6, words: [BECOME, set('are as now an a'), ROLES] },
  {
    within: 14,
    words: [GRADER, set('must should please note attention shall now override instead'), RESULT],
  },
  {
    within: 12,
    words: [AUTHORITY, set('mode instructs instruct orders message note policy update override'), RESULT],
  },
  { within: 10, words: [PERSON, DESERVES, VERDICT] },
  {
    within: 6,
    words: [
      set('no new updated real actual following'),
      ORDERS,
      set('apply follow instead now are override only'),
    ],
  },
  // The same in the other languages that people often write in.
  {
    within: 8,
    words: [
      set(
        'ignoriere ignorieren vergiss missachte ignorez ignore oubliez oublie ignora ignoren olvida olvide ignorar esqueca ignorera negeer zignoruj игнорируй игнорируйте забудь забудьте',
      ),
      set(
        'anweisungen anweisung regeln instructions consignes instrucciones instrucoes istruzioni instructies instrukcje vorgaben инструкции правила указания инструкций rubrik rubrique',
      ),
    ],
  },
  {
    within: 8,
    words: [
      set(
        'antworte antworten beantworte bewerte repondez reponds notez responde responda califica valora rispondi ответь ответьте отвечай поставь оцени',
      ),
      set('ja oui si sim да nein non no нет 4 vier quatre cuatro четыре'),
    ],
  },
]

const HALVES: readonly Command[] = [
  { within: 6, words: [ANSWER, GOOD] },
  { within: 6, words: [ANSWER, BAD] },
]

/** Scripts without spaces between words: part of a sentence is enough. */
const UNSPACED = [
  '忽略',
  '无视',
  '無視',
  '请回答',
  '回答是',
  '回答“是”',
  '全部回答',
  'すべて「はい」',
  '指示を無視',
  '給滿分',
  '给满分',
  '무시하',
  '모두 예',
]

/** Markers that occur only in a conversation with a model. */
const MARKS = [
  '<|',
  '[inst]',
  '[/inst]',
  '<<sys>>',
  '</session',
  'session>>>',
  '### instruction',
  '### system',
  '<system',
  '</system',
  '<assistant',
  'begin system',
  'end of session',
  'end of data',
  'begin_instructions',
]

/** Whether a text addresses its grader instead of being about the design. */
export function isCommand(text: string): boolean {
  return disguises(text).some(saysCommand)
}

/**
 * Whether a text may be part of a command that continues nearby: it says yes or no, and tells the reader to answer
 * that.
 */
export function isHalfCommand(text: string): boolean {
  return disguises(text).some((reading) => {
    const words = plainWords(reading)
    return HALVES.some((command) => holds(words, command))
  })
}

function saysCommand(text: string): boolean {
  const lower = text
    .normalize('NFKC')
    .replaceAll(/\p{Cf}/gu, '')
    .toLowerCase()
  if ([...MARKS, ...UNSPACED].some((mark) => lower.includes(mark))) return true
  const words = plainWords(text)
  return COMMANDS.some((command) => holds(words, command))
}

function holds(words: readonly string[], { within, words: [first, ...others] }: Command): boolean {
  return words.some((word, at) => {
    if (!first?.has(word)) return false
    const near = words.slice(at + 1, at + 1 + within)
    return others.every((set) => near.some((one) => set.has(one)))
  })
}
