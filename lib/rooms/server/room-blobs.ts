import { blobHolder } from '@/lib/blobs/server/blob-holder'

/** What this module stores as blobs: pictures on boards, and recordings. */
export const roomBlobs = [blobHolder('images', '"Image"'), blobHolder('recordings', '"RecordingPiece"')]
