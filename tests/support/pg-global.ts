import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { syncContent } from '@/lib/cases/server/sync-content'
import { closeDb } from '@/lib/db/client'
import { migrate } from '@/lib/db/migrate'
import { completeEnv } from '@/lib/shared/env'
import { startTestCluster } from './servers/pg-cluster'

declare module 'vitest' {
  interface ProvidedContext {
    /** URL of a migrated database with the shipped cases, to copy; nobody connects to it. */
    templateUrl: string
  }
}

/**
 * One Postgres for all database tests, with a migrated template that each file copies. It already contains the shipped
 * cases: loading them takes seconds, and most files need them.
 */
export default async function setup(project: TestProject) {
  const cluster = await startTestCluster()
  const client = new pg.Client({ connectionString: cluster.urlOf('postgres') })
  await client.connect()
  await client.query('create database template_for_tests')
  await client.end()
  const templateUrl = cluster.urlOf('template_for_tests')
  await migrate(templateUrl)
  completeEnv({ DATABASE_URL: templateUrl })
  await syncContent()
  await closeDb()
  project.provide('templateUrl', templateUrl)
  return cluster.stop
}
