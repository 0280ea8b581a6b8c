import { SHEET_FIELDS, type SheetFieldId } from '@/lib/rooms/domain/worksheet/worksheet'

/** The path of a session's page that shows a worksheet field. */
export function fieldPath(roomId: string, field: string): string {
  return `/sessions/${roomId}?field=${encodeURIComponent(field)}`
}

/** The field in a session page's query; null if there is none. */
export function readField({ field }: { field?: string | string[] | undefined }): SheetFieldId | null {
  return SHEET_FIELDS.find(({ id }) => id === field)?.id ?? null
}

/** The title of a field. */
export function fieldTitle(field: string): string {
  return SHEET_FIELDS.find(({ id }) => id === field)?.title ?? field
}
