'use client'

import type { BinaryFileData } from '@excalidraw/excalidraw/types'
import { useEffect, useMemo, useState } from 'react'
import type { BoardLayer } from '@/components/board/board-layer'
import type { Pin } from '@/components/board/findings/board-pins'
import type { PageTitles } from '@/components/board/findings/finding-list'
import { MarkedBoard } from '@/components/board/findings/marked-board'
import { placePins } from '@/components/board/findings/place-pins'
import { usePointing } from '@/components/board/findings/use-pointing'
import { fetchWhatIf } from '@/components/board/what-if/late-what-if'
import type { CaseDesign } from '@/lib/board/graph/findings/expected-design'
import type { PatternParts } from '@/lib/board/graph/patterns/pattern-parts'
import styles from './check-page.module.css'
import { CheckSide, type CheckTab } from './check-side'
import type { OpenCase } from './compare-choice'
import { DrawingBox } from './drawing-box'
import { exampleDrawing } from './example-drawing'
import { NoDrawing } from './no-drawing'
import { useCheck } from './use-check'
import { useDrops } from './use-drops'

const FONTS = ['Excalifont', '"JetBrains Mono"', '"JetBrains Mono Variable"'] as const
const NOTHING: readonly never[] = []
const NO_PINS: readonly Pin[] = []

type CheckPageProps = {
  /** The cases whose guide the viewer may read. */
  cases: readonly OpenCase[]
  signedIn: boolean
  pages: PageTitles
  /** Patterns that can be found in a drawing. */
  patterns: readonly PatternParts[]
  /** The pattern that the viewer came to find. */
  pattern?: string | undefined
}

/** Checks the viewer's own drawing, in this browser: the board, the design it shows, and what a colleague would ask. */
export function CheckPage({ cases, signedIn, pages, patterns, pattern }: CheckPageProps) {
  const [expected, setExpected] = useState<CaseDesign | null>(null)
  const { checked, findings, problem, openText, openFile, fail } = useCheck(expected)
  const pointing = usePointing()
  const wanted = checked ? undefined : patterns.find(({ id }) => id === pattern)
  const paste = (text: string) => openText(text, 'Pasted drawing')
  const [tab, setTab] = useState<CheckTab>(pattern ? 'patterns' : 'questions')
  const [layer, setLayer] = useState<BoardLayer | null>(null)
  const isOver = useDrops({ onFile: (file) => void openFile(file), onText: paste })

  // All of it is needed for the first drawing, and by then the network may be gone.
  useEffect(() => {
    for (const font of FONTS) document.fonts.load(`16px ${font}`).catch(() => undefined)
    fetchWhatIf()
  }, [])

  const { choose } = pointing
  // biome-ignore lint/correctness/useExhaustiveDependencies: other findings have other numbers
  useEffect(() => choose(null), [checked, findings])

  const pins = useMemo(
    () => (checked ? placePins(findings, checked.graph.components, checked.drawing.shown) : []),
    [checked, findings],
  )
  const example = () => openText(exampleDrawing(), 'Example: photo sharing')

  return (
    <div className={styles.page} data-empty={checked === null}>
      <header className={styles.head}>
        <div>
          <h1>Check a drawing</h1>
          <p>
            {wanted ? `Open a drawing to see where the parts of “${wanted.title}” are. ` : 'Rules, no AI. '}
            The file is read in this browser and never uploaded.
          </p>
        </div>
        <DrawingBox checked={checked} isOver={isOver} problem={problem} onFile={openFile} />
      </header>
      <section className={styles.board} aria-label="Drawing">
        {/* Mounted from the start: it loads parts of its own, and the first drawing must not wait for them. */}
        <div className={styles.canvas} inert={checked === null}>
          <MarkedBoard
            elements={checked?.drawing.shown ?? NOTHING}
            // Excalidraw uses branded types for ids and data URLs; these were validated when the file was opened.
            files={(checked?.drawing.files ?? NOTHING) as unknown as readonly BinaryFileData[]}
            pointing={pointing}
            pins={tab === 'what-if' ? NO_PINS : pins}
            label={checked ? `Drawing ${checked.name}` : 'No drawing yet'}
            onLayer={setLayer}
          />
        </div>
        {!checked && (
          <NoDrawing isOver={isOver} onFile={openFile} onPaste={paste} onFail={fail} onExample={example} />
        )}
      </section>
      {checked && (
        <CheckSide
          checked={checked}
          findings={findings}
          pages={pages}
          pointing={pointing}
          cases={cases}
          signedIn={signedIn}
          patterns={patterns}
          pattern={pattern}
          onCompare={setExpected}
          design={expected}
          layer={layer}
          tab={tab}
          onTab={setTab}
        />
      )}
    </div>
  )
}
