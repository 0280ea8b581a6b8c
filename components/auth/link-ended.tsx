import { LinkButton } from '@/components/ui/links/link-button'
import { PageMessage } from '@/components/ui/page/page-message'
import type { AppError } from '@/lib/shared/errors'
import { sentenceOf } from '@/lib/shared/sentences/sentence-of'

/** A message about a mailed link that does not work, with a link to get another. */
export function LinkEnded({ problem, href, action }: { problem: AppError; href: string; action: string }) {
  return (
    <PageMessage
      title="This link no longer works"
      action={
        <LinkButton href={href} variant="default">
          {action}
        </LinkButton>
      }
    >
      {sentenceOf(problem)}
    </PageMessage>
  )
}
