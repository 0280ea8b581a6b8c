import { disguises } from '@/lib/grading/domain/ai/disguises'
import { FAULTS, type Fault, QUIRKS, type Quirk, startStandin } from './ai/standin'
import { obedientAnswer } from './ai/standin-answers'

// npm run ai:standin -- [--port 4010] [--obedient] [quirk or fault …]: an OpenAI-compatible endpoint without a model.

const words = process.argv.slice(2)
const portAt = words.indexOf('--port')
const port = portAt < 0 ? 4010 : Number(words.splice(portAt, 2)[1])
const isQuirk = (word: string): word is Quirk => QUIRKS.some((quirk) => quirk === word)
const isFault = (word: string): word is Fault => FAULTS.some((fault) => fault === word)
const unknown = words.filter((word) => word !== '--obedient' && !isQuirk(word) && !isFault(word))
if (unknown.length > 0 || !Number.isInteger(port)) {
  console.error(`Unknown: ${unknown.join(', ') || 'the port'}.
What it may lack or do all the time: ${QUIRKS.join(', ')}.
What goes wrong with the next requests, one each: ${FAULTS.join(', ')}.`)
  process.exit(1)
}
const standin = await startStandin({ port })
for (const quirk of words.filter(isQuirk)) standin.quirks.add(quirk)
standin.faults.push(...words.filter(isFault))
if (words.includes('--obedient')) standin.answer = (messages) => obedientAnswer(messages, disguises)
console.log(`The stand-in listens. Start Threepoint with OPENAI_BASE_URL=${standin.url} OPENAI_MODEL=standin`)
