import { handles, type JobHandler, repeats } from '@/lib/jobs/domain/job'
import { deleteAccount } from './deletion/delete-account'
import { DELETE_ACCOUNT } from './deletion/delete-account-job'
import { exportData, removeOldExports } from './export/export-data'
import { EXPORT_DATA } from './export/export-data-job'

export const accountJobs: readonly JobHandler[] = [
  handles(DELETE_ACCOUNT, ({ id }) => deleteAccount(id, new Date())),
  handles(EXPORT_DATA, (payload) => exportData(payload, new Date())),
  repeats('accounts/remove-old-exports', '5 * * * *', () => removeOldExports(new Date())),
]
