import { handles, type JobHandler, repeats } from '@/lib/jobs/domain/job'
import { ERASE_SEAT } from '@/lib/review/server/sessions/delete-for-good'
import { deleteAccount } from './deletion/delete-account'
import { DELETE_ACCOUNT } from './deletion/delete-account-job'
import { eraseSession } from './deletion/erase-session'
import { exportData } from './export/export-data'
import { EXPORT_DATA, EXPORT_SESSION } from './export/export-jobs'
import { exportSession } from './export/export-session'
import { removeOldExports } from './export/make-archive'

export const accountJobs: readonly JobHandler[] = [
  handles(DELETE_ACCOUNT, ({ id }) => deleteAccount(id, new Date())),
  handles(ERASE_SEAT, ({ userId, roomId, isLast }) => eraseSession(userId, roomId, new Date(), isLast)),
  handles(EXPORT_DATA, (payload) => exportData(payload, new Date())),
  handles(EXPORT_SESSION, (payload) => exportSession(payload, new Date())),
  repeats('accounts/remove-old-exports', '5 * * * *', () => removeOldExports(new Date())),
]
