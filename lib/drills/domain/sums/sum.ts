import { type CalculatorLine, calculate } from '@/lib/content/domain/estimate/calculator'
import { drawFrom } from '../seeded'
import { SUM_SCENES, type SumScene } from './sum-scenes'

export type ResultLine = Extract<CalculatorLine, { kind: 'result' }>

/** An estimate to work out, with its own numbers. */
export type Sum = {
  seed: number
  scene: Pick<SumScene, 'id' | 'title'>
  tell: string
  ask: string
  /** The computed sum: the given numbers, then step by step; the last line is the answer. */
  lines: readonly ResultLine[]
  answer: ResultLine
  /** The unit that the answer is shown in. */
  unit: string
}

/** The sum for a seed, always the same. */
export function sumOf(seed: number): Sum {
  const draw = drawFrom(seed)
  const [first, ...others] = SUM_SCENES
  if (!first) throw new Error('There are no kinds of sum')
  const scene = draw.pick([first, ...others])
  const { tell, ask, lines } = scene.build(draw)
  const computed = calculate(lines.join('\n'))
  const results = computed.flatMap((line) => (line.kind === 'result' ? [line] : []))
  const answer = results.at(-1)
  if (!answer || results.length !== lines.length) {
    throw new Error(`The sum ${scene.id} with seed ${seed} cannot be computed: ${lines.join('; ')}`)
  }
  const { id, title } = scene
  return { seed, scene: { id, title }, tell, ask, lines: results, answer, unit: unitOf(lines.at(-1) ?? '') }
}

/** The formula of a line with the numbers in place of the names: `20 million users × 5 messages/day`. */
export function withNumbers(line: ResultLine, lines: readonly ResultLine[]): string | null {
  if (line.formula === null) return null
  const shown = new Map(lines.map(({ name, shown }) => [name, shown]))
  return line.formula
    .replaceAll(/[a-z_]+/g, (word) => shown.get(word) ?? word)
    .replaceAll(' * ', ' × ')
    .replaceAll(' / ', ' ÷ ')
    .replaceAll(' - ', ' − ')
}

function unitOf(line: string): string {
  return line.slice(line.lastIndexOf(' in ') + ' in '.length)
}
