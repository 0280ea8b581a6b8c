'use client'

import { useId, useMemo } from 'react'
import { Kbd } from '@/components/ui/kbd'
import { drawsSomething, lineWords } from '@/lib/board/graph/outline/line/line-words'
import { planLine } from '@/lib/board/graph/outline/line/plan-line'
import { connectionKey } from '@/lib/board/graph/outline/outline'
import styles from './quick-line.module.css'
import type { OutlinePanelState } from './use-outline-panel'

/** Draws parts and arrows from one line of text. Shows what it recognised before Enter draws anything. */
export function QuickLine({ panel }: { panel: OutlinePanelState }) {
  const { typed, desk, line } = panel
  const { graph } = desk.read()
  const plan = useMemo(() => planLine(graph, typed), [graph, typed])
  const [label, hint] = [useId(), useId()]
  const enter = () => {
    if ('is' in plan) return
    if (drawsSomething(plan)) return panel.draw()
    const edge = plan.edges.at(-1)?.drawn
    const part = plan.parts.at(-1)
    panel.type('')
    if (edge) panel.goTo(connectionKey(edge))
    else if (part?.is === 'found') panel.goTo(part.part.id)
  }
  return (
    <div className={styles.quick}>
      <div className={styles.head}>
        <label id={label} htmlFor={`${label}-line`}>
          Quick draw
        </label>
        <Kbd>Q</Kbd>
      </div>
      <div className={styles.field}>
        <input
          ref={line}
          id={`${label}-line`}
          aria-describedby={hint}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          placeholder="gateway -> booking service: POST /holds"
          value={typed}
          onChange={(event) => panel.type(event.target.value)}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return
            if (event.key === 'Enter') enter()
            if (event.key === 'Escape') {
              if (typed) panel.type('')
              else panel.toTree()
            }
            if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z' && typed === '') {
              event.preventDefault()
              panel.undo(event.shiftKey)
            }
          }}
        />
        <Kbd>Enter</Kbd>
      </div>
      <p id={hint} className={styles.hint} aria-live="polite">
        {lineWords(plan)}
      </p>
    </div>
  )
}
