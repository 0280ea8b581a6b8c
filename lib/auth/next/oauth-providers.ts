import GitHubProvider from 'next-auth/providers/github'
import GoogleProvider from 'next-auth/providers/google'
import { env } from '@/lib/shared/env'
import { githubProfile } from './github-profile'

/** The OAuth services that the operator has configured. */
export function oauthProviders() {
  const { GITHUB_ID, GITHUB_SECRET, GOOGLE_ID, GOOGLE_SECRET } = env()
  return [
    ...(GITHUB_ID && GITHUB_SECRET
      ? [
          GitHubProvider({
            clientId: GITHUB_ID,
            clientSecret: GITHUB_SECRET,
            userinfo: {
              url: 'https://api.github.com/user',
              request: ({ tokens }) =>
                githubProfile((address) =>
                  fetch(address, { headers: { Authorization: `Bearer ${tokens.access_token}` } }),
                ),
            },
          }),
        ]
      : []),
    ...(GOOGLE_ID && GOOGLE_SECRET
      ? [GoogleProvider({ clientId: GOOGLE_ID, clientSecret: GOOGLE_SECRET })]
      : []),
  ]
}

/** Their ids and names, for the sign-in buttons. */
export function oauthChoices(): { id: string; name: string }[] {
  return oauthProviders().map(({ id, name }) => ({ id, name }))
}
