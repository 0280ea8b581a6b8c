import type { NextRequest } from 'next/server'
import NextAuth from 'next-auth'
import { authOptions } from '@/lib/auth/next/options'

type Context = { params: Promise<{ nextauth: string[] }> }

// Options are made a request: at build time there is no secret yet.
function handler(request: NextRequest, context: Context): Promise<Response> {
  return NextAuth(request, context, authOptions())
}

export { handler as GET, handler as POST }
