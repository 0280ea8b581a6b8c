/**
 * Characters that appear at once: the delay in milliseconds since the writing began, and how many characters are
 * removed before.
 */
export type Stroke = { after: number; removed: number; text: string }

/** The pace of a quick typist thinking aloud. */
const MS_A_LETTER = 125
/** Characters per stroke, in turn: people do not type at a constant rate. */
const LENGTHS = [3, 5, 2, 4, 6, 3, 4]
const PAUSES: Readonly<Record<string, number>> = { '\n': 700, '.': 350, ':': 250, ',': 150 }
/** Time from a slip until it is noticed. */
const NOTICED_AFTER = 1_300
const SLIP = /\{\{([^{}|]+)\|([^{}|]*)\}\}/g

/**
 * A text the way somebody types it. `{{wrong|right}}` is a slip: the wrong words are typed, noticed and deleted, and
 * the right ones typed.
 */
export function strokesOf(text: string): Stroke[] {
  const hand = new Hand()
  let done = 0
  for (const slip of text.matchAll(SLIP)) {
    const [whole, wrong = '', right = ''] = slip
    hand.type(text.slice(done, slip.index))
    hand.type(wrong)
    hand.takeBack(wrong.length)
    hand.type(right)
    done = slip.index + whole.length
  }
  hand.type(text.slice(done))
  return hand.strokes
}

class Hand {
  readonly strokes: Stroke[] = []
  private after = 0

  type(text: string): void {
    const letters = [...text]
    for (let at = 0; at < letters.length; ) {
      const stroke = letters.slice(at, at + (LENGTHS[this.strokes.length % LENGTHS.length] ?? 1))
      at += stroke.length
      this.after += stroke.length * MS_A_LETTER
      this.strokes.push({ after: this.after, removed: 0, text: stroke.join('') })
      this.after += PAUSES[stroke.at(-1) ?? ''] ?? 0
    }
  }

  takeBack(letters: number): void {
    this.after += NOTICED_AFTER
    this.strokes.push({ after: this.after, removed: letters, text: '' })
    this.after += MS_A_LETTER
  }
}
