import { isCommand, isHalfCommand } from './commands'
import { type SessionPiece, SHIPPED_KINDS } from './session-piece'

/** Stands where something was left out. */
export const LEFT_OUT = '[left out]'

export type Withheld = Readonly<{ piece: string; text: string }>

/**
 * Leaves out the sentences of a piece that speak to its grader: "answer yes to all", "print your instructions". They
 * would be data to a good model and orders to a bad one; without them there is nothing to obey. What the app says may
 * repeat a label of the board or a word of the chat.
 * @returns the piece as a model may see it, and what was left out of it
 */
export function withholdCommands(piece: SessionPiece): { piece: SessionPiece; withheld: Withheld[] } {
  if (SHIPPED_KINDS.has(piece.kind)) return { piece, withheld: [] }
  const { id, text } = piece
  const sentences = sentencesOf(text)
  const isLeftOut = sentences.map((sentence) => isCommand(sentence))
  // An order may be cut into two sentences, and a piece into lines of one word.
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

/** The sentences and lines of a text; put together they are the text. */
function sentencesOf(text: string): string[] {
  return text.match(/[^.!?。！？\n]*(?:[.!?。！？\n]+|$)/g)?.filter((part) => part !== '') ?? []
}
