import { isCommand, isHalfCommand } from './commands'
import { type SessionPiece, SHIPPED_KINDS } from './session-piece'

/** Replaces text that was left out. */
export const LEFT_OUT = '[left out]'

export type Withheld = Readonly<{ piece: string; text: string }>

/**
 * Leaves out the sentences of a piece that address its grader: "answer yes to all", "print your instructions". A good
 * model would treat them as data and a bad one as commands; without them there is nothing to obey. Text composed by
 * the app is checked too if it may repeat a label on the board or a word of the chat.
 * @returns the piece as a model may see it, and what was left out of it
 */
export function withholdCommands(piece: SessionPiece): { piece: SessionPiece; withheld: Withheld[] } {
  if (SHIPPED_KINDS.has(piece.kind)) return { piece, withheld: [] }
  const { id, text } = piece
  const sentences = sentencesOf(text)
  const isLeftOut = sentences.map((sentence) => isCommand(sentence))
  // A command may be split into two sentences, and a piece into lines of one word.
  for (let at = 0; at + 1 < sentences.length; at++)
    if (!isLeftOut[at] && !isLeftOut[at + 1] && isCommand(`${sentences[at]} ${sentences[at + 1]}`))
      isLeftOut[at] = isLeftOut[at + 1] = true
  if (!isLeftOut.includes(true)) {
    if (!isCommand(text)) return { piece, withheld: [] }
    return { piece: { ...piece, text: LEFT_OUT, citable: false }, withheld: [{ piece: id, text }] }
  }
  sentences.forEach((sentence, at) => {
    isLeftOut[at] ||= isHalfCommand(sentence)
  })
  const kept = sentences.map((sentence, at) => (isLeftOut[at] ? LEFT_OUT : sentence)).join('')
  return {
    piece: { ...piece, text: kept.replaceAll(/(?:\[left out\]\s*)+/g, `${LEFT_OUT} `).trim() },
    withheld: sentences
      .filter((_, at) => isLeftOut[at])
      .map((sentence) => ({ piece: id, text: sentence.trim() })),
  }
}

/** The sentences and lines of a text; concatenated, they are the text. */
function sentencesOf(text: string): string[] {
  return text.match(/[^.!?。！？\n]*(?:[.!?。！？\n]+|$)/g)?.filter((part) => part !== '') ?? []
}
