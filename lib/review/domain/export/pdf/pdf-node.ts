import type { PdfFont } from './settable'

/** What pdfmake sets, as far as it is used here. Lengths are in points. */
export type PdfNode = {
  text?: string | PdfNode[]
  font?: PdfFont | 'Serif'
  stack?: PdfNode[]
  ul?: PdfNode[]
  svg?: string
  fit?: [number, number]
  table?: { headerRows: number; widths: (string | number)[]; dontBreakRows: boolean; body: PdfNode[][] }
  layout?: string
  style?: string
  headlineLevel?: number
  alignment?: 'left' | 'right' | 'center'
  margin?: [number, number, number, number]
  unbreakable?: boolean
}

/** Where a node came to lie, as pdfmake asks before each page. */
export type PdfPlace = { headlineLevel?: number }

/** A document as pdfmake takes it. */
export type PdfDocument = {
  info: { title: string }
  pageSize: 'A4'
  pageMargins: [number, number, number, number]
  content: PdfNode[]
  header: (page: number) => PdfNode | null
  footer: (page: number, pages: number) => PdfNode
  pageBreakBefore: (node: PdfPlace, around: { getFollowingNodesOnPage: () => PdfPlace[] }) => boolean
  defaultStyle: Record<string, unknown>
  styles: Record<string, Record<string, unknown>>
}
