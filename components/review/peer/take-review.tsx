'use client'

import { Button } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { useAction } from '@/components/ui/action/use-action'
import { FormError } from '@/components/ui/error-note'
import { takeReviewAction } from '@/lib/review/actions'

type TakeReviewProps = {
  /** The group whose round to take; null for rounds open to everyone. */
  groupId: string | null
  label: string
  disabled?: boolean
  variant?: 'filled' | 'default'
}

/** Takes the next round to grade, and opens it. */
export function TakeReview({ groupId, label, disabled = false, variant = 'default' }: TakeReviewProps) {
  const router = useRouter()
  const { pending, problem, run } = useAction(() => router.refresh())
  const take = async () => {
    const taken = await run(() => takeReviewAction({ groupId }), { leaves: true })
    if (taken) router.push(`/reviews/${taken.value.id}`)
  }
  return (
    <>
      {problem && <FormError>{problem}</FormError>}
      <div>
        <Button variant={variant} loading={pending} disabled={disabled} onClick={() => void take()}>
          {label}
        </Button>
      </div>
    </>
  )
}
