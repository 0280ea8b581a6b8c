import { SHEET_FIELDS, type SheetFieldId } from '@/lib/rooms/domain/worksheet/worksheet'

/** The path of a session's page with a field of its worksheet shown. */
export function fieldPath(roomId: string, field: string): string {
  return `/sessions/${roomId}?field=${encodeURIComponent(field)}`
}

/** The field that a page of a session is asked for; null for none. */
export function readField({ field }: { field?: string | string[] | undefined }): SheetFieldId | null {
  return SHEET_FIELDS.find(({ id }) => id === field)?.id ?? null
}

/** What a field is called. */
export function fieldTitle(field: string): string {
  return SHEET_FIELDS.find(({ id }) => id === field)?.title ?? field
}
