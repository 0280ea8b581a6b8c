import { LinkButton } from '@/components/ui/links/link-button'
import type { DeletionReceipt } from '@/lib/accounts/domain/deletion'
import styles from './accounts.module.css'
import { RefreshUntilDone } from './refresh-until-done'
import { WhatGoes } from './what-goes'

/** What was deleted and when, without saying whose it was. `days` are the receipt's moments in words. */
export function ReceiptPage({
  receipt,
  asked,
  done,
}: {
  receipt: DeletionReceipt
  asked: string
  done: string | null
}) {
  return (
    <div className={styles.receipt}>
      <h1>{done ? 'The account is deleted' : 'The account is being deleted'}</h1>
      <p className={styles.state} role="status">
        {done
          ? `Requested on ${asked}, finished on ${done}. Keep the address of this page if you want to see this receipt again: there is no other way to open it.`
          : `Requested on ${asked}. All its devices are already signed out. After a minute there is a final check, then the deletion is finished. You can close this page and return to its address later.`}
      </p>
      <RefreshUntilDone isDone={done !== null} />
      <WhatGoes counts={receipt.counts} done />
      <div>
        <LinkButton href="/" variant="default">
          Go to the home page
        </LinkButton>
      </div>
    </div>
  )
}
