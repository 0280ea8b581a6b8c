import { AppError } from '@/lib/shared/errors'
import type { LinkPurpose } from '../domain/mailed-link'
import { type LinkOwner, readLink } from '../server/links/use-link'

/** The owner of a mailed link, or why the link does not work, for its page. */
export async function linkOnPage(token: string, purpose: LinkPurpose): Promise<LinkOwner | AppError> {
  try {
    return await readLink(token, purpose, new Date())
  } catch (error) {
    if (error instanceof AppError) return error
    throw error
  }
}
