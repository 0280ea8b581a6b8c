import { handles, type JobHandler } from '@/lib/jobs/domain/job'
import { deleteAccount } from './deletion/delete-account'
import { DELETE_ACCOUNT } from './deletion/delete-account-job'

export const accountJobs: readonly JobHandler[] = [
  handles(DELETE_ACCOUNT, ({ id }) => deleteAccount(id, new Date())),
]
