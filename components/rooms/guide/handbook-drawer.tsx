'use client'

import { Button, Drawer } from '@mantine/core'
import { useWindowEvent } from '@mantine/hooks'
import { useRef, useState } from 'react'
import { CaseText } from '@/components/cases/case-text'
import { Cards } from '@/components/handbook/cards'
import { CodeText } from '@/components/handbook/code-text'
import { DiagramFigure } from '@/components/handbook/diagram-figure'
import { SearchBox } from '@/components/search/search-box'
import { ErrorNote } from '@/components/ui/error-note'
import type { Openable } from '@/components/ui/menu/when-opened'
import type { PreparedPage } from '@/lib/handbook/domain/prepare-page'
import { type Failure, UNREACHABLE } from '@/lib/shared/errors'
import { sentenceOf } from '@/lib/shared/sentences/sentence-of'
import styles from './handbook-drawer.module.css'

type PanelPage = Pick<PreparedPage, 'id' | 'title' | 'summary' | 'minutes' | 'sections' | 'cards'>
type State =
  | { status: 'search' }
  | { status: 'loading' }
  | { status: 'refused'; message: string; page: string }
  | { status: 'open'; page: PanelPage }

/** The handbook beside the board. The board stays usable: only this panel covers any of it. */
export function HandbookDrawer({ opened, onClose, roomId }: Openable & { roomId: string }) {
  const [state, setState] = useState<State>({ status: 'search' })
  const field = useRef<HTMLInputElement>(null)
  const panel = useRef<HTMLDivElement>(null)
  // The library's panel does not pass on a key handler.
  useWindowEvent('keydown', ({ key, isComposing, target }) => {
    if (key === 'Escape' && !isComposing && panel.current?.contains(target as Node)) onClose()
  })
  const request = useRef<AbortController | null>(null)
  const open = async (page: string) => {
    // The response to an earlier request would otherwise replace the page that is wanted now.
    request.current?.abort()
    const current = new AbortController()
    request.current = current
    setState({ status: 'loading' })
    const next = await load(roomId, page, current.signal)
    if (!current.signal.aborted) setState(next)
  }
  return (
    <Drawer.Root
      opened={opened}
      onClose={onClose}
      position="right"
      size={440}
      lockScroll={false}
      trapFocus={false}
      // Clicks outside and Escape belong to the board while somebody is working there.
      closeOnClickOutside={false}
      closeOnEscape={false}
      onEnterTransitionEnd={() => field.current?.focus()}
    >
      {/* Without the library's header, which would be a second banner on the page. */}
      <Drawer.Content
        className={styles.panel}
        aria-label="Handbook"
        ref={(element: HTMLDivElement | null) => {
          panel.current = element
          // The library sets this after our props, though the board stays in use.
          element?.removeAttribute('aria-modal')
        }}
      >
        <Drawer.Body>
          <div className={styles.head}>
            <h2>Handbook</h2>
            <Drawer.CloseButton size={36} aria-label="Close the handbook" />
          </div>
          <SearchBox
            inputRef={field}
            label="Search the handbook"
            placeholder="A pattern, a concept, a question"
            only={({ kind }) => kind !== 'case'}
            onChoose={({ address }) => void open(address.slice('/handbook/'.length))}
          />
          {state.status === 'refused' && (
            <ErrorNote
              title="This page could not be opened"
              action={
                <Button variant="default" onClick={() => void open(state.page)}>
                  Try again
                </Button>
              }
            >
              {state.message}
            </ErrorNote>
          )}
          {state.status === 'open' && <Page page={state.page} />}
        </Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  )
}

function Page({ page }: { page: PanelPage }) {
  return (
    <article className={styles.page} aria-label={page.title}>
      <h2>{page.title}</h2>
      <p className={styles.summary}>
        <CodeText>{page.summary}</CodeText>
      </p>
      {page.sections.map(({ anchor, title, before, diagram, after }) => (
        <section key={anchor}>
          <h3>{title}</h3>
          <CaseText html={before} />
          {diagram && <DiagramFigure diagram={diagram} title={page.title} />}
          {after && <CaseText html={after} />}
        </section>
      ))}
      <Cards cards={page.cards} />
    </article>
  )
}

async function load(roomId: string, page: string, signal: AbortSignal): Promise<State> {
  try {
    const response = await fetch(`/api/rooms/${roomId}/handbook/${page}`, { signal })
    const body: unknown = await response.json()
    if (response.ok) return { status: 'open', page: body as PanelPage }
    return { status: 'refused', message: sentenceOf(body as Failure), page }
  } catch {
    return { status: 'refused', message: sentenceOf(UNREACHABLE), page }
  }
}
