import type { Metadata } from 'next'
import { cache } from 'react'
import { siteAddress } from '@/lib/mail/server/site-address'
import type { SharedSession } from '@/lib/review/domain/share/share-view'
import { getShared } from '@/lib/review/server/share/get-shared'
import { orNotFound } from '../../or-not-found'

/** The content of a link, loaded once for the title and the page; the not-found page if the link does not work. */
export const loadShared = cache((token: string, viewerId: string | null) =>
  orNotFound(getShared(token, viewerId, new Date())),
)

/** Metadata of a page behind a link, for crawlers and previews. */
export function sharedMetadata(
  token: string,
  { title, prompt, hasPicture, preview }: SharedSession,
): Metadata {
  const name = `${title}, shared round`
  return {
    title: name,
    description: prompt,
    referrer: 'no-referrer',
    robots: { index: false, follow: false },
    ...(preview === null && {
      openGraph: {
        title: name,
        description: prompt,
        ...(hasPicture && {
          images: [
            {
              url: siteAddress(`/api/shared/${token}/preview`),
              width: 1200,
              height: 630,
              alt: 'The final board',
            },
          ],
        }),
      },
      twitter: { card: hasPicture ? 'summary_large_image' : 'summary' },
    }),
  }
}
