import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { sheetText } from '@/lib/rooms/domain/worksheet/worksheet'
import { Random } from '@/tests/support/board/random'
import { SheetHistory } from './sheet-history'

test('[RP3] the worksheet after any number of updates is what those updates produce', () => {
  const history = new SheetHistory()
  const head = new Y.Doc()
  const author = new Y.Doc()
  const texts = ['']
  for (let update = 1; update <= 450; update++) {
    const known = Y.encodeStateVector(author)
    const text = sheetText(author, 'purpose')
    if (update % 5 === 0) text.delete(0, 3)
    else text.insert(text.length, `${update} `)
    const bytes = Y.encodeStateAsUpdate(author, known)
    Y.applyUpdate(head, bytes)
    history.append(bytes, head)
    texts.push(text.toString())
  }
  const random = new Random(1)
  let moment = { updates: 0, doc: new Y.Doc() }
  for (let seek = 0; seek < 60; seek++) {
    const updates = random.below(texts.length)
    const before = moment
    moment = history.at(updates, before)
    expect(sheetText(moment.doc, 'purpose').toString()).toBe(texts[updates])
    // An existing document is continued; only going back needs a new one.
    if (before.updates === updates) expect(moment.doc).toBe(before.doc)
    expect(history.at(updates, moment).doc).toBe(moment.doc)
  }
})
