'use client'

import { Button } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { useAction } from '@/components/ui/action/use-action'
import { FormError } from '@/components/ui/error-note'
import { giveBackAction } from '@/lib/review/actions'

/** Returns a round to the pool without a grade. */
export function GiveBack({ reviewId }: { reviewId: string }) {
  const router = useRouter()
  const { pending, problem, run } = useAction()
  const give = async () => {
    if (await run(() => giveBackAction({ reviewId }), { leaves: true })) router.push('/reviews')
  }
  return (
    <>
      {problem && <FormError>{problem}</FormError>}
      <Button variant="default" loading={pending} onClick={() => void give()}>
        Give it back
      </Button>
    </>
  )
}
