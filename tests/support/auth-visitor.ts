import type { NextApiRequest, NextApiResponse } from 'next'
import NextAuth from 'next-auth'
import { authOptions } from '@/lib/auth/next/options'

/** Where the visitor thinks that the app is. */
export const HERE = 'http://localhost:3000'

/** A browser without pages that keeps its cookies. */
export class Visitor {
  readonly cookies: Record<string, string> = {}

  get(path: string) {
    return this.ask('GET', path)
  }

  async post(path: string, fields: Record<string, string>) {
    const { body } = await this.get('csrf')
    return this.ask('POST', path, { ...fields, ...(body as { csrfToken: string }), json: 'true' })
  }

  /** Signs in with Google under the identity that the fake reports. @returns the URL that the browser ends at */
  async comeFromGoogle(): Promise<string> {
    const { body } = await this.post('signin/google', { callbackUrl: '/cases' })
    const state = new URL((body as { url: string }).url).searchParams.get('state')
    return (await this.get(`callback/google?code=abc&state=${state}`)).location
  }

  private async ask(method: string, path: string, body?: Record<string, string>) {
    const url = new URL(`${HERE}/api/auth/${path}`)
    const headers = new Map<string, string | string[]>()
    let answer: unknown = null
    const response = {
      status: () => response,
      getHeader: (name: string) => headers.get(name),
      setHeader: (name: string, value: string | string[]) => headers.set(name, value),
      end: () => {},
      json: (value: unknown) => {
        answer = value
      },
      send: (value: unknown) => {
        answer = value
      },
    }
    const query = { ...Object.fromEntries(url.searchParams), nextauth: url.pathname.split('/').slice(3) }
    const request = { method, query, body, cookies: this.cookies, headers: { host: url.host } }
    await NextAuth(
      request as unknown as NextApiRequest,
      response as unknown as NextApiResponse,
      authOptions(),
    )
    for (const cookie of [headers.get('Set-Cookie') ?? []].flat()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
      this.cookies[name] = decodeURIComponent(value)
    }
    return { body: answer, location: String(headers.get('Location')) }
  }
}
