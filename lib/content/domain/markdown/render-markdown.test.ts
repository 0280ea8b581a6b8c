import fc from 'fast-check'
import { expect, test } from 'vitest'
import { renderMarkdown } from './render-markdown'

test('[TX3] raw HTML stays text, images become links, and only web and mail addresses are followed', () => {
  expect(renderMarkdown('<b onclick="x()">a</b> <script>x()</script>\n\n<div>\nb\n</div>')).not.toMatch(
    /<(b|script|div)/,
  )
  expect(renderMarkdown('![a plan](https://elsewhere.example/a.png)')).toBe(
    '<p>!<a href="https://elsewhere.example/a.png" rel="noopener nofollow">a plan</a></p>',
  )
  const addresses = [
    'javascript:x()',
    'JaVaScRiPt:x()',
    'data:text/html,x',
    'vbscript:x',
    '//a.example',
    '/rooms/new',
    'ircs://a',
  ]
  for (const address of addresses) expect(renderMarkdown(`[a](${address})`)).toBe('<p><a>a</a></p>')
  expect(renderMarkdown('[a](<java\nscript:x()>)')).not.toContain('href')
  expect(renderMarkdown('a@b.example')).toContain('<a href="mailto:a@b.example" rel="noopener nofollow">')
})

test('[TX3] headings are demoted below those of the page, and a table scrolls separately', () => {
  expect(renderMarkdown('# a\n\n##### b')).toBe('<h4>a</h4>\n<h5>b</h5>')
  expect(renderMarkdown('| a |\n|---|\n| 1 |')).toMatch(
    /^<section tabindex="0"><table>.*<\/table><\/section>$/s,
  )
})

const PIECES = [
  '<',
  '>',
  '"',
  "'",
  '`',
  '*',
  '_',
  '~',
  '[',
  ']',
  '(',
  ')',
  '!',
  '|',
  '\n',
  '\n\n',
  ' ',
  '-',
  '#',
  '&',
  ';',
  '\\',
  ':',
  '\0',
]
const WORDS = [
  'a',
  'img',
  'src=x',
  'onerror=x',
  'href',
  'script',
  'javascript:',
  'http://a.example',
  'www.',
  'a@b.c',
  '&lt;',
  '&#60;',
  '[^1]',
  '[^1]: ',
  '|-|',
  '- [x] ',
  'style=',
]

const TAG = /<\/?([a-z][a-z0-9]*)((?: [a-z-]+="[^"<>]*")*)(?: \/)?>/g
const TAGS = new Set(
  'a p h4 h5 h6 ul ol li pre code em strong del blockquote hr br table thead tbody tr th td section sup input'.split(
    ' ',
  ),
)
const ATTRIBUTES =
  /^(href="(https?:\/\/|mailto:|#)[^"]*"|(rel|title|align|start|class|id|type|checked|disabled|tabindex|aria-[a-z]+|data-footnote[a-z-]*)="[^"]*")$/i

test('[TX3] whatever the input, no other tags and attributes are generated', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...PIECES, ...WORDS), { maxLength: 60 }), (pieces) => {
      const html = renderMarkdown(pieces.join(''))
      for (const [, tag = '', attributes = ''] of html.matchAll(TAG)) {
        expect(TAGS).toContain(tag)
        for (const attribute of attributes.match(/[a-z-]+="[^"]*"/g) ?? [])
          expect(attribute).toMatch(ATTRIBUTES)
      }
      // Nothing that starts like a tag is left.
      expect(html.replaceAll(TAG, '')).not.toContain('<')
    }),
    { numRuns: 3_000 },
  )
})

test('the empty corner of a table is not a heading', () => {
  expect(renderMarkdown('| | Gains |\n|---|---|\n| Saga | No lock |\n')).toContain(
    '<tr>\n<td></td>\n<th>Gains</th>',
  )
})
