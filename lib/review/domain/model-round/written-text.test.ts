import { expect, test } from 'vitest'
import { fencedCode, tableRows, writtenText } from './written-text'

test('[MR1] Markdown becomes what somebody would type', () => {
  const markdown =
    '## Title\n\n**Bold**, *"said"* and `code`, see [the page](/x).\n\n```sql\na * b\n```\n\n2 * 3 * 4'
  expect(writtenText(markdown)).toBe('Title\n\nBold, "said" and code, see the page.\n\na * b\n\n2 * 3 * 4')
})

test('[MR1] code is taken out of its fences, and a text without any has none', () => {
  expect(fencedCode('First\n```sql\none\n```\nthen\n```\ntwo\n```\nend')).toBe('one\n\ntwo')
  expect(fencedCode('No code')).toBeNull()
})

test('[MR1] a table is read by rows and cells, without its separator line', () => {
  expect(tableRows('Before\n\n| A | B |\n|---|:-:|\n| **1** | `2` |\n\nAfter | not')).toEqual([
    ['A', 'B'],
    ['1', '2'],
  ])
  expect(tableRows('No table')).toEqual([])
})
