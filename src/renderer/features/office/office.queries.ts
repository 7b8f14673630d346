import type { Office } from '#shared/features/office/office.schema.ts'
import { orpc } from '#renderer/app/client.ts'
import { queryClient } from '#renderer/app/query-client.ts'
import { showDone } from '#renderer/app/show-error.ts'
import { t } from '#renderer/i18n/t.ts'

/** Every write of the office answers with the whole office: it takes the place of what was read before. */
export const keepOffice = async (office: Office): Promise<void> => {
  queryClient.setQueryData(orpc.office.get.queryKey(), office)
  await queryClient.invalidateQueries({ queryKey: orpc.office.key() })
  await queryClient.invalidateQueries({ queryKey: orpc.history.key() })
  showDone(t('office.saved'))
}
