import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { button, factTable, letter } from './letter'
import { MAIL_COLOURS } from './mail-colours'
import { layOut } from './mail-layout'
import { unlinked } from './unlinked'

const URL = 'https://example.org/confirm/abc?x=1&y=2'
const EVIL = `<img src=x onerror=alert(1)>"'\r\n\r\nBcc: all@example.org`

/** The words of HTML, without its markup. */
const wordsOf = (html: string) =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
    .split(/\s+/)
    .filter(Boolean)

test('[ML1] HTML and text have one source and say the same', () => {
  const { html, text } = letter`
    Hello ${'Ines'}, it is ${7}
    o’clock.

    ${factTable([
      ['When', 'Sunday'],
      ['Browser', 'Firefox on Linux'],
    ])}

    ${button('Confirm address', URL)}`
  expect(text).toBe(
    `Hello Ines, it is 7 o’clock.\n\nWhen: Sunday\nBrowser: Firefox on Linux\n\nConfirm address:\n${URL}`,
  )
  expect(html.match(/<p/g)).toHaveLength(2)
  expect(html).toContain('href="https://example.org/confirm/abc?x=1&amp;y=2"')
  const shown = new Set(wordsOf(html))
  const said = wordsOf(
    text.replace(`:\n${URL}`, '').replaceAll('When:', 'When').replaceAll('Browser:', 'Browser'),
  )
  expect(said.filter((word) => !shown.has(word))).toEqual([])
})

test('[ML1] a value is treated as text, whatever it contains', () => {
  const { html, text } = letter`Hello ${EVIL}

    ${factTable([[EVIL, EVIL]])}

    ${button(EVIL, `${URL}"><b>`)}`
  expect(html).not.toMatch(/<img|<b>|onerror=alert\(1\)>[^&]*<img/)
  expect(text.split('\n\n')).toHaveLength(3)
  const whole = layOut(EVIL, letter`Hello`, { why: EVIL, stop: `${URL}"><b>` })
  expect(whole.html).not.toMatch(/<img|<b>/)
})

test('[ML2] the colours are the tokens’, in light and dark mode', () => {
  const tokens = readFileSync('app/tokens.css', 'utf8')
  for (const scheme of ['light', 'dark'] as const) {
    const [, block = ''] =
      new RegExp(`\\[data-mantine-color-scheme="${scheme}"\\] \\{([^}]*)\\}`).exec(tokens) ?? []
    const named = Object.fromEntries(
      Object.keys(MAIL_COLOURS[scheme]).map((name) => [
        name,
        new RegExp(`--tp-${name}: (#[0-9a-f]{6});`).exec(block)?.[1],
      ]),
    )
    expect(named).toEqual(MAIL_COLOURS[scheme])
  }
  const { html } = layOut('Hello', letter`Hello ${button('Go', URL)}`, { why: 'Because.', stop: URL })
  const [, dark = ''] = /@media \(prefers-color-scheme: dark\) \{([\s\S]*?)\n\}/.exec(html) ?? []
  // Everything with a colour of its own in light mode has one in dark mode.
  const classes = [...html.matchAll(/class="(\w+)" [^>]*style="[^"]*(?:color|background):#/g)].map(
    ([, name]) => name,
  )
  expect(new Set(classes)).toEqual(new Set(['paper', 'quiet', 'sheet', 'button']))
  for (const name of classes) expect(dark, name).toContain(`.${name} {`)
  expect(html).toContain('<meta name="color-scheme" content="light dark">')
})

test('[ML1] another user’s name does not become a link, and reads as written', () => {
  for (const name of ['www.evil.example/win', 'https://evil.example', 'ines@evil.example', 'evil.example']) {
    expect(unlinked(name)).not.toContain(name)
    expect(unlinked(name)).not.toMatch(/[.@/]\w/)
    expect(unlinked(name).replaceAll('\u200b', '')).toBe(name)
  }
  expect(unlinked('Ana Čížková')).toBe('Ana Čížková')
})
