import type { Profile } from 'next-auth'
import type { GithubEmail } from 'next-auth/providers/github'

type Ask = (address: string) => Promise<Response>

/**
 * The profile of a user who signed in with GitHub. GitHub's public profile may show an unconfirmed address, so anybody
 * could claim somebody else's: only the confirmed primary address is used, otherwise none.
 */
export async function githubProfile(ask: Ask): Promise<Profile> {
  const [user, emails] = await Promise.all([
    ask('https://api.github.com/user'),
    ask('https://api.github.com/user/emails'),
  ])
  if (!user.ok) throw new Error(`GitHub answered ${user.status}`)
  const known: GithubEmail[] = emails.ok ? await emails.json() : []
  const email = known.find(({ primary, verified }) => primary && verified)?.email
  const { email: _, ...profile } = await user.json()
  return email ? { ...profile, email } : profile
}
