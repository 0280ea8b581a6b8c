import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import {
  CHAT_A_ROOM,
  CHAT_CHARACTERS_A_ROOM,
  CHAT_LIMIT,
  NOTE_CHARACTERS_A_ROOM,
  NOTE_LIMIT,
  NOTES_A_ROOM,
} from '@/lib/rooms/domain/protocol/command-limits'
import { parseCommand } from '@/lib/rooms/domain/protocol/commands'
import { SHEET_LIMIT, sheetText } from '@/lib/rooms/domain/worksheet/worksheet'
import { actor, INES, MARA, OTTO, RoomUnderTest } from '@/tests/support/room-state'

const ruth = actor('ruth', 'observer')

describe('members', () => {
  test('[M1] entering again changes nothing; a new name or role is logged under the same number', () => {
    const room = new RoomUnderTest()
    expect(room.run(INES, { kind: 'enter' })).toEqual([])
    room.run({ ...INES, name: 'Inês' }, { kind: 'enter' })
    expect(room.state.round.members.map(({ number, name }) => [number, name])).toEqual([
      [1, 'Inês'],
      [2, 'mara'],
      [3, 'otto'],
    ])
  })

  test('[M2] a second candidate is refused', () => {
    const room = new RoomUnderTest()
    expect(room.refusal(MARA, 'role', { userId: OTTO.userId, role: 'candidate' })).toBe('role/taken')
    room.ask(MARA, 'role', { userId: INES.userId, role: 'observer' })
    expect(room.refusal(MARA, 'role', { userId: OTTO.userId, role: 'candidate' })).toBeNull()
  })

  test("[M3] the room's creator and the interviewer arrange it, only in the lobby", () => {
    const room = new RoomUnderTest('pair', [INES, MARA, OTTO, ruth])
    expect(room.refusal(OTTO, 'remove', { userId: ruth.userId })).toBe('member/not-allowed')
    expect(room.refusal(MARA, 'remove', { userId: INES.userId })).toBe('member/creator')
    expect(room.refusal(INES, 'remove', { userId: ruth.userId })).toBeNull()
    expect(room.refusal(INES, 'remove', { userId: ruth.userId })).toBe('member/not-found')
    expect(room.refusal(MARA, 'role', { userId: OTTO.userId, role: 'interviewer' })).toBeNull()
    room.ask(MARA, 'start')
    expect(room.refusal(MARA, 'role', { userId: OTTO.userId, role: 'observer' })).toBe('member/started')
    expect(room.refusal(MARA, 'remove', { userId: OTTO.userId })).toBe('member/started')
  })

  test('[M4] somebody who has seen the guide cannot become the candidate', () => {
    const room = new RoomUnderTest('pair', [INES, MARA])
    room.run(MARA, { kind: 'open-guide' })
    room.ask(INES, 'role', { userId: INES.userId, role: 'observer' })
    expect(room.refusal(INES, 'role', { userId: MARA.userId, role: 'candidate' })).toBe('role/saw-guide')
    expect(room.run(MARA, { kind: 'open-guide' })).toEqual([])
  })

  test('[M9] nobody gets a role that their other rounds on the case rule out', () => {
    const room = new RoomUnderTest('pair', [INES, MARA, OTTO])
    room.ask(INES, 'role', { userId: INES.userId, role: 'observer' })
    room.others = [{ ...OTTO, interviewsElsewhere: true }]
    expect(room.refusal(MARA, 'role', { userId: OTTO.userId, role: 'candidate' })).toBe(
      'role/interviews-elsewhere',
    )
    room.others = [{ ...OTTO, answersElsewhere: true }]
    expect(room.refusal(MARA, 'role', { userId: OTTO.userId, role: 'interviewer' })).toBe(
      'role/answers-elsewhere',
    )
  })
})

describe('chat', () => {
  test('[C1] observers only read', () => {
    const room = new RoomUnderTest()
    expect(room.refusal(OTTO, 'say', { text: 'hello' })).toBe('chat/observer')
    room.ask(INES, 'say', { text: '  hello ' })
    expect(room.state.round.chat).toMatchObject([{ userId: INES.userId, text: 'hello' }])
  })

  test('[C2] 1 to 4,000 characters', () => {
    for (const text of ['', '   ', 'x'.repeat(4_001)])
      expect(() => parseCommand('say', { text })).toThrow('wire/malformed')
    expect(parseCommand('say', { text: 'x'.repeat(4_000) })).toMatchObject({ kind: 'say' })
  })
})

test('[C3] a room keeps at most 3,000 messages', () => {
  const room = new RoomUnderTest()
  const message = { seq: 1, at: 0, elapsed: 0, userId: INES.userId, text: 'x' }
  room.state.round.chat = Array(CHAT_A_ROOM - 1).fill(message)
  room.ask(INES, 'say', { text: 'the last one' })
  expect(room.refusal(MARA, 'say', { text: 'x' })).toBe('chat/full')
})

test('[C3] a room keeps at most 400,000 characters of chat', () => {
  const room = new RoomUnderTest()
  const long = { seq: 1, at: 0, elapsed: 0, userId: INES.userId, text: 'x'.repeat(CHAT_LIMIT) }
  room.state.round.chat = Array(CHAT_CHARACTERS_A_ROOM / CHAT_LIMIT - 1).fill(long)
  room.ask(INES, 'say', { text: 'x'.repeat(CHAT_LIMIT - 1) })
  expect(room.refusal(MARA, 'say', { text: 'xx' })).toBe('chat/full')
  expect(room.refusal(MARA, 'say', { text: 'x' })).toBeNull()
})

test('[N3] one person keeps at most 200,000 characters of notes', () => {
  const room = new RoomUnderTest()
  const text = 'x'.repeat(NOTE_LIMIT)
  for (let left = NOTE_CHARACTERS_A_ROOM / NOTE_LIMIT; left > 0; left--) room.ask(MARA, 'note', { text })
  expect(room.refusal(MARA, 'note', { text: 'x' })).toBe('note/too-many')
})

describe('notes', () => {
  test('[N1] only the interviewer can see them', () => {
    const room = new RoomUnderTest()
    for (const who of [INES, OTTO]) {
      expect(room.refusal(who, 'note', { text: 'x' })).toBe('note/not-interviewer')
      expect(room.refusal(who, 'mark', { dimension: 'scope', score: 1 })).toBe('note/not-interviewer')
    }
    expect(room.ask(MARA, 'note', { text: 'x' })[0]?.visibility).toBe(MARA.userId)
    expect(room.ask(MARA, 'mark', { dimension: 'scope', score: 1 })[0]?.visibility).toBe(MARA.userId)
    room.ask(MARA, 'mark', { dimension: 'scope', score: null })
    expect(room.state.round.marks[MARA.userId]).toEqual({})
  })

  test('[N2] only their author can delete them', () => {
    const room = new RoomUnderTest('pair', [INES, MARA, { ...ruth, role: 'interviewer' }])
    const [event] = room.ask(MARA, 'note', { text: 'x' })
    const seq = event?.seq ?? 0
    expect(room.refusal({ ...ruth, role: 'interviewer' }, 'unnote', { seq })).toBe('note/not-found')
    room.ask(MARA, 'unnote', { seq })
    expect(room.state.round.notes).toEqual([])
    expect(room.refusal(MARA, 'unnote', { seq })).toBe('note/not-found')
  })
})

test('[N3] one person keeps at most 500 notes in a room, and makes room by deleting one', () => {
  const second = { ...ruth, role: 'interviewer' } as const
  const room = new RoomUnderTest('pair', [INES, MARA, second])
  const [event] = room.ask(MARA, 'note', { text: 'first' })
  for (let count = 1; count < NOTES_A_ROOM; count++) room.ask(MARA, 'note', { text: 'x' })
  expect(room.refusal(MARA, 'note', { text: 'x' })).toBe('note/too-many')
  expect(room.refusal(second, 'note', { text: 'mine' })).toBeNull()
  room.ask(MARA, 'unnote', { seq: event?.seq ?? 0 })
  expect(room.refusal(MARA, 'note', { text: 'x' })).toBeNull()
})

describe('the worksheet', () => {
  const update = (change: (doc: Y.Doc) => void, base?: Y.Doc): Uint8Array => {
    const doc = new Y.Doc()
    if (base) Y.applyUpdate(doc, Y.encodeStateAsUpdate(base))
    const before = Y.encodeStateVector(doc)
    change(doc)
    return Y.encodeStateAsUpdate(doc, before)
  }
  const write = (text: string) => update((doc) => void sheetText(doc, 'summary').insert(0, text))

  test('[S1] accepts plain text in known fields', () => {
    const room = new RoomUnderTest()
    room.ask(INES, 'sheet', { update: write('hello') })
    expect(sheetText(room.state.sheet, 'summary').toString()).toBe('hello')
    expect(room.refusal(OTTO, 'sheet', { update: write('x') })).toBe('work/observer')
    const refused: [string, (doc: Y.Doc) => void][] = [
      ['sheet/unknown-field', (doc) => doc.getText('other').insert(0, 'x')],
      ['sheet/malformed', (doc) => doc.getText('summary').insert(0, 'x', { bold: true })],
      ['sheet/malformed', (doc) => doc.getText('summary').insertEmbed(0, { a: 1 })],
      ['sheet/malformed', (doc) => void doc.getMap('summary').set('a', 'x'.repeat(99))],
      ['sheet/malformed', (doc) => doc.getArray('summary').insert(0, [new Y.Text('nested')])],
      ['sheet/malformed', (doc) => doc.getText('summary').setAttribute('a', 'b')],
    ]
    for (const [code, change] of refused)
      expect(room.refusal(INES, 'sheet', { update: update(change) })).toBe(code)
    expect(room.refusal(INES, 'sheet', { update: new Uint8Array([9, 9, 9]) })).toBe('sheet/malformed')
  })

  test('[S1] is full at 100,000 characters, and can then still be shortened', () => {
    const room = new RoomUnderTest()
    room.ask(INES, 'sheet', { update: write('x'.repeat(SHEET_LIMIT)) })
    expect(room.refusal(INES, 'sheet', { update: write('y') })).toBe('sheet/too-large')
    const shorter = update((doc) => sheetText(doc, 'summary').delete(0, 10), room.state.sheet)
    expect(room.refusal(INES, 'sheet', { update: shorter })).toBeNull()
    expect(room.refusal(INES, 'sheet', { update: new Uint8Array(128_001) })).toBe('sheet/too-large')
  })

  test('[S2] refuses updates that build on text it does not have: later text, neighbours, deletions', () => {
    const room = new RoomUnderTest()
    const doc = new Y.Doc()
    const updates: Uint8Array[] = []
    doc.on('update', (bytes: Uint8Array) => updates.push(bytes))
    sheetText(doc, 'summary').insert(0, 'first ')
    sheetText(doc, 'summary').insert(6, 'second')
    const [first, second] = updates
    expect(room.refusal(INES, 'sheet', { update: second ?? new Uint8Array() })).toBe('sheet/out-of-order')
    const other = update((copy) => sheetText(copy, 'summary').insert(3, 'x'), doc)
    expect(room.refusal(MARA, 'sheet', { update: other })).toBe('sheet/out-of-order')
    const deletion = update((copy) => sheetText(copy, 'summary').delete(0, 3), doc)
    expect(room.refusal(MARA, 'sheet', { update: deletion })).toBe('sheet/out-of-order')
    room.ask(INES, 'sheet', { update: first ?? new Uint8Array() })
    room.ask(INES, 'sheet', { update: second ?? new Uint8Array() })
    room.ask(MARA, 'sheet', { update: other })
    expect(sheetText(room.state.sheet, 'summary').toString()).toBe('firxst second')
    expect(room.state.sheet.store.pendingStructs).toBeNull()
    expect(room.state.sheet.store.pendingDs).toBeNull()
  })

  test('[S2] refuses what no editor writes and what would make the document fail or wait', () => {
    const room = new RoomUnderTest()
    const letter = 'x'.charCodeAt(0)
    const [AFTER, END] = [0x84, 0]
    const refusals = {
      'a hole in place of text': [1, 1, 3, 0, 0, 3, END],
      'text that follows itself': [1, 1, 5, 0, AFTER, 5, 0, 1, letter, END],
      'texts that follow each other': [
        ...[2, 1, 6, 0, AFTER, 5, 0, 1, letter],
        ...[1, 5, 0, AFTER, 6, 0, 1, letter, END],
      ],
    }
    for (const [what, bytes] of Object.entries(refusals))
      expect(room.refusal(INES, 'sheet', { update: Uint8Array.from(bytes) }), what).toMatch(/^sheet\//)
    expect(room.state.sheet.store.clients.size).toBe(0)
    expect(room.state.sheet.store.pendingStructs).toBeNull()
  })
})
