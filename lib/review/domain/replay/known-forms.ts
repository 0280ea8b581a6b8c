import { type ScenePart, samePart } from '@/lib/board/domain/scene'

/** A form that an element had, under a number of its own. `bytes` is what its picture takes, near enough. */
export type Form = { number: number; part: ScenePart; bytes: number }

/** What the pictures of forms that are not on the screen may take, in bytes. */
const SPARE_BYTES = 128 * 1024 * 1024
/** Forms kept of one element: while a line is drawn, it has a new one in each picture. */
const FORMS_AN_ELEMENT = 8

/**
 * The forms of elements that a page has been sent and still holds, so that one that is shown again needs neither to be
 * sent nor to be drawn anew. Those shown longest ago go first.
 */
export class KnownForms {
  /** By number, in the order in which they were last shown. */
  private readonly forms = new Map<number, Form>()
  private readonly byElement = new Map<string, Form[]>()
  private last = 0

  constructor(private readonly limit = SPARE_BYTES) {}

  /** The form that looks like a part, as last shown from here on; undefined where the page has none. */
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

  /** Drops what is too much. @param shown numbers of forms on the screen, which stay @returns the numbers of what went */
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
