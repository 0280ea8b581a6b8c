'use client'

import { Switch, VisuallyHidden } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { useAction } from '@/components/ui/action/use-action'
import { FormError } from '@/components/ui/error-note'
import { showNameAction } from '@/lib/review/actions'
import type { NameExchange as Names } from '@/lib/review/domain/peer/peer-review-view'

type NameExchangeProps = {
  reviewId: string
  names: Names
  /** What the other one is here. */
  other: 'reviewer' | 'candidate'
  /** Which review, for those who don’t see where this stands. */
  of: string
}

/** A switch for one's own name, and the other one's once both want it. */
export function NameExchange({ reviewId, names: { mine, name }, other, of }: NameExchangeProps) {
  const router = useRouter()
  const { pending, problem, run } = useAction()
  const change = async (shows: boolean) => {
    if (await run(() => showNameAction({ reviewId, shows }))) router.refresh()
  }
  return (
    <div>
      <Switch
        checked={mine}
        disabled={pending}
        label={
          <>
            Let the {other} know my name<VisuallyHidden>, {of}</VisuallyHidden>
          </>
        }
        description={
          name
            ? `The ${other} is ${name}.`
            : mine
              ? `You see each other’s name once the ${other} wants it too.`
              : 'Names stay hidden until both of you want otherwise.'
        }
        onChange={(event) => void change(event.currentTarget.checked)}
      />
      {problem && <FormError>{problem}</FormError>}
    </div>
  )
}
