import type { CaseVisibility } from '@/lib/cases/domain/draft'

/** Labels for who can use a case. */
export const VISIBILITY_WORDS: Record<CaseVisibility, string> = {
  draft: 'Draft',
  private: 'Published, only for you',
  shared: 'Published, shared by link',
}
