import { createContext, type ReactNode } from 'react'

/** What stands below the header of every page, such as that somebody waits for a partner. */
export const BandContext = createContext<ReactNode>(null)
