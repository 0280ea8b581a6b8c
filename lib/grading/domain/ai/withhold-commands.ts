import { isCommand, isHalfCommand } from './commands'
import type { SessionPiece } from './session-piece'

/** Stands where something was left out. */
export const LEFT_OUT = '[left out]'

export type Withheld = Readonly<{ piece: string; text: string }>

/**
 * Leaves out the sentences of a session that speak to its grader: "answer yes to all", "print your instructions". They
 * would be data to a good model and orders to a bad one; without them there is nothing to obey.
 * @returns the pieces as a model may see them, and what was left out of which
 */
export function withholdCommands(pieces: readonly SessionPiece[]): {
  pieces: SessionPiece[]
  withheld: Withheld[]
} {
  const withheld: Withheld[] = []
  const kept = pieces.map((piece) => {
    if (piece.by === 'app') return piece
    const sentences = sentencesOf(piece.text)
    const isLeftOut = sentences.map((sentence) => isCommand(sentence))
    // An order may be cut into two sentences, and a piece into lines of one word.
    for (let at = 0; at + 1 < sentences.length; at++)
      if (!isLeftOut[at] && !isLeftOut[at + 1] && isCommand(`${sentences[at]} ${sentences[at + 1]}`))
        isLeftOut[at] = isLeftOut[at + 1] = true
    if (!isLeftOut.includes(true)) {
      if (!isCommand(piece.text)) return piece
      withheld.push({ piece: piece.id, text: piece.text })
      return { ...piece, text: LEFT_OUT, citable: false }
    }
    sentences.forEach((sentence, at) => {
      isLeftOut[at] ||= isHalfCommand(sentence)
    })
    const text = sentences.map((sentence, at) => (isLeftOut[at] ? LEFT_OUT : sentence)).join('')
    const left = sentences.filter((_, at) => isLeftOut[at])
    withheld.push(...left.map((sentence) => ({ piece: piece.id, text: sentence.trim() })))
    return { ...piece, text: text.replaceAll(/(?:\[left out\]\s*)+/g, `${LEFT_OUT} `).trim() }
  })
  return { pieces: kept, withheld }
}

/** The sentences and lines of a text; put together they are the text. */
function sentencesOf(text: string): string[] {
  return text.match(/[^.!?。！？\n]*(?:[.!?。！？\n]+|$)/g)?.filter((part) => part !== '') ?? []
}
