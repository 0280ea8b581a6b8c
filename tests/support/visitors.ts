import { mkdirSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { closeDb } from '@/lib/db/client'
import { launchBrowser, newVisitor, type Visitor, type VisitorOptions } from './browser'

/** Where screenshots of what users saw last are stored when a test fails. */
const PICTURES = 'test-results/pictures'

/**
 * One Chromium for a test file. After each test all pages are closed, and none of them may have logged an error or
 * contacted another host.
 * @returns a function that creates a visitor
 */
export function visitors(): (options?: VisitorOptions) => Promise<Visitor> {
  let browser: Browser
  const present = new Set<Visitor>()

  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterEach(async ({ task }) => {
    const leaving = [...present]
    present.clear()
    if (task.result?.state === 'fail') await takePictures(leaving, task.name)
    await Promise.all(leaving.map((visitor) => visitor.close()))
    expect(leaving.flatMap((visitor) => visitor.troubles)).toEqual([])
  })
  afterAll(async () => {
    await browser?.close()
    await closeDb()
  })

  return async (options) => {
    const visitor = await newVisitor(browser, options)
    present.add(visitor)
    return visitor
  }
}

async function takePictures(visitors: readonly Visitor[], test: string): Promise<void> {
  mkdirSync(PICTURES, { recursive: true })
  const name = test.replace(/\W+/g, '-').slice(0, 60)
  for (const [index, { page }] of visitors.entries()) {
    await page.screenshot({ path: `${PICTURES}/${name}-${index + 1}.png` }).catch(() => null)
  }
}
