import { AtOnce } from './turns/at-once'

/**
 * Asks one question for many keys at once, one question at a time. Who asks while one is under way joins the next: a
 * crowd that comes back costs a few statements, and somebody alone waits for nobody.
 */
export class Gathered<Key, Value> {
  /** The question that has not begun. */
  private next: Question<Key, Value> | null = null

  private readonly place = new AtOnce(1)

  constructor(private readonly ask: (keys: Key[]) => Promise<Map<Key, Value>>) {}

  /** What is found as it is from now on. @throws what the question throws, to everybody who waits for it */
  async find(key: Key): Promise<Value | undefined> {
    const question = this.next ?? this.begin()
    question.keys.add(key)
    return (await question.found).get(key)
  }

  private begin(): Question<Key, Value> {
    const keys = new Set<Key>()
    const found = Promise.resolve().then(() =>
      this.place.run(() => {
        this.next = null
        return this.ask([...keys])
      }),
    )
    this.next = { keys, found }
    return this.next
  }
}

type Question<Key, Value> = { keys: Set<Key>; found: Promise<Map<Key, Value>> }
