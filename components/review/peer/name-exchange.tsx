'use client'

import { VisuallyHidden } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { useId, useState } from 'react'
import { useAction } from '@/components/ui/action/use-action'
import { FormError } from '@/components/ui/error-note'
import { showNameAction } from '@/lib/review/actions'
import type { NameState } from '@/lib/review/domain/peer/peer-review-view'
import styles from './name-exchange.module.css'

type NameExchangeProps = {
  reviewId: string
  names: NameState
  /** The other person's part in the review. */
  other: 'reviewer' | 'candidate'
  /** Which review, for people who cannot see the context. */
  of: string
}

/** A switch to show the viewer's own name, and the other person's name once both have agreed. */
export function NameExchange({ reviewId, names: { mine, name }, other, of }: NameExchangeProps) {
  const router = useRouter()
  const hint = useId()
  // Until the page is rendered again, the box shows the new choice.
  const [shown, setShown] = useState(mine)
  const { pending, problem, run } = useAction()
  const change = async (shows: boolean) => {
    setShown(shows)
    if (await run(() => showNameAction({ reviewId, shows }))) router.refresh()
    else setShown(!shows)
  }
  return (
    <div>
      <label className={styles.choice}>
        <input
          type="checkbox"
          checked={shown}
          disabled={pending}
          aria-describedby={hint}
          onChange={(event) => void change(event.currentTarget.checked)}
        />
        <span>
          Let the {other} know my name<VisuallyHidden>, {of}</VisuallyHidden>
        </span>
      </label>
      <p id={hint} className={styles.small}>
        {name
          ? `The ${other} is ${name}.`
          : mine
            ? `You see each other’s names once the ${other} agrees, too.`
            : 'Names stay hidden until both of you agree to show them.'}
      </p>
      {problem && <FormError>{problem}</FormError>}
    </div>
  )
}
