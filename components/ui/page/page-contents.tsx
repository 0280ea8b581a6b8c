'use client'

import { useEffect, useState } from 'react'
import styles from './page-contents.module.css'

/** The headings of a page as links; the current one is marked. */
export function PageContents({ parts }: { parts: readonly { id: string; title: string }[] }) {
  const [current, setCurrent] = useState(parts[0]?.id)
  useEffect(() => {
    const sections = parts.flatMap(({ id }) => document.getElementById(id) ?? [])
    const read = () => {
      const begun = sections.filter((section) => section.getBoundingClientRect().top < window.innerHeight / 3)
      setCurrent((begun.at(-1) ?? sections[0])?.id)
    }
    // Positions are known after the next frame; reading them at once would force a second layout.
    const first = requestAnimationFrame(read)
    window.addEventListener('scroll', read, { passive: true })
    return () => {
      cancelAnimationFrame(first)
      window.removeEventListener('scroll', read)
    }
  }, [parts])
  return (
    <nav className={styles.contents} aria-label="On this page">
      <h2>On this page</h2>
      <ul>
        {parts.map(({ id, title }) => (
          <li key={id}>
            <a href={`#${id}`} aria-current={id === current ? 'location' : undefined}>
              {title}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
