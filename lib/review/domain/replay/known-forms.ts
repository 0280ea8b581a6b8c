import { type ScenePart, samePart } from '@/lib/board/domain/scene'

/** A form that an element has had, with its own number. `bytes` is the approximate size of its picture. */
export type Form = { number: number; part: ScenePart; bytes: number }

/** Maximum memory for the pictures of forms that are not on the screen, in bytes. */
const SPARE_BYTES = 128 * 1024 * 1024
/** Maximum number of forms kept for one element: while a line is drawn, it has a new one in each frame. */
const FORMS_AN_ELEMENT = 8

/**
 * The forms of elements that a page was sent and still has, so that showing one again requires neither sending nor
 * drawing it. The least recently shown are dropped first.
 */
export class KnownForms {
  /** By number, least recently shown first. */
  private readonly forms = new Map<number, Form>()
  private readonly byElement = new Map<string, Form[]>()
  private last = 0

  constructor(private readonly limit = SPARE_BYTES) {}

  /** Finds the form that looks like a part, and marks it as shown; undefined if the page has none. */
  show(part: ScenePart): Form | undefined {
    const forms = this.byElement.get(part.element.id) ?? []
    const form =
      forms.find((known) => known.part.element === part.element && samePart(known.part, part)) ??
      forms.find((known) => samePart(known.part, part))
    if (!form) return undefined
    this.forms.delete(form.number)
    this.forms.set(form.number, form)
    return form
  }

  add(part: ScenePart, bytes: number): Form {
    const form = { number: ++this.last, part, bytes }
    this.forms.set(form.number, form)
    this.byElement.set(part.element.id, [...(this.byElement.get(part.element.id) ?? []), form])
    return form
  }

  /**
   * Drops forms beyond the limit. @param shown numbers of forms on the screen, which stay @returns the numbers of the
   * dropped forms
   */
  trim(shown: ReadonlySet<number>): number[] {
    const gone: number[] = []
    const spare = [...this.forms.values()].filter(({ number }) => !shown.has(number))
    let bytes = spare.reduce((sum, form) => sum + form.bytes, 0)
    for (const form of spare) {
      const siblings = this.byElement.get(form.part.element.id) ?? []
      if (bytes <= this.limit && siblings.length <= FORMS_AN_ELEMENT) continue
      bytes -= form.bytes
      this.forms.delete(form.number)
      const left = siblings.filter((other) => other !== form)
      if (left.length > 0) this.byElement.set(form.part.element.id, left)
      else this.byElement.delete(form.part.element.id)
      gone.push(form.number)
    }
    return gone
  }
}
