'use client'

import type { ExcalidrawImperativeAPI } from '@excalidraw/excalidraw/types'
import { useEffect, useRef } from 'react'
import { KindChoice } from '@/components/board/outline/kind-choice'
import type { BoardElement } from '@/lib/board/domain/element/element'
import { TEMPLATES } from '@/lib/board/graph/outline/line/templates'
import { drawPart, drawTemplate } from './draw-from-library'
import { KindPicture } from './kind-picture'
import styles from './shape-library.module.css'

type ShapeLibraryProps = {
  api: ExcalidrawImperativeAPI
  /** The elements on the board. */
  elements: () => ReadonlyMap<string, BoardElement>
  onClose: () => void
}

/** Parts to draw with, found by typing, and templates to start from. */
export function ShapeLibrary({ api, elements, onClose }: ShapeLibraryProps) {
  const panel = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const press = ({ target }: PointerEvent) => {
      if (target instanceof Node && !panel.current?.contains(target)) onClose()
    }
    document.addEventListener('pointerdown', press, { capture: true })
    return () => document.removeEventListener('pointerdown', press, { capture: true })
  }, [onClose])
  return (
    <div
      ref={panel}
      className={styles.library}
      role="dialog"
      aria-label="Shape library"
      onKeyDown={(event) => {
        // The board uses letters as shortcuts.
        event.stopPropagation()
        if (event.key === 'Escape') onClose()
      }}
    >
      <KindChoice
        label="Part to draw"
        kind={null}
        picture={(kind) => <KindPicture kind={kind} />}
        staysOpen
        onChoose={(kind) => {
          drawPart(api, elements(), kind)
          onClose()
        }}
        onCancel={onClose}
      />
      <h3>Begin with</h3>
      <div className={styles.templates}>
        {TEMPLATES.map((template) => (
          <button
            key={template.name}
            type="button"
            onClick={() => {
              drawTemplate(api, elements(), template)
              onClose()
            }}
          >
            {template.name}
          </button>
        ))}
      </div>
    </div>
  )
}
