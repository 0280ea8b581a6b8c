const everywhere = [{ key: 'X-Content-Type-Options', value: 'nosniff' }]

/** Browsers heed these on pages only. On each of fifty scripts and style sheets they would add up to kilobytes. */
const pages = [
  { key: 'Referrer-Policy', value: 'same-origin' },
  {
    key: 'Permissions-Policy',
    value: 'camera=(self), microphone=(self), geolocation=(), payment=(), usb=()',
  },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
]

/** For all but the page that other sites may show; who may do that is in each page's policy. */
const unframed = [{ key: 'X-Frame-Options', value: 'DENY' }]

/** What a link leads to is for whoever was given it: no search engine lists it, and no other site learns of it. */
const shared = [
  { key: 'X-Robots-Tag', value: 'noindex, nofollow' },
  { key: 'Referrer-Policy', value: 'no-referrer' },
]

/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  // In development Next would print what an action was called with, passwords too.
  logging: { serverFunctions: false },
  allowedDevOrigins: ['localhost', '127.0.0.1'],
  // Native code, and packages that must be the same for pages and sockets.
  serverExternalPackages: ['yjs', '@node-rs/argon2', 'pg', 'redis', 'prom-client', 'esbuild'],
  experimental: {
    // What passes the proxy is kept in memory, from strangers too. Actions take 1 MB.
    proxyClientMaxBodySize: '2mb',
    optimizePackageImports: ['@mantine/core', '@mantine/hooks', '@tabler/icons-react'],
    // By default the styles of all pages go into one file that each of them loads.
    turbopackFileSystemCacheForBuild: false,
    cssChunking: { type: 'graph', requestCost: 50_000 },
  },
  turbopack: {
    resolveAlias: {
      pako: './lib/board/canvas/images/zlib.ts',
      'next/dist/compiled/buffer': './lib/shared/no-buffer.ts',
    },
  },
  // Checked by `npm test`; a start should not wait for it.
  typescript: { ignoreBuildErrors: true },
  headers: async () => [
    { source: '/:path*', headers: everywhere },
    { source: '/((?!_next/static/).*)', headers: pages },
    { source: '/((?!_next/static/|s/[\\w-]+/embed$).*)', headers: unframed },
    { source: '/s/:path*', headers: shared },
    { source: '/api/shared/:path*', headers: shared },
    {
      source: '/excalidraw/fonts/:path*',
      headers: [{ key: 'Cache-Control', value: 'public, max-age=604800' }],
    },
    { source: '/pdf-fonts/:path*', headers: [{ key: 'Cache-Control', value: 'public, max-age=604800' }] },
  ],
}

export default config
