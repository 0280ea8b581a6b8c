import type { PreparedCase } from '@/lib/cases/domain/case'

/** The source of a model round: a case with its drawing and its calculated numbers. */
export type ModelSource = Pick<
  PreparedCase,
  'title' | 'kind' | 'prompt' | 'guide' | 'written' | 'placed' | 'estimates'
>
