import { AtOnce } from './turns/at-once'

/**
 * Combines lookups of many keys into one query, with only one query at a time. Lookups during a query join
 * the next one: a crowd reconnecting costs a few statements, and a single lookup does not wait.
 */
export class Gathered<Key, Value> {
  /** The next query, which has not started. */
  private next: Question<Key, Value> | null = null

  private readonly place = new AtOnce(1)

  constructor(private readonly ask: (keys: Key[]) => Promise<Map<Key, Value>>) {}

  /**
   * The current value for a key, queried after this call.
   * @throws what the query throws, to everybody who waits for it
   */
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
