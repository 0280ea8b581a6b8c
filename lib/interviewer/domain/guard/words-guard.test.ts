import { expect, test } from 'vitest'
import { GUARD, INTERVIEW_GUIDE, WHOLE_CASE } from '@/tests/fixtures/interview'
import { shownSoFar } from '../what-to-say'
import { WordsGuard } from './words-guard'

const NOTHING = GUARD.known([])
const why = (text: string, known = NOTHING) => {
  const checked = GUARD.check(text, known, true)
  return checked.isBlocked ? checked.why : null
}

test('[IV9] every giveaway of the case is stopped, in each of its forms', () => {
  for (const word of INTERVIEW_GUIDE.giveaways)
    expect(why(`What would you do with a ${word} in this place?`), word).toBe('giveaway')
  for (const text of [
    'You could cache it.',
    'You could use caching there.',
    'Is it c4che that you want?',
    'Think of hashing when you choose the code.',
    'Have you thought of a DENY-LIST for that?',
    'What about the сache in front of it?',
    'You could use base 62 for this.',
    'What would Redis do for you here?',
    'You would want a message queue.',
  ])
    expect(why(text), text).toBe('giveaway')
})

test('[IV9] what the candidate said may be said back, and what the prompt says', () => {
  const known = GUARD.known(['I would put a cache in front, in Redis.'])
  expect(why('What does your cache do when a link changes?', known)).toBeNull()
  expect(why('What does Redis do for you here?', known)).toBeNull()
  expect(why('What does your cache do that a counter does not?', known)).toBe('giveaway')
  expect(why('Who opens the short link, and what do they want?')).toBeNull()
})

test('[IV9] five words of the guide in a row are stopped, fewer are words', () => {
  const words = WHOLE_CASE.guide.core.replaceAll(/[^\w\s]/g, '').split(/\s+/)
  expect(why(`You know that ${words.slice(0, 5).join(' ')} and so on.`)).toBe('guide')
  expect(why(`You know that ${words.slice(0, 4).join(' ')} of it.`)).toBeNull()
  expect(why('You are the interviewer in a practice interview.')).toBe('guide')
})

test('[IV10] another language and what is encoded are stopped', () => {
  for (const text of [
    'Nimm einen Zwischenspeicher vor der Datenbank und zähle hoch.',
    'Utilise une table en mémoire devant la base.',
    'Используй кеш перед базой данных.',
    '缓存放在数据库前面',
    'VXNlIGEgY2FjaGUgaW4gZnJvbnQgb2YgdGhlIHN0b3Jl',
    'Hfr n pnpur va sebag bs gur fgber naq n qral yvfg.',
    'erots eht fo tnorf ni ehcac a esu',
    'You can find it at https://example.org of course.',
    'You could c a c h e the answer.',
  ])
    expect(why(text), text).not.toBeNull()
})

test('[IV9] plain questions of an interviewer pass', () => {
  for (const text of [
    'What happens there when the database is slow?',
    'You said that people print the links. What follows from that?',
    'Which of these numbers would change your design?',
    'I see three parts. Who calls the second one?',
    'Why?',
    'Go on, please.',
  ])
    expect(why(text), text).toBeNull()
})

test('[IV9] while it comes, no more is shown than what stays allowed, however it is cut', () => {
  for (const text of [
    'You should use a deny list for the bad ones, and a cache for the others.',
    'What if you took base 62 and a counter for the codes?',
    `So ${WHOLE_CASE.guide.core}`,
  ]) {
    for (let step = 1; step <= 7; step++) {
      for (let end = step; end <= text.length; end += step) {
        const shown = shownSoFar(text.slice(0, end), GUARD, NOTHING)
        if (shown === null) break
        const checked = GUARD.check(shown, NOTHING, true)
        expect(checked.isBlocked && checked.why !== 'language', shown).toBe(false)
        expect(shown).not.toMatch(/deny|base|\bcach/)
      }
    }
  }
})

test('[IV14] words are shown as soon as the next one has begun', () => {
  const text = 'What would you do when the store is down?'
  const lag = [...text].map((_, end) => end - (shownSoFar(text.slice(0, end), GUARD, NOTHING)?.length ?? 0))
  expect(Math.max(...lag)).toBeLessThanOrEqual(24)
  expect(shownSoFar('Is the', GUARD, NOTHING)).toBe('Is')
})

test('[IV9] a case without secrets stops names of parts all the same', () => {
  const guard = new WordsGuard({ giveaways: [], secrets: [], open: ['Design a cache for the web.'] })
  const known = guard.known([])
  expect(guard.check('What does the cache hold?', known, true).isBlocked).toBe(false)
  expect(guard.check('What would a load balancer do for you?', known, true).isBlocked).toBe(true)
})
