'use client'

import { useEffect, useState } from 'react'
import { OnOff, OnOffList } from '@/components/ui/on-off'
import { chime, isChimeOn, setChime } from '../chime'
import { areRemindersOn, setReminders } from './reminder-choice'

/** Notifications about rounds that pages in this browser show, each with a switch. */
export function PageNotices() {
  const [chosen, setChosen] = useState({ reminders: true, sound: false })
  useEffect(() => setChosen({ reminders: areRemindersOn(), sound: isChimeOn() }), [])
  return (
    <OnOffList>
      <OnOff
        title="Booked rounds"
        about="A banner on every page, first a day before, then an hour and 10 minutes before."
        label="Reminders on pages"
        on={chosen.reminders}
        onChange={(on) => {
          setReminders(on)
          setChosen((before) => ({ ...before, reminders: on }))
        }}
      />
      <OnOff
        title="Sound"
        about="Two short tones when you have a match."
        label="Match sound"
        on={chosen.sound}
        onChange={(on) => {
          setChime(on)
          setChosen((before) => ({ ...before, sound: on }))
          // Plays it once, so that users know what to listen for.
          if (on) chime()
        }}
      />
    </OnOffList>
  )
}
