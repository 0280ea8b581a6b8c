'use client'

import { useEffect, useState } from 'react'
import styles from './guide-page.module.css'

/** The parts of a guide to jump to; the one that is being read is marked. */
export function GuideContents({ parts }: { parts: readonly { id: string; title: string }[] }) {
  const [current, setCurrent] = useState(parts[0]?.id)
  useEffect(() => {
    const sections = parts.flatMap(({ id }) => document.getElementById(id) ?? [])
    const read = () => {
      // The last one that has begun above the upper third of the window.
      const begun = sections.filter((section) => section.getBoundingClientRect().top < window.innerHeight / 3)
      setCurrent((begun.at(-1) ?? sections[0])?.id)
    }
    read()
    window.addEventListener('scroll', read, { passive: true })
    return () => window.removeEventListener('scroll', read)
  }, [parts])
  return (
    <nav className={styles.contents} aria-label="Parts of the guide">
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
