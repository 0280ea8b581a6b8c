'use client'

import { ActionIcon, Button } from '@mantine/core'
import { IconMenu2, IconSearch } from '@tabler/icons-react'
import { usePathname } from 'next/navigation'
import { use, useEffect } from 'react'
import { AheadLink } from '@/components/ui/links/ahead-link'
import { LinkPending } from '@/components/ui/links/link-pending'
import { Avatar } from '../avatar'
import { initials } from '../format/initials'
import { LateMenu } from '../menu/late-menu'
import { whenOpened } from '../menu/when-opened'
import { AppearanceMenu } from './appearance-menu'
import { Logo } from './logo'
import { SearchContext } from './search-context'
import { SignedInContext } from './signed-in-context'
import styles from './top-nav.module.css'
import type { NavViewer } from './viewer'

const ViewerDrop = whenOpened(() => import('./viewer-drop').then((file) => file.ViewerDrop))
const PhoneDrop = whenOpened(() => import('./phone-drop').then((file) => file.PhoneDrop))

// Only existing pages; a page is added once it can be opened.
const LINKS = [
  { href: '/cases', label: 'Cases' },
  { href: '/practice', label: 'Practice', signedIn: true },
  { href: '/handbook', label: 'Handbook' },
  { href: '/drills', label: 'Drills' },
  { href: '/sessions', label: 'Sessions', signedIn: true },
] as const

/** The header of every page but the room: navigation, a new room, the account. */
export function TopNav({ viewer, plain }: { viewer: NavViewer | null; plain: boolean }) {
  const pathname = usePathname()
  const onSignedIn = use(SignedInContext)
  const person = viewer?.id
  useEffect(() => {
    if (person) onSignedIn()
  }, [person, onSignedIn])
  const links = LINKS.filter((link) => viewer || !('signedIn' in link))
  const current = (href: string) => pathname === href || pathname.startsWith(`${href}/`)
  return (
    <header className={`${styles.top} ${plain ? styles.plain : ''}`}>
      <div className={styles.inner}>
        <AheadLink href="/" className={styles.brand}>
          <Logo />
          <span className={styles.word}>Threepoint</span>
        </AheadLink>
        <nav aria-label="Main" className={styles.links}>
          {links.map((link) => (
            <AheadLink
              key={link.href}
              href={link.href}
              className={styles.link}
              aria-current={current(link.href) ? 'page' : undefined}
            >
              {link.label}
              <LinkPending />
            </AheadLink>
          ))}
        </nav>
        <span className={styles.space} />
        <SearchButton />
        <div className={styles.wide}>
          <AppearanceMenu />
        </div>
        {viewer ? <SignedIn viewer={viewer} /> : <SignedOut />}
        <PhoneMenu viewer={viewer} links={links} />
      </div>
    </header>
  )
}

function SearchButton() {
  const search = use(SearchContext)
  return (
    <ActionIcon
      size={36}
      aria-label="Search"
      aria-keyshortcuts="Control+K Meta+K"
      onClick={search.open}
      onPointerEnter={search.load}
      onFocus={search.load}
    >
      <IconSearch size={16} stroke={1.7} />
    </ActionIcon>
  )
}

function SignedIn({ viewer }: { viewer: NavViewer }) {
  return (
    <>
      {viewer.kind === 'guest' ? (
        <Button component={AheadLink} href="/signup" variant="default" h={36} className={styles.account}>
          Create account
        </Button>
      ) : (
        <Button component={AheadLink} href="/rooms/new" h={36}>
          New room
        </Button>
      )}
      <div className={styles.wide}>
        <LateMenu
          load={ViewerDrop.load}
          button={(props) => (
            <button
              type="button"
              className={styles.avatar}
              // Includes its visible text, for users of speech control.
              aria-label={`Your account, ${viewer.name}, ${initials(viewer.name)}`}
              {...props}
            >
              <Avatar name={viewer.name} size={30} />
            </button>
          )}
          menu={(props) => <ViewerDrop {...props} viewer={viewer} />}
        />
      </div>
    </>
  )
}

function SignedOut() {
  return (
    <>
      <AheadLink href="/signin" className={`${styles.signIn} ${styles.wide}`}>
        Sign in
      </AheadLink>
      <Button component={AheadLink} href="/signup" variant="default" h={36} className={styles.account}>
        Create account
      </Button>
    </>
  )
}

type PhoneMenuProps = { viewer: NavViewer | null; links: readonly { href: string; label: string }[] }

function PhoneMenu({ viewer, links }: PhoneMenuProps) {
  return (
    <div className={styles.phone}>
      <LateMenu
        load={PhoneDrop.load}
        button={(props) => (
          <ActionIcon size={44} aria-label="Menu" {...props}>
            <IconMenu2 size={20} stroke={1.7} />
          </ActionIcon>
        )}
        menu={(props) => <PhoneDrop {...props} viewer={viewer} links={links} />}
      />
    </div>
  )
}
