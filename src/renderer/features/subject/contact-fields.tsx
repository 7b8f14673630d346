import { Select, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { readEmail, readSocial } from '#shared/features/identity/social.rules.ts'
import { relations } from '#shared/features/subject/subject-details.schema.ts'
import { contactKinds, largestContactList } from '#shared/features/subject/subject.schema.ts'
import { PhoneField } from '#renderer/features/identity/phone-field.tsx'
import { ReadField } from '#renderer/features/identity/read-field.tsx'
import { useT } from '#renderer/i18n/t.ts'
import { ChoiceCell, TextCell } from './form-cells.tsx'
import { RowList } from './row-list.tsx'
import classes from './subject-form.module.css'
import { type ContactRow, contactRow, type ContactsValues } from './subject-values.ts'
import { optionsOf } from './subject-words.ts'

type WithContacts = { contacts: ContactRow[] }

/** Phones, accounts and addresses under which somebody can be reached. */
export const ContactList = <Values extends WithContacts>({ form }: { form: UseFormReturnType<Values> }) => {
  const t = useT()
  return (
    <RowList
      label={t('subject.section.contacts')}
      addLabel={t('subject.addContact')}
      rows={form.getValues().contacts}
      onChange={(contacts) => {
        form.clearErrors()
        form.setFieldValue('contacts', contacts as never)
      }}
      makeRow={() => contactRow()}
      maximum={largestContactList}
    >
      {(row, index) => (
        <>
          <div data-span="3">
            <Select
              aria-label={t('subject.field.contactKind')}
              allowDeselect={false}
              data={optionsOf(t, contactKinds, (kind) => `subject.contactKind.${kind}`)}
              {...form.getInputProps(`contacts.${index}.kind`)}
            />
          </div>
          <div data-span="5">
            <ContactValue form={form} row={row} index={index} />
          </div>
          <div data-span="4">
            <TextInput
              aria-label={t('subject.field.contactNote')}
              placeholder={t('subject.contactNotePlaceholder')}
              maxLength={120}
              {...form.getInputProps(`contacts.${index}.note`)}
            />
          </div>
        </>
      )}
    </RowList>
  )
}

type ContactValueProps<Values extends WithContacts> = {
  form: UseFormReturnType<Values>
  row: ContactRow
  index: number
}

const ContactValue = <Values extends WithContacts>({ form, row, index }: ContactValueProps<Values>) => {
  const t = useT()
  const common = {
    label: undefined,
    'aria-label': t(`subject.contactKind.${row.kind}`),
    placeholder: t(`subject.contactExample.${row.kind}`),
    maxLength: 120,
    'data-first': true,
    ...form.getInputProps(`contacts.${index}.value`),
  }
  if (row.kind === 'phone') return <PhoneField {...common} />
  return (
    <ReadField {...common} read={(typed) => (row.kind === 'email' ? readEmail(typed) : readSocial(typed))} />
  )
}

/** Contacts, and whom to call in an emergency. */
export const ContactFields = <Values extends ContactsValues>({
  form,
}: {
  form: UseFormReturnType<Values>
}) => {
  const t = useT()
  return (
    <div className={classes.fields}>
      <ContactList form={form} />
      <h2 className={classes.head}>{t('subject.field.emergency')}</h2>
      <TextCell
        form={form}
        path="emergency.name"
        label={t('subject.field.emergencyName')}
        span={4}
        isPrivate
      />
      <ChoiceCell
        form={form}
        path="emergency.relation"
        label={t('subject.field.relation')}
        options={optionsOf(t, relations, (relation) => `subject.relation.${relation}`)}
      />
      <div data-span="4">
        <PhoneField label={t('subject.field.emergencyPhone')} {...form.getInputProps('emergency.phone')} />
      </div>
      <TextCell
        form={form}
        path="emergency.address"
        label={t('subject.field.emergencyAddress')}
        span={12}
        maxLength={300}
        isPrivate
      />
    </div>
  )
}
