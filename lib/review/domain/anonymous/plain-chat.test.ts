import { expect, test } from 'vitest'
import { everydayWords } from '@/lib/content/server/everyday-words'
import { plainChat as plainChatOf } from './plain-chat'

const EVERYDAY = await everydayWords()
const plainChat = (text: string, people: typeof PEOPLE) => plainChatOf(text, people, EVERYDAY)

const PEOPLE = [
  { name: 'Mara Kovac', role: 'interviewer' },
  { name: 'Will Bo', role: 'candidate' },
  { name: '王小明', role: 'interviewer' },
] as const

test('[PR6] a name is found however it is written', () => {
  expect(plainChat('hi mara, MARA KOVAC here; thanks Bo', PEOPLE)).toBe(
    'hi [interviewer], [interviewer] here; thanks [candidate]',
  )
  expect(plainChat('谢谢王小明，小明再见', PEOPLE)).toBe('谢谢[interviewer]，[interviewer]再见')
})

test('[PR6] a name that is also a word is kept in lower case, and so are parts of other words', () => {
  expect(plainChat('Will, what will the marathon of writes cost?', PEOPLE)).toBe(
    '[candidate], what will the marathon of writes cost?',
  )
})

test('[PR6] links and e-mail addresses are removed', () => {
  expect(
    plainChat('call me at https://meet.example.org/mara?x=1 or www.example.org/bo, mk@example.org', PEOPLE),
  ).toBe('call me at [link] or [link] [address]')
})
