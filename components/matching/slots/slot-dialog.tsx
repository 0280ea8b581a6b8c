'use client'

import { Button } from '@mantine/core'
import { useEffect, useEffectEvent, useState } from 'react'
import { useAction } from '@/components/ui/action/use-action'
import { FormError } from '@/components/ui/error-note'
import { LEVEL_WORDS } from '@/lib/framework/levels'
import { queueStore } from '@/lib/matching/client/queue-store'
import type { SlotCell, SlotOffer } from '@/lib/matching/domain/slots/slots-view'
import type { Wish } from '@/lib/matching/domain/wish'
import {
  bookSlotAction,
  offerSlotAction,
  seeOffersAction,
  withdrawOfferAction,
} from '@/lib/matching/slot-actions'
import { reliabilityLine, wishLine } from '../matching-words'
import { SlotPanel } from './slot-panel'
import styles from './slots.module.css'

/** The selected hour. */
export type OpenSlot = { at: number; when: string; fitting: number; mine: SlotCell['mine'] }

type SlotDialogProps = {
  slot: OpenSlot
  wish: Wish
  zone: string
  onClose: () => void
  /** Something was booked, offered or withdrawn. */
  changed: () => void
}

/** One hour: who can be booked, and a form to offer it. */
export function SlotDialog({ slot, wish, zone, onClose, changed }: SlotDialogProps) {
  const { at, when, fitting, mine } = slot
  const { pending, problem, run } = useAction()
  const [offers, setOffers] = useState<readonly SlotOffer[] | null>(fitting > 0 ? null : [])
  const load = useEffectEvent(async () => {
    const answer = await run(() => seeOffersAction({ wish, at }))
    if (answer) setOffers(answer.value)
  })
  useEffect(() => {
    if (fitting > 0) void load()
  }, [fitting])

  const done = () => {
    changed()
    // A booked round is shown on every page from the day before.
    void queueStore.ask()
    onClose()
  }
  const book = async (offerId: string) => {
    if (await run(() => bookSlotAction({ offerId, wish }))) done()
  }
  const offer = async (weekly: boolean) => {
    if (await run(() => offerSlotAction({ wish, at, weekly }))) done()
  }
  const withdraw = async () => {
    if (await run(() => withdrawOfferAction({ at }))) done()
  }

  return (
    <SlotPanel title={when} onClose={onClose}>
      <p className={styles.note}>
        In {zone}. A round of {wish.minutes} minutes.
      </p>
      {offers && offers.length > 0 && (
        <ul className={styles.offers} aria-label="People you can book">
          {offers.map((one) => (
            <li key={one.offerId}>
              <div>
                <p>
                  <b>{one.fellow ? one.fellow.name : LEVEL_WORDS[one.level]}</b>, {PARTS[one.firstRound]}
                </p>
                <p className={styles.note}>
                  {one.fellow && `${LEVEL_WORDS[one.level]}, of ${one.fellow.group}. `}
                  {one.clock}. {reliabilityLine(one.reliability)}.
                </p>
              </div>
              <Button size="xs" loading={pending} onClick={() => void book(one.offerId)}>
                Book {one.clock}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {offers?.length === 0 && fitting > 0 && <p>Somebody else was faster. No other match is left.</p>}
      {problem && <FormError>{problem}</FormError>}
      {mine ? (
        <div className={styles.offer}>
          <p>
            You offer this hour{mine === 'weekly' ? ' every week' : ''}. You are notified when somebody books
            it.
          </p>
          <Button variant="default" size="sm" loading={pending} onClick={() => void withdraw()}>
            {mine === 'weekly' ? 'Withdraw this week’s' : 'Withdraw it'}
          </Button>
        </div>
      ) : (
        <div className={styles.offer}>
          <p>
            Offer this hour yourself: {wishLine(wish)}. Anybody who matches can book it, and you are notified.
          </p>
          <div className={styles.row}>
            <Button
              variant={offers && offers.length > 0 ? 'default' : 'filled'}
              size="sm"
              loading={pending}
              onClick={() => void offer(false)}
            >
              Offer it once
            </Button>
            <Button variant="default" size="sm" disabled={pending} onClick={() => void offer(true)}>
              Offer it every week
            </Button>
          </div>
        </div>
      )}
    </SlotPanel>
  )
}

const PARTS = { answer: 'wants to answer first', ask: 'wants to ask first', either: 'asks or answers first' }
