import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { Issuer } from 'openid-client'

const NAME = 'https://accounts.google.com'

/** The parts of Google that a sign-in needs, on this machine. */
export type FakeGoogle = {
  /** What its discovery endpoint would return. */
  issuer: Issuer
  /** The identity of the next user to sign in. */
  says: { sub: string; name?: string; email?: string; email_verified?: boolean }
  stop: () => void
}

/** @param audience the app's client id, for which it signs its tokens */
export async function startGoogle(audience: string): Promise<FakeGoogle> {
  const { privateKey, publicKey } = await generateKeyPair('RS256')
  const jwk = { ...(await exportJWK(publicKey)), alg: 'RS256', use: 'sig', kid: 'one' }
  const server = createServer(async (request, response) => {
    response.setHeader('Content-Type', 'application/json')
    if (request.url === '/certs') return response.end(JSON.stringify({ keys: [jwk] }))
    const id_token = await new SignJWT(google.says)
      .setProtectedHeader({ alg: 'RS256', kid: 'one' })
      .setIssuer(NAME)
      .setAudience(audience)
      .setIssuedAt()
      .setExpirationTime('5m')
      .sign(privateKey)
    response.end(JSON.stringify({ access_token: 'secret-of-google', token_type: 'Bearer', id_token }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const there = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const google: FakeGoogle = {
    issuer: new Issuer({
      issuer: NAME,
      authorization_endpoint: `${NAME}/o/oauth2/v2/auth`,
      token_endpoint: `${there}/token`,
      jwks_uri: `${there}/certs`,
    }),
    says: { sub: '' },
    stop: () => server.close(),
  }
  return google
}
