import S3rver from 's3rver'
import { completeEnv } from '@/lib/shared/env'
import { temporaryFolder } from './temporary-folder'

const BUCKET = 'blobs'

/** An S3-compatible server with an empty bucket, which this process's settings point to from then on. */
export async function startS3Server(): Promise<{
  start: () => Promise<void>
  stop: () => Promise<void>
  /** Removes its data. */
  remove: () => void
}> {
  const { folder, remove } = temporaryFolder('threepoint-s3-')
  let port = 0
  const run = async () => {
    const server = new S3rver({
      ...{ address: '127.0.0.1', port, silent: true, directory: folder },
      configureBuckets: [{ name: BUCKET, configs: [] }],
    })
    ;({ port } = await server.run())
    return server
  }
  let server: S3rver | null = await run()
  completeEnv({
    ...{ S3_ENDPOINT: `http://127.0.0.1:${port}`, S3_BUCKET: BUCKET },
    ...{ S3_ACCESS_KEY_ID: 'S3RVER', S3_SECRET_ACCESS_KEY: 'S3RVER' },
  })
  return {
    start: async () => {
      server ??= await run()
    },
    stop: async () => {
      await server?.close()
      server = null
    },
    remove,
  }
}
