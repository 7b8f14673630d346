import { Modal, Select } from '@mantine/core'
import { useState } from 'react'
import { useCasePeople } from '#renderer/features/evidence/evidence.queries.ts'
import { useT } from '#renderer/i18n/t.ts'
import classes from './custody.module.css'
import { PresentedDocumentsCard } from './presented-documents-card.tsx'

type PeopleDocumentsDialogProps = { caseId: string; opened: boolean; onClose: () => void }

/** Documents of the people of a case, one person after the other, without leaving the case. */
export const PeopleDocumentsDialog = ({ caseId, opened, onClose }: PeopleDocumentsDialogProps) => {
  const t = useT()
  const people = useCasePeople(caseId)
  const [chosen, setChosen] = useState<string | null>(null)
  const subjectId = chosen ?? people[0]?.id
  return (
    <Modal opened={opened} onClose={onClose} size={680} title={t('custody.presented')}>
      {subjectId && (
        <PresentedDocumentsCard
          caseId={caseId}
          subjectId={subjectId}
          picker={
            <Select
              label={t('custody.whose')}
              allowDeselect={false}
              searchable
              data-autofocus
              openOnFocus={false}
              data={people.map(({ id, position, shownName }) => ({
                value: id,
                label: `${position}. ${shownName}`,
              }))}
              value={subjectId}
              onChange={setChosen}
              data-private
            />
          }
        />
      )}
      {!subjectId && <p className={classes.nothing}>{t('custody.nobody')}</p>}
    </Modal>
  )
}
