import { Button, Popover } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import type { VillageReport } from '#shared/features/village-report/village-report.schema.ts'
import tools from '#renderer/features/case/case-list-page.module.css'
import { RegisteredVillageSelect } from '#renderer/features/case/registered-village-select.tsx'
import { useT } from '#renderer/i18n/t.ts'

type VillageId = VillageReport['villageId']
type VillageFilterProps = {
  villageId: VillageId | null
  title: string | null
  onChange: (villageId: VillageId | null, title: string | null) => void
}

/** One village of the register; the button says which. */
export const VillageFilter = ({ villageId, title, onChange }: VillageFilterProps) => {
  const t = useT()
  const label = t('villageReport.columnVillage')
  return (
    <Popover width={340} position="bottom-start" shadow="md" transitionProps={{ duration: 100 }} trapFocus>
      <Popover.Target>
        <Button
          variant="default"
          className={tools.filter}
          data-set={villageId !== null || undefined}
          rightSection={<IconChevronDown size={14} stroke={1.8} />}
        >
          {villageId === null || title === null ? label : t('case.filterChosen', { label, value: title })}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <RegisteredVillageSelect label={label} value={villageId} title={title} onChange={onChange} />
      </Popover.Dropdown>
    </Popover>
  )
}
