import fc from 'fast-check'
import { expect, test } from 'vitest'
import { applyTemplate } from './apply-template'
import { calculate } from './calculator'
import { CALCULATOR_TEMPLATES, type CalculatorTemplate } from './calculator-templates'
import { citableResults } from './citations'

const template = (id: string): CalculatorTemplate => {
  const found = CALCULATOR_TEMPLATES.find((candidate) => candidate.id === id)
  if (!found) throw new Error(id)
  return found
}
const append = (sheet: string, id: string) => sheet + applyTemplate(sheet, template(id)).text
const mistakes = (sheet: string) => calculate(sheet).filter((line) => line.kind === 'error')

test('all templates, one after the other, give the usual estimates', () => {
  const sheet = CALCULATOR_TEMPLATES.reduce((text, { id }) => append(text, id), '')
  expect(mistakes(sheet)).toEqual([])
  expect(Object.fromEntries(citableResults(calculate(sheet)))).toMatchObject({
    writes: '231 writes/s',
    reads_peak: '69,400 reads/s',
    ingress: '1.39 MB/s',
    egress: '1,390 MB/s',
    stored: '36.5 TB',
    cache: '8,000 GB',
    servers: '106 servers',
  })
})

test.each(CALCULATOR_TEMPLATES.map(({ id }) => id))('%s alone computes', (id) => {
  expect(mistakes(append('', id))).toEqual([])
})

test('in any order, any number of times, nothing clashes', () => {
  const ids = fc.array(fc.constantFrom(...CALCULATOR_TEMPLATES.map(({ id }) => id)), { maxLength: 12 })
  fc.assert(
    fc.property(ids, (chosen) => {
      expect(mistakes(chosen.reduce(append, ''))).toEqual([])
    }),
  )
})

test('names in the sheet are reused, and a number that nothing needs is not added', () => {
  expect(append('writes = 50/s', 'requests')).toBe(
    'writes = 50/s\n\n# Requests per second\npeak = 3 x\nwrites_peak = writes * peak in writes/s',
  )
})

test('the second time a numbered copy is added, with only what it needs', () => {
  const once = append('', 'servers')
  expect(append(once, 'servers').slice(once.length)).toBe(
    [
      '\n\n# Servers',
      'server_rate_2 = 1,000 requests/s',
      'spare_2 = 1.5 x',
      'servers_2 = ceil((reads_peak + writes_peak) / server_rate_2 * spare_2) in servers',
    ].join('\n'),
  )
})

test('the first number is selected, with its word', () => {
  const { text, select } = applyTemplate('a = 2\n', template('requests'))
  expect(text.startsWith('\n# Requests')).toBe(true)
  expect(text.slice(...select)).toBe('10 million')
})
