import { db } from '@/lib/db/client'

/** The rounds, of those given, in which a person is asked to agree to a link. */
export async function listAskedRounds(
  userId: string,
  roomIds: readonly string[],
  now: Date,
): Promise<Set<string>> {
  const asked = await db.shareConsent.findMany({
    where: {
      userId,
      answer: 'asked',
      link: {
        roomId: { in: [...roomIds] },
        revokedAt: null,
        OR: [{ expiresAt: null }, { expiresAt: { gt: now } }],
      },
    },
    select: { link: { select: { roomId: true } } },
  })
  return new Set(asked.map(({ link }) => link.roomId))
}
