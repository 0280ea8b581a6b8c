import { createContext, type ReactNode } from 'react'

/** Content below the header of every page, such as the user's place in the queue. */
export const BandContext = createContext<ReactNode>(null)
