import { z } from 'zod'
import { CASE_HEADINGS, type CaseSection } from '@/lib/cases/domain/case-body'
import { guide as guideSchema } from '@/lib/cases/domain/schema/guide-schema'
import { publicShape } from '@/lib/cases/domain/schema/public-schema'
import type { Html } from '@/lib/content/domain/markdown/render-markdown'
import { LEVELS } from '@/lib/framework/levels'
import type { Message } from '../message'
import { MESSAGE } from '../wire'

const html = z.custom<Html>((value) => typeof value === 'string').describe('HTML')

const sections = Object.fromEntries(Object.keys(CASE_HEADINGS).map((section) => [section, html])) as Record<
  CaseSection,
  typeof html
>

/** Requests the guide of the room's case. */
export const guideMessage = {
  name: MESSAGE.guide,
  sender: 'interviewer',
  args: z.tuple([z.object({})]),
  answer: z.object({
    guide: z.object({
      case: z.object(publicShape),
      guide: guideSchema,
      body: z.object({
        ...sections,
        dives: z.array(z.object({ title: z.string(), answers: z.record(z.enum(LEVELS), html) })),
      }),
    }),
  }),
} as const satisfies Message
