import { AwsClient } from 'aws4fetch'
import { env } from '@/lib/shared/env'
import { appError } from '@/lib/shared/errors'
import { logError } from '@/lib/shared/log-error'
import { singleton } from '@/lib/shared/singleton'

/** Time limit for a response of the store, in ms: the same as for a database statement. */
const PATIENCE = 4_000
/** Number of objects per listing. */
const A_LISTING = 500

/** An object of the store: its key, and its creation time. */
export type StoredObject = { key: string; at: Date }

/**
 * The configured S3-compatible store, accessed through its HTTP interface with keys in the path. Objects have no public
 * access of their own, so all reads go through us.
 */
export class S3Store {
  private readonly client: AwsClient
  private readonly bucket: string

  constructor(settings: { endpoint: string; bucket: string; region: string; keyId: string; secret: string }) {
    const { endpoint, bucket, region, keyId, secret } = settings
    this.bucket = `${endpoint.replace(/\/$/, '')}/${bucket}`
    this.client = new AwsClient({
      ...{ accessKeyId: keyId, secretAccessKey: secret, region },
      ...{ service: 's3', retries: 1 },
    })
  }

  /** Stores bytes under a key. @throws AppError `unavailable` */
  async put(key: string, bytes: Uint8Array): Promise<void> {
    const headers = { 'Content-Type': 'application/octet-stream' }
    await this.ask(`/${key}`, { method: 'PUT', body: new Uint8Array(bytes), headers })
  }

  /** The bytes under a key, or null if there are none. @throws AppError `unavailable` */
  async get(key: string): Promise<Uint8Array | null> {
    const response = await this.ask(`/${key}`, { method: 'GET' }, 404)
    return response.status === 404 ? null : this.bodyOf(response)
  }

  /** Deletes the object under a key, if there is one. @throws AppError `unavailable` */
  async remove(key: string): Promise<void> {
    await this.ask(`/${key}`, { method: 'DELETE' }, 404)
  }

  /**
   * The objects of a kind after a key, in key order; empty at the end.
   * @throws AppError `unavailable`
   */
  async list(kind: string, after: string): Promise<StoredObject[]> {
    const query = new URLSearchParams({
      ...{ 'list-type': '2', 'max-keys': String(A_LISTING) },
      prefix: `${kind}/`,
    })
    // Some stores reject an empty value.
    if (after) query.set('start-after', after)
    const response = await this.ask(`?${query}`, { method: 'GET' })
    const text = Buffer.from(await this.bodyOf(response)).toString()
    const objects = text.split('<Contents>').slice(1)
    return objects.flatMap((object) => {
      const key = /<Key>([\w/-]+)<\/Key>/.exec(object)?.[1]
      const at = /<LastModified>([^<]+)<\/LastModified>/.exec(object)?.[1]
      return key && at ? [{ key, at: new Date(at) }] : []
    })
  }

  private async ask(path: string, request: RequestInit, allowed?: number): Promise<Response> {
    try {
      const signal = AbortSignal.timeout(PATIENCE)
      const response = await this.client.fetch(`${this.bucket}${path}`, { ...request, signal })
      if (response.ok || response.status === allowed) return response
      throw new Error(`The store answered ${request.method} with ${response.status}`)
    } catch (error) {
      throw unavailable(error)
    }
  }

  private async bodyOf(response: Response): Promise<Uint8Array> {
    try {
      return new Uint8Array(await response.arrayBuffer())
    } catch (error) {
      throw unavailable(error)
    }
  }
}

function unavailable(error: unknown) {
  logError('blob store', error)
  return appError('unavailable')
}

/** The configured store, or null if blobs are in the database. */
export function s3Store(): S3Store | null {
  const { S3_ENDPOINT, S3_BUCKET, S3_REGION, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY } = env()
  if (!S3_ENDPOINT || !S3_BUCKET || !S3_ACCESS_KEY_ID || !S3_SECRET_ACCESS_KEY) return null
  return singleton(
    `blob store ${S3_ENDPOINT}/${S3_BUCKET}`,
    () =>
      new S3Store({
        ...{ endpoint: S3_ENDPOINT, bucket: S3_BUCKET, region: S3_REGION ?? 'us-east-1' },
        ...{ keyId: S3_ACCESS_KEY_ID, secret: S3_SECRET_ACCESS_KEY },
      }),
  )
}
