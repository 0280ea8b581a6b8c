'use client'

import { useEffect } from 'react'

/** The root layout itself failed, so the theme cannot be relied on. */
export default function GlobalError({ error, retry }: { error: unknown; retry: () => void }) {
  useEffect(() => {
    console.error(error)
  }, [error])
  return (
    <html lang="en" style={{ colorScheme: 'light dark' }}>
      <body
        style={{
          maxWidth: 560,
          margin: '72px auto',
          padding: 16,
          font: '400 16px/1.5 system-ui, sans-serif',
        }}
      >
        <h1 style={{ fontSize: 22 }}>Threepoint didn’t load</h1>
        <p style={{ margin: '8px 0 20px' }}>Everything saved is still there. Try again in a moment.</p>
        <button type="button" onClick={retry} style={{ minHeight: 44, padding: '0 16px', font: 'inherit' }}>
          Try again
        </button>{' '}
        {/* A full page load, as the client's state cannot be relied on either. */}
        <a href="/" style={{ display: 'inline-block', padding: 12, color: 'inherit' }}>
          Start page
        </a>
      </body>
    </html>
  )
}
