import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { migrate } from '@/lib/db/migrate'
import { startTestCluster } from './servers/pg-cluster'

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of a migrated, empty database to copy; nobody connects to it. */
    templateUrl: string
  }
}

/** One Postgres for all database tests, with a migrated template that each file copies. */
export default async function setup(project: TestProject) {
  const cluster = await startTestCluster()
  const client = new pg.Client({ connectionString: cluster.urlOf('postgres') })
  await client.connect()
  await client.query('create database template_for_tests')
  await client.end()
  const templateUrl = cluster.urlOf('template_for_tests')
  await migrate(templateUrl)
  project.provide('templateUrl', templateUrl)
  return cluster.stop
}
