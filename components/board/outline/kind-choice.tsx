'use client'

import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { kindsFor } from '@/lib/board/graph/outline/line/kinds-for'
import type { ComponentKind } from '@/lib/framework/component-kinds'
import styles from './kind-choice.module.css'

type KindChoiceProps = {
  label: string
  /** The kind selected at first. */
  kind: ComponentKind | null
  /** Shown before the name of a kind. */
  picture?: (kind: ComponentKind) => ReactNode
  /** Stays open when the focus moves elsewhere. */
  staysOpen?: boolean
  onChoose: (kind: ComponentKind) => void
  onCancel: () => void
}

/** Finds a kind by typing its name or a product's. Arrow keys move, Enter selects, Escape cancels. */
export function KindChoice({ label, kind, picture, staysOpen = false, onChoose, onCancel }: KindChoiceProps) {
  const [typed, setTyped] = useState('')
  const kinds = kindsFor(typed)
  const [chosen, setChosen] = useState<ComponentKind | null>(kind)
  const current = chosen !== null && kinds.includes(chosen) ? chosen : (kinds[0] ?? null)
  const input = useRef<HTMLInputElement>(null)
  const list = useId()
  const choice = useRef<HTMLDivElement>(null)
  useEffect(() => {
    input.current?.focus()
    choice.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  useEffect(() => {
    if (current) document.getElementById(`${list}-${current}`)?.scrollIntoView({ block: 'nearest' })
  }, [current, list])
  const step = (by: 1 | -1) => {
    const at = current === null ? -1 : kinds.indexOf(current)
    setChosen(kinds[(at + by + kinds.length) % kinds.length] ?? null)
  }
  return (
    <div ref={choice} className={styles.choice}>
      <input
        ref={input}
        className={styles.input}
        role="combobox"
        aria-label={label}
        aria-expanded="true"
        aria-controls={list}
        aria-activedescendant={current ? `${list}-${current}` : undefined}
        autoComplete="off"
        placeholder="Type a kind or a product"
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value)
          setChosen(null)
        }}
        onKeyDown={(event) => {
          event.stopPropagation()
          if (event.nativeEvent.isComposing) return
          if (event.key === 'Escape') onCancel()
          if (event.key === 'Enter' && current) onChoose(current)
          if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
          event.preventDefault()
          if (kinds.length > 0) step(event.key === 'ArrowDown' ? 1 : -1)
        }}
        onBlur={staysOpen ? undefined : onCancel}
      />
      <div className={styles.list} id={list} role="listbox" aria-label="Kinds">
        {kinds.map((one) => (
          <div
            key={one}
            id={`${list}-${one}`}
            className={styles.option}
            role="option"
            aria-selected={one === current}
            tabIndex={-1}
            // Before the field loses focus, which would close the list.
            onPointerDown={(event) => {
              event.preventDefault()
              onChoose(one)
            }}
          >
            {picture?.(one)}
            {one}
          </div>
        ))}
      </div>
      {kinds.length === 0 && (
        <p className={styles.none}>No kind has that name. Clear the field to see them all.</p>
      )}
    </div>
  )
}
