'use client'

import { Input, MultiSelect, SegmentedControl, Select, TextInput } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { type FormEvent, useRef, useState } from 'react'
import { useAction } from '@/components/ui/action/use-action'
import { FormError } from '@/components/ui/error-note'
import { SubmitButton } from '@/components/ui/submit-button'
import { updateProfileAction } from '@/lib/auth/actions'
import { LANGUAGES } from '@/lib/auth/domain/languages'
import type { ProfileInput } from '@/lib/auth/domain/profile'
import { LEVEL_WORDS, LEVELS } from '@/lib/framework/levels'
import styles from './form.module.css'
import { problemsOf } from './form-problems'

const LEVEL_CHOICES = LEVELS.map((level) => ({ value: level, label: LEVEL_WORDS[level] }))
const LANGUAGE_CHOICES = Object.entries(LANGUAGES).map(([value, label]) => ({ value, label }))

type ProfileFormProps = {
  profile: { name: string; privateName: string; level: string; timeZone: string; languages: string[] }
  timeZones: string[]
}

/** Names, level, time zone and languages. */
export function ProfileForm({ profile, timeZones }: ProfileFormProps) {
  const router = useRouter()
  const { pending, failure, run } = useAction()
  const [saved, setSaved] = useState(false)
  const problems = problemsOf(failure)
  const edits = useRef(0)
  const edited = () => {
    edits.current++
    setSaved(false)
  }

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const sent = edits.current
    setSaved(false)
    const input = {
      name: String(form.get('name')),
      privateName: String(form.get('privateName')),
      // The server's schema validates the level and the languages.
      level: String(form.get('level')) as ProfileInput['level'],
      timeZone: String(form.get('timeZone')),
      languages: String(form.get('languages')).split(',').filter(Boolean) as ProfileInput['languages'],
    }
    if (!(await run(() => updateProfileAction(input)))) return
    // Edits made since then are not part of what was saved.
    setSaved(sent === edits.current)
    router.refresh()
  }

  return (
    <form noValidate method="post" className={styles.form} onSubmit={submit} onChange={edited}>
      <TextInput
        label="Name"
        description="What others see. It need not be your own."
        name="name"
        defaultValue={profile.name}
        autoComplete="nickname"
        maxLength={60}
        required
        withAsterisk={false}
        size="md"
        error={problems.name}
      />
      <TextInput
        label="Name used in e-mails, if you like"
        description="Nobody else sees it. If left empty, e-mails use the name above."
        name="privateName"
        defaultValue={profile.privateName}
        autoComplete="name"
        maxLength={60}
        size="md"
        error={problems.privateName}
      />
      <Input.Wrapper label="Level you practise for" size="md" error={problems.level}>
        <div>
          <SegmentedControl
            name="level"
            defaultValue={profile.level}
            data={LEVEL_CHOICES}
            aria-label="Level you practise for"
            size="md"
          />
        </div>
      </Input.Wrapper>
      <Select
        label="Time zone"
        name="timeZone"
        data={timeZones}
        defaultValue={profile.timeZone}
        searchable
        allowDeselect={false}
        limit={60}
        nothingFoundMessage="No such time zone"
        onChange={edited}
        size="md"
        error={problems.timeZone}
      />
      <MultiSelect
        label="Languages you can do a round in"
        name="languages"
        data={LANGUAGE_CHOICES}
        defaultValue={profile.languages}
        searchable
        maxValues={8}
        onChange={edited}
        size="md"
        error={problems.languages}
      />
      {problems.form && <FormError>{problems.form}</FormError>}
      <div className={styles.row}>
        <SubmitButton busy={pending} size="md">
          Save profile
        </SubmitButton>
        <span role="status" className={styles.done}>
          {saved ? 'Saved' : ''}
        </span>
      </div>
    </form>
  )
}
