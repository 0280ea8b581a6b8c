import { countWords, repeated, type Say } from '@/lib/content/domain/finding'
import { DIMENSIONS, NOTED_SCORES } from '@/lib/framework/dimensions'
import { OBSERVABLE_IDS } from '@/lib/framework/observables'
import { POINTS } from '@/lib/framework/points'
import { GUIDED_STEPS } from '@/lib/framework/steps'
import type { Case } from '../case'
import { publicCase } from '../case'

const MOST_WORDS = { say: 45, hint: 30, note: 35, observable: 30 }
const SENTENCES = new Intl.Segmenter('en', { granularity: 'sentence' })

/** Words that judge without naming what was observed. */
// regex: every alternative starts at a different word, so no character is examined twice
const NOT_OBSERVABLE = /\b(understand\w*|good|solid|appropriate\w*|properly|aware|clear|deep)\b/i

/** The parts of a guide that depend on each other, and their wording. */
export function checkGuide(whole: Case, say: Say): void {
  checkFacts(whole, say)
  checkGiveaways(whole, say)
  checkServing(whole, say)
  checkCurveballs(whole, say)
  checkRubric(whole, say)
  checkNotes(whole, say)
}

function checkFacts({ guide: { facts } }: Case, say: Say): void {
  const ids = POINTS.flatMap((point) => facts[point].map(({ id }) => id))
  for (const id of repeated(ids)) say(['guide', 'facts'], `the fact ${id} occurs twice; rename one`)
  for (const point of POINTS) {
    for (const [index, fact] of facts[point].entries()) {
      const words = countWords(fact.say)
      const path = ['guide', 'facts', point, index, 'say']
      if (words > MOST_WORDS.say)
        say(path, `the answer to ${fact.id} has ${words} words; ${MOST_WORDS.say} at most`, 'standard')
    }
  }
}

function giveawaysOf({ guide: { giveaways } }: Case): { word: string; pattern: RegExp }[] {
  return giveaways.map((word) => ({
    word,
    // regex: a plain word, escaped
    pattern: new RegExp(`\\b${word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`, 'i'),
  }))
}

/** Neither the public part nor a hint may contain a word that gives the design away. */
function checkGiveaways(whole: Case, say: Say): void {
  const giveaways = giveawaysOf(whole)
  for (const [key, value] of Object.entries(publicCase(whole))) {
    const text = [value ?? ''].flat().join(' ')
    for (const { word, pattern } of giveaways) {
      if (pattern.test(text)) say([key], `the public ${key} gives "${word}" away; reword it`)
    }
  }
  for (const slug of GUIDED_STEPS) {
    for (const [index, hint] of whole.guide.steps[slug].hints.entries()) {
      const path = ['guide', 'steps', slug, 'hints', index]
      for (const { word, pattern } of giveaways) {
        if (pattern.test(hint)) say(path, `a hint of ${slug} gives "${word}" away; ask instead of telling`)
      }
      const words = countWords(hint)
      if (words > MOST_WORDS.hint)
        say(path, `a hint of ${slug} has ${words} words; ${MOST_WORDS.hint} at most`, 'standard')
    }
  }
}

/** Every API call serves known requirements, and every `must` is served. */
function checkServing({ guide: { requirements, apis } }: Case, say: Say): void {
  const ids = [...requirements.functional, ...requirements.quality].map(({ id }) => id)
  for (const id of repeated(ids))
    say(['guide', 'requirements'], `the requirement ${id} occurs twice; renumber one`)
  const known = new Set(requirements.functional.map(({ id }) => id))
  for (const [index, { serves, call }] of apis.entries()) {
    for (const id of serves) {
      if (!known.has(id))
        say(
          ['guide', 'apis', index, 'serves'],
          `"${call}" serves ${id}, which is not a functional requirement`,
        )
    }
  }
  const served = new Set(apis.flatMap(({ serves }) => serves))
  for (const [index, { id, level }] of requirements.functional.entries()) {
    if (level === 'must' && !served.has(id)) {
      say(
        ['guide', 'requirements', 'functional', index],
        `no call serves ${id}, which is a must; add it to the serves of one`,
      )
    }
  }
}

function checkCurveballs({ guide: { curveballs, graph } }: Case, say: Say): void {
  const nodes = new Set(graph.nodes.map(({ id }) => id))
  for (const [index, { id, touches }] of curveballs.entries()) {
    if (!touches) continue
    const path = ['guide', 'curveballs', index, 'touches']
    for (const part of touches.parts) {
      if (!nodes.has(part)) say([...path, 'parts'], `${id} touches ${part}, which is not a node of the graph`)
    }
    if (touches.parts.length + touches.worksheet.length === 0)
      say(path, `${id} touches nothing; name parts or worksheet, or drop the key`)
  }
  for (const id of repeated(curveballs.map((curveball) => curveball.id))) {
    say(['guide', 'curveballs'], `the curveball ${id} occurs twice; rename one`)
  }
  for (const point of POINTS) {
    if (!curveballs.some((curveball) => curveball.point === point)) {
      say(['guide', 'curveballs'], `there is no curveball for ${point.toUpperCase()}; write one`)
    }
  }
}

function checkRubric({ guide: { rubric } }: Case, say: Say): void {
  for (const dimension of DIMENSIONS) {
    for (const score of NOTED_SCORES) {
      const note = rubric[dimension][score]
      const path = ['guide', 'rubric', dimension, score]
      const words = countWords(note)
      if (words > MOST_WORDS.note)
        say(path, `the note has ${words} words; ${MOST_WORDS.note} at most`, 'standard')
      const vague = NOT_OBSERVABLE.exec(note)?.[0]
      if (vague) say(path, `"${vague}" cannot be observed; say what is said, written or drawn`, 'standard')
    }
  }
}

/** Notes appear beside the observables in the form that candidates use to grade themselves, too. */
function checkNotes(whole: Case, say: Say): void {
  const { notes } = whole.guide
  const giveaways = giveawaysOf(whole)
  for (const [index, { observable, note }] of notes.entries()) {
    const path = ['guide', 'notes', index]
    if (!OBSERVABLE_IDS.includes(observable))
      say([...path, 'observable'], `the rubric has no observable ${observable}; content/rubrics names them`)
    const at = [...path, 'note']
    for (const { word, pattern } of giveaways) {
      if (pattern.test(note))
        say(at, `the note on ${observable} gives "${word}" away to a candidate who grades; reword it`)
    }
    const words = countWords(note)
    if (words > MOST_WORDS.observable)
      say(at, `the note has ${words} words; ${MOST_WORDS.observable} at most`, 'standard')
    const sentences = [...SENTENCES.segment(note)].length
    if (sentences > 1) say(at, `the note has ${sentences} sentences; one is enough`, 'standard')
    const vague = NOT_OBSERVABLE.exec(note)?.[0]
    if (vague) say(at, `"${vague}" cannot be observed; say what is said, written or drawn`, 'standard')
  }
  for (const id of repeated(notes.map(({ observable }) => observable)))
    say(['guide', 'notes'], `there are two notes on ${id}; keep one`)
}
