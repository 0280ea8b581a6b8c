'use client'

import { Button } from '@mantine/core'
import { useMounted } from '@mantine/hooks'
import { IconBrandGithub, IconBrandGoogle } from '@tabler/icons-react'
import { useState } from 'react'
import { FormError } from '@/components/ui/error-note'
import { signInWithService } from '@/lib/auth/client/auth-api'
import { noteSignIn } from '@/lib/auth/client/been-here'
import { UNREACHABLE } from '@/lib/shared/errors'
import { sentenceOf } from '@/lib/shared/sentences/sentence-of'
import styles from './form.module.css'

const ICONS: Record<string, typeof IconBrandGithub> = { github: IconBrandGithub, google: IconBrandGoogle }

type ServiceButtonsProps = { services: readonly { id: string; name: string }[]; next: string }

/** Sign-in buttons for the other services that the operator has configured; renders nothing without any. */
export function ServiceButtons({ services, next }: ServiceButtonsProps) {
  const mounted = useMounted()
  const [failed, setFailed] = useState(false)
  if (services.length === 0) return null
  return (
    <div className={styles.services}>
      {services.map(({ id, name }) => {
        const Icon = ICONS[id]
        return (
          <Button
            key={id}
            variant="default"
            size="md"
            disabled={!mounted}
            leftSection={Icon && <Icon size={18} stroke={1.7} aria-hidden="true" />}
            onClick={async () => {
              noteSignIn()
              setFailed(!(await signInWithService(id, next)))
            }}
          >
            Continue with {name}
          </Button>
        )
      })}
      {failed && <FormError>{sentenceOf(UNREACHABLE)}</FormError>}
    </div>
  )
}
