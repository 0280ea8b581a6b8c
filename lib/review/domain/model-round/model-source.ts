import type { PreparedCase } from '@/lib/cases/domain/case'

/** What a model round is made of: a case with its drawing and its numbers worked out. */
export type ModelSource = Pick<
  PreparedCase,
  'title' | 'kind' | 'prompt' | 'guide' | 'written' | 'placed' | 'estimates'
>
