import { expect, test } from 'vitest'
import { everydayWords } from '@/lib/content/server/everyday-words'
import { withoutNames } from './without-names'

const EVERYDAY = await everydayWords()

const plain = (text: string, ...names: string[]) =>
  withoutNames(
    text,
    names.map((name, index) => ({ name, role: index === 0 ? 'candidate' : 'interviewer' })),
    ({ small, isNamePlace }) => EVERYDAY.has(small) && !isNamePlace,
  )

test('[AG1] names are removed in any script, length and case, whole and in parts', () => {
  expect(plain('ines fonseca and Ines, says mara. FONSECA again', 'Ines Fonseca', 'Mara')).toBe(
    '[candidate] and [candidate], says [interviewer]. [candidate] again',
  )
  expect(plain('我是李明，你好', '李明')).toBe('我是[candidate]，你好')
  expect(plain('Drawn by li wu, and Li knows', 'Mara', 'Li Wu')).toBe(
    'Drawn by [interviewer], and [interviewer] knows',
  )
  expect(plain('Jose\u0301 drew it', 'José')).toBe('[candidate] drew it')
  expect(plain('हिन्दी नाम: प्रिया', 'प्रिया')).toBe('हिन्दी नाम: [candidate]')
})

test('[AG1] parts of other words and short words stay', () => {
  expect(plain('The marathon of links', 'Mara', 'Li Wu')).toBe('The marathon of links')
  expect(plain('an index in memory, id 5', 'An Le', 'In Ho')).toBe('an index in memory, id 5')
})

test('[AG1] a name that is also an everyday word is removed only where just names occur', () => {
  const names = ['Will Page', 'Mark Min']
  expect(plain('I asked Will, and then Mark. Thanks @mark', ...names)).toBe(
    'I asked [candidate], and then [interviewer]. Thanks @[interviewer]',
  )
  expect(plain('Will, what will the page cost in 5 min? Mark it.', ...names)).toBe(
    '[candidate], what will the page cost in 5 min? Mark it.',
  )
  expect(plain('Page Service\nWill it grow?\nMIN and MAX', ...names)).toBe(
    'Page Service\nWill it grow?\nMIN and MAX',
  )
  expect(plain('will page mark min', ...names)).toBe('[candidate] [interviewer]')
  expect(plain('May, June and July are busy', 'May Chen')).toBe('May, June and July are busy')
})

test('[AG1] common names are not everyday words', () => {
  const names =
    'Ines Mara Otto Ruth Anna Ben Tom Fonseca Kovac Lea Ada Priya Chen Ahmed Olga Anders James Peters Wei Jun Zhang Kim Lee Omar Fatima Ravi Singh Ivan Greta Luis Maria Yuki Kenji Amy Brian Donna Paul'
  for (const name of names.split(' '))
    expect(plain(`${name.toLowerCase()} said`, name)).toBe('[candidate] said')
})

test('[AG1] a long text of names is read in linear time', () => {
  const text = `mara ${'-'.repeat(50_000)} `.repeat(4)
  expect(plain(text, 'Mara Kovac')).toBe(text.replaceAll('mara', '[candidate]'))
})
