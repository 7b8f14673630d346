import { ActionIcon, Button, NumberInput, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { largestHandful } from '#shared/features/custody/custody.schema.ts'
import { useT } from '#renderer/i18n/t.ts'
import classes from './custody.module.css'

/** One line of what changes hands; `key` only tells lines apart while they are typed. */
export type Thing = { key: number; name: string; number: string; quantity: number; condition: string }

let lastKey = 0
const newThing = (): Thing => ({ key: (lastKey += 1), name: '', number: '', quantity: 1, condition: '' })

type ThingsFieldProps = { things: Thing[]; onChange: (things: Thing[]) => void; asked: boolean }

/** Things that no record of a document stands for. */
export const ThingsField = ({ things, onChange, asked }: ThingsFieldProps) => {
  const t = useT()
  const change = (key: number, changes: Partial<Thing>): void =>
    onChange(things.map((thing) => (thing.key === key ? { ...thing, ...changes } : thing)))
  return (
    <fieldset className={classes.choice}>
      <legend className={classes.legend}>{t('custody.things')}</legend>
      {things.map((thing) => (
        <div key={thing.key} className={classes.thing}>
          <TextInput
            label={t('custody.thing')}
            maxLength={160}
            value={thing.name}
            error={asked && thing.name.trim() === '' ? t('common.valueRequired') : undefined}
            onChange={({ currentTarget }) => change(thing.key, { name: currentTarget.value })}
          />
          <TextInput
            label={t('custody.number')}
            maxLength={80}
            value={thing.number}
            onChange={({ currentTarget }) => change(thing.key, { number: currentTarget.value })}
            data-private
          />
          <NumberInput
            label={t('custody.quantity')}
            min={1}
            max={999}
            allowDecimal={false}
            value={thing.quantity}
            onChange={(value) => change(thing.key, { quantity: Number(value) || 1 })}
          />
          <TextInput
            label={t('custody.condition')}
            maxLength={120}
            value={thing.condition}
            onChange={({ currentTarget }) => change(thing.key, { condition: currentTarget.value })}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            mt={26}
            aria-label={t('common.removeItem', { name: thing.name })}
            onClick={() => onChange(things.filter(({ key }) => key !== thing.key))}
          >
            <IconX size={15} stroke={1.7} />
          </ActionIcon>
        </div>
      ))}
      {things.length < largestHandful && (
        <Button
          variant="subtle"
          size="compact-sm"
          className={classes.addThing}
          leftSection={<IconPlus size={14} />}
          onClick={() => onChange([...things, newThing()])}
        >
          {t('custody.addThing')}
        </Button>
      )}
    </fieldset>
  )
}
