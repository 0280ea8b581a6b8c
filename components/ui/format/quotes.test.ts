import { expect, test } from 'vitest'
import { asSentence, curlyHtml, curlyQuotes, plainQuotes } from './quotes'

test.each([
  ['He says "go on" and waits.', 'He says “go on” and waits.'],
  ["the owner's ('his') disk", 'the owner’s (‘his’) disk'],
  ['"What is it?" she asks', '“What is it?” she asks'],
  ["1990's, rock 'n' roll", '1990’s, rock ‘n’ roll'],
  [`He asked "'why' twice"`, 'He asked “‘why’ twice”'],
  [`'"go" now' is what she says`, '‘“go” now’ is what she says'],
  [`("'it's "now"'")`, '(“‘it’s “now”’”)'],
  ['nothing to change', 'nothing to change'],
])('%s is set as %s', (text, set) => {
  expect(curlyQuotes(text)).toBe(set)
})

test.each([
  ["<p>She says &quot;go on&quot; and doesn't wait.</p>", '<p>She says “go on” and doesn’t wait.</p>'],
  ["<p>say &quot;<em>it isn't</em>&quot; twice</p>", '<p>say “<em>it isn’t</em>” twice</p>'],
  ["<li>one</li><li>'two'</li>", '<li>one</li><li>‘two’</li>'],
  [
    '<p><code>a = &quot;b\'s&quot;</code>\'s value</p><pre tabindex="0"><code class="x">\'</code></pre><p>\'</p>',
    '<p><code>a = &quot;b\'s&quot;</code>’s value</p><pre tabindex="0"><code class="x">\'</code></pre><p>‘</p>',
  ],
  ['<p><a href="/x\'y" rel="z">it\'s</a></p>', '<p><a href="/x\'y" rel="z">it’s</a></p>'],
])('in HTML, %s is set as %s', (html, set) => {
  expect(curlyHtml(html)).toBe(set)
})

test.each([
  ['It is not gone by itself', 'It is not gone by itself.'],
  ['She asks "why?"', 'She asks "why?"'],
  ['Nothing.', 'Nothing.'],
])('%s ends as %s', (text, set) => {
  expect(asSentence(text)).toBe(set)
})

test('text copied from the screen compares equal to what its author wrote', () => {
  const text = `She says "it's 'now'"`
  expect(plainQuotes(curlyQuotes(text))).toBe(text)
})
