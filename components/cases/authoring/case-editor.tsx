'use client'

import { Button, Modal } from '@mantine/core'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useMemo, useRef, useState } from 'react'
import { ConfirmDialog } from '@/components/ui/action/confirm-dialog'
import { useAction } from '@/components/ui/action/use-action'
import { CopyButton } from '@/components/ui/copy-button'
import { download, fileNameOf } from '@/components/ui/download'
import { FormError } from '@/components/ui/error-note'
import { SaveState } from '@/components/ui/save-state'
import { keepToMyself, publishCase, readVersion, shareCase, withdrawCase } from '@/lib/cases/actions'
import { useDraftSaver } from '@/lib/cases/client/use-draft-saver'
import { useReview } from '@/lib/cases/client/use-review'
import { type CaseDraft, titleOf } from '@/lib/cases/domain/draft'
import { deleteCase } from '@/lib/rooms/actions'
import styles from './case-editor.module.css'
import type { StepTitles } from './case-preview'
import { EditorPanels } from './editor-panels'
import { PublishPanel } from './publish-panel'
import { SourceField, type SourceFieldHandle } from './source-field'
import { VersionsDialog } from './versions-dialog'

type CaseEditorProps = { draft: CaseDraft; stepTitles: StepTitles; timeZone: string }

type Dialog = { kind: 'none' } | { kind: 'versions' } | { kind: 'delete' } | { kind: 'link'; url: string }

/** The case editor: Markdown on one side, the result on the other. Every change is saved as it is typed. */
export function CaseEditor({ draft, stepTitles, timeZone }: CaseEditorProps) {
  const { id } = draft
  const router = useRouter()
  const [source, setSource] = useState(draft.source)
  const [visibility, setVisibility] = useState(draft.visibility)
  const [versions, setVersions] = useState(draft.versions)
  const [dialog, setDialog] = useState<Dialog>({ kind: 'none' })
  const { pending, problem, run, clear } = useAction()
  /** The text that was replaced by a version, for undo. */
  const [replaced, setReplaced] = useState<string | null>(null)
  const field = useRef<SourceFieldHandle>(null)
  const menuButton = useRef<HTMLButtonElement>(null)
  const { state, save, flush } = useDraftSaver(id, draft.revision)
  const { review, shown, stale } = useReview(source)
  const marked = useMemo(
    () => new Set(review.findings.filter(({ severity }) => severity === 'error').map(({ line }) => line)),
    [review],
  )
  const title = titleOf(source)

  const change = (next: string) => {
    setSource(next)
    save(next)
  }

  const publish = async () => {
    // Publishing uses the saved text, so the last keystrokes must be saved first.
    if (!(await flush())) return
    const done = await run(() => publishCase({ id }))
    if (!done) return
    setVisibility(done.value.visibility)
    setVersions(done.value.versions)
  }

  const share = async () => {
    const done = await run(() => shareCase({ id }))
    if (!done) return
    setVisibility('shared')
    setDialog({ kind: 'link', url: `${window.location.origin}/cases/shared/${done.value.token}` })
  }

  const withVersion = async (versionId: string, use: (source: string) => void) => {
    const done = await run(() => readVersion({ id, versionId }))
    if (done) use(done.value.source)
  }

  const load = (version: string) => {
    setReplaced(source)
    change(version)
  }

  const takeBack = () => {
    if (replaced !== null) change(replaced)
    setReplaced(null)
  }

  const close = () => setDialog({ kind: 'none' })

  return (
    <div className={styles.editor}>
      <header className={styles.bar}>
        <div className={styles.name}>
          <Link href="/cases/mine" className={styles.back}>
            My cases
          </Link>
          <h1>{title}</h1>
        </div>
        <SaveState state={state} />
        <PublishPanel
          id={id}
          visibility={visibility}
          publishable={review.publishable}
          busy={pending}
          menuButton={menuButton}
          onPublish={publish}
          onShare={share}
          onStopSharing={async () => (await run(() => keepToMyself({ id }))) && setVisibility('private')}
          onWithdraw={async () => (await run(() => withdrawCase({ id }))) && setVisibility('draft')}
          onVersions={() => setDialog({ kind: 'versions' })}
          onExport={() => keep(title, source)}
          onDelete={() => {
            clear()
            menuButton.current?.focus()
            setDialog({ kind: 'delete' })
          }}
        />
      </header>
      {problem && dialog.kind !== 'delete' && <FormError>{problem}</FormError>}
      {replaced !== null && (
        <p className={styles.replaced} role="status">
          The version has replaced your text in the editor.
          <Button size="xs" variant="default" onClick={takeBack}>
            Restore my text
          </Button>
        </p>
      )}
      <div className={styles.halves}>
        <SourceField value={source} marked={marked} onChange={change} handle={field} />
        <EditorPanels
          review={review}
          shown={shown}
          stale={stale}
          stepTitles={stepTitles}
          onGo={(line) => field.current?.goTo(line)}
        />
      </div>
      <VersionsDialog
        versions={versions}
        timeZone={timeZone}
        opened={dialog.kind === 'versions'}
        onClose={close}
        onLoad={(versionId) => withVersion(versionId, load).then(close)}
        onExport={(versionId) => withVersion(versionId, (text) => keep(title, text))}
      />
      <Modal opened={dialog.kind === 'link'} onClose={close} title="Share by link">
        <p>
          Anybody who is signed in and opens this link can use the case. The link is shown only once. Creating
          another one cancels it.
        </p>
        {dialog.kind === 'link' && (
          <div className={styles.link}>
            <code>{dialog.url}</code>
            <CopyButton value={dialog.url} label="Copy share link" />
          </div>
        )}
      </Modal>
      <ConfirmDialog
        opened={dialog.kind === 'delete'}
        title={`Delete “${title}”?`}
        confirm="Delete"
        cancel="Keep it"
        deletes
        pending={pending}
        problem={problem}
        onClose={close}
        onConfirm={async () => {
          if (await run(() => deleteCase({ id }), { leaves: true })) router.push('/cases/mine')
        }}
      >
        The text and the versions that no room used are deleted permanently. Rooms that used a version keep
        it.
      </ConfirmDialog>
    </div>
  )
}

/** Offers the text of a case as a file to download. */
function keep(title: string, text: string): void {
  download(fileNameOf(title, 'md'), new Blob([text], { type: 'text/markdown' }))
}
