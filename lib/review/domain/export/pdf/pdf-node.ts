import type { PdfFont } from './settable'

/** The subset of pdfmake's nodes used here. Lengths are in points. */
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

/** The position of a node, which pdfmake passes before each page. */
export type PdfPlace = { headlineLevel?: number }

/** A document in the form that pdfmake accepts. */
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
