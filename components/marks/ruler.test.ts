import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { paceSpan, Ruler } from './ruler'

test('the distance from the plan never leaves the ruler', () => {
  const moments = [-3, 0, 1, 22, 44, 45, 51]
  for (const now of moments) {
    for (const planned of moments) {
      const { left, width } = paceSpan(now, planned, 45)
      const [from, length] = [Number.parseFloat(left), Number.parseFloat(width)]
      expect(from).toBeGreaterThanOrEqual(0)
      expect(length).toBeGreaterThanOrEqual(0)
      expect(from + length).toBeLessThanOrEqual(100 + 1e-9)
    }
  }
  expect(paceSpan(42, 46, 45)).toEqual({ left: `${(42 / 45) * 100}%`, width: `${100 - (42 / 45) * 100}%` })
  expect(paceSpan(10, 5, 0)).toEqual({ left: '0%', width: '0%' })
})

test('a step that takes longer than planned stays the current one', () => {
  const segments = ['first', 'second', 'third'].map((key) => ({ key, label: key, points: [], minutes: 2 }))
  const html = renderToStaticMarkup(createElement(Ruler, { segments, nowMinute: 4, live: 'second' }))
  const bands = [...html.matchAll(/<div class="([^"]*)"[^>]*title="(\w+), /g)]
  expect(bands.map(([, classes = '', name]) => [name, /done/.test(classes), /live/.test(classes)])).toEqual([
    ['first', true, false],
    ['second', false, true],
    ['third', false, false],
  ])
})
