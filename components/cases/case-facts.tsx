import type { PublicCase } from '@/lib/cases/domain/case'
import { topicName } from '@/lib/cases/domain/library'
import { DIFFICULTY_WORDS, KIND_EXPLAINED } from '@/lib/framework/case-kinds'
import { levelRange } from '@/lib/framework/levels'
import styles from './case-page.module.css'

/** The line under a case's title: kind of prompt, level, and version. */
export function CaseFacts({ case: shown, version }: { case: PublicCase; version?: number }) {
  return (
    <ul className={styles.facts} aria-label="About this case">
      <li>{KIND_EXPLAINED[shown.kind]}</li>
      <li>{DIFFICULTY_WORDS[shown.difficulty]}</li>
      <li>{levelRange(shown.levels)}</li>
      <li>{topicName(shown.tags.join(', '))}</li>
      {shown.aka.length > 0 && <li>Also: {shown.aka.join(', ')}</li>}
      {version !== undefined && version > 1 && <li>Version {version}</li>}
    </ul>
  )
}
