/** Some letters that appear at once, how long after the writing began, in milliseconds, and how many go before them. */
export type Stroke = { after: number; removed: number; text: string }

/** A quick writer's pace while thinking aloud. */
const MS_A_LETTER = 125
/** Letters of one stroke, in turn: nobody's fingers are a clock. */
const LENGTHS = [3, 5, 2, 4, 6, 3, 4]
const PAUSES: Readonly<Record<string, number>> = { '\n': 700, '.': 350, ':': 250, ',': 150 }
/** From a slip to the moment when it is seen. */
const NOTICED_AFTER = 1_300
const SLIP = /\{\{([^{}|]+)\|([^{}|]*)\}\}/g

/**
 * A text as somebody types it. `{{wrong|right}}` is a slip: the wrong words are typed, seen, taken back, and the right
 * ones typed.
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
