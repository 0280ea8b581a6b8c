'use client'

import { useRef, useState } from 'react'
import type { CaseDesign } from '@/lib/board/graph/findings/expected-design'
import { readDesign } from '@/lib/rooms/actions'
import { UNREACHABLE } from '@/lib/shared/errors'
import { sentenceOf } from '@/lib/shared/sentences/sentence-of'
import styles from './compare-choice.module.css'

/** A case whose guide the viewer may read. */
export type OpenCase = Readonly<{ id: string; title: string }>

type CompareChoiceProps = {
  cases: readonly OpenCase[]
  signedIn: boolean
  onCompare: (expected: CaseDesign | null) => void
}

/**
 * A comparison with a case reveals its expected design, so only cases whose guide is open to the viewer are offered.
 */
export function CompareChoice({ cases, signedIn, onCompare }: CompareChoiceProps) {
  const [chosen, setChosen] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  /** Responses may arrive out of order. */
  const latest = useRef('')
  const compare = async (caseId: string) => {
    latest.current = caseId
    setChosen(caseId)
    setProblem(null)
    onCompare(null)
    if (caseId === '') return
    const result = await readDesign({ caseId }).catch(() => UNREACHABLE)
    if (latest.current !== caseId) return
    if (result.ok && result.value) {
      onCompare(result.value)
      return
    }
    setChosen('')
    setProblem(
      result.ok
        ? 'You cannot open the guide of this case now.'
        : result.code === UNREACHABLE.code
          ? 'The server can’t be reached, so no case can be compared. Everything else works.'
          : sentenceOf(result),
    )
  }
  if (cases.length === 0) {
    return (
      <p className={styles.closed}>
        {signedIn
          ? 'Once you have finished a round on a case, you can compare a drawing with it here.'
          : 'Sign in to compare a drawing with the cases from your rounds.'}
      </p>
    )
  }
  return (
    <div className={styles.compare}>
      <label htmlFor="compare-with">Compare with a case</label>
      <select
        id="compare-with"
        value={chosen}
        onChange={({ currentTarget }) => void compare(currentTarget.value)}
      >
        <option value="">None</option>
        {cases.map(({ id, title }) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
      </select>
      {problem && (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
    </div>
  )
}
