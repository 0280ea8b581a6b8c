import type { PublicCase } from '@/lib/cases/domain/case'
import type { Guide } from '@/lib/cases/domain/schema/guide-schema'
import { cardId, casePart } from './card-id'
import type { DrillCard } from './deck'

type Drilled = Pick<PublicCase, 'id' | 'title'> & { guide: Pick<Guide, 'core' | 'curveballs'> }

/**
 * What to remember from a case: its hardest part, and how a good answer reacts to changes. All of it is from the guide.
 */
export function caseCards({ id, title, guide }: Drilled): DrillCard[] {
  const part = casePart(id)
  const from = { title, href: `/cases/${id}/guide` }
  const hardest = `${title}: what is the hardest part?`
  return [
    {
      id: cardId(part, hardest),
      ask: hardest,
      choices: [],
      answer: guide.core.trim(),
      why: 'A round that names this early is spent on it, not on boxes that any system has.',
      from,
    },
    ...guide.curveballs.map(({ say, good, weak }) => ({
      id: cardId(part, say),
      ask: say,
      choices: [],
      answer: good,
      why: `A weak answer: ${weak}`,
      from,
    })),
  ]
}
