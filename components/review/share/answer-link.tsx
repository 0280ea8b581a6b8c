'use client'

import { Button } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { useAction } from '@/components/ui/action/use-action'
import { FormError } from '@/components/ui/error-note'
import type { ShareAnswer } from '@/lib/review/domain/share/share-link'
import { answerShareLinkAction } from '@/lib/review/share-actions'

/** The answer of a person who was asked about a link, which they can change later. */
export function AnswerLink({ linkId, answer }: { linkId: string; answer: ShareAnswer }) {
  const router = useRouter()
  const { pending, problem, run } = useAction()
  const say = async (next: 'agreed' | 'declined') => {
    if (await run(() => answerShareLinkAction({ linkId, answer: next }))) router.refresh()
  }
  return (
    <>
      {answer !== 'agreed' && (
        <Button size="xs" variant="default" disabled={pending} onClick={() => void say('agreed')}>
          Agree
        </Button>
      )}
      {answer !== 'declined' && (
        <Button size="xs" variant="subtle" disabled={pending} onClick={() => void say('declined')}>
          {answer === 'agreed' ? 'Withdraw my agreement' : 'Decline'}
        </Button>
      )}
      {problem && <FormError>{problem}</FormError>}
    </>
  )
}
