'use client'

import { Button } from '@mantine/core'
import styles from '@/components/auth/form.module.css'
import { useSignOut } from '@/components/ui/page/sign-out-context'

/** Buttons to sign out here, or on every device at once. */
export function SignOutButtons({ viewerId }: { viewerId: string }) {
  const signOut = useSignOut()
  return (
    <div className={styles.row}>
      <Button variant="default" size="md" onClick={() => void signOut(viewerId)}>
        Sign out
      </Button>
      <Button variant="default" size="md" onClick={() => void signOut(viewerId, true)}>
        Sign out everywhere
      </Button>
    </div>
  )
}
