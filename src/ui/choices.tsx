import type { ReactNode } from 'react'
import { type Asked, HintAndError, ties } from './fields.tsx'
import { say } from './ui.words.ts'

export type Choice = Readonly<{ value: string; text: ReactNode; note?: ReactNode; disabled?: boolean }>

/** Several questions under one heading: an address, a period. The group's own hint and error stand below its legend. */
export function Fieldset({ children, ...asked }: Omit<Asked, 'small' | 'grow'> & Readonly<{ children: ReactNode }>) {
  const { id, 'aria-describedby': described } = ties(asked)
  const legend = asked.optional ? say(asked.lang)('optional', { label: asked.label }) : asked.label
  return (
    <fieldset className={asked.error ? 'field field--bad' : 'field'} aria-describedby={described}>
      <legend>{legend}</legend>
      <HintAndError id={id} hint={asked.hint} error={asked.error} />
      {children}
    </fieldset>
  )
}

type ChoicesProps<Value> = Omit<Asked, 'small' | 'grow'> & Readonly<{ value?: Value; choices: readonly Choice[] }>

/** One of a few, all in sight. The first control has the id that the error summary links to. */
export function Radios({ choices, value, ...asked }: ChoicesProps<string>) {
  return (
    <Fieldset {...asked}>
      <div className="choices">
        {choices.map((choice, index) => (
          <ChoiceLine
            key={choice.value}
            type="radio"
            asked={asked}
            choice={choice}
            first={index === 0}
            chosen={choice.value === value}
          />
        ))}
      </div>
    </Fieldset>
  )
}

/** None or several; every ticked box posts its value under the same name. */
export function Checks({ choices, value = [], ...asked }: ChoicesProps<readonly string[]>) {
  return (
    <Fieldset {...asked}>
      <div className="choices">
        {choices.map((choice, index) => (
          <ChoiceLine
            key={choice.value}
            type="checkbox"
            asked={asked}
            choice={choice}
            first={index === 0}
            chosen={value.includes(choice.value)}
          />
        ))}
      </div>
    </Fieldset>
  )
}

/** A single box that posts `on` (or `value`) when ticked: "I confirm that…". */
export function Check({
  choice,
  chosen = false,
  ...asked
}: Omit<Asked, 'label' | 'small' | 'grow'> & Readonly<{ choice: Choice; chosen?: boolean }>) {
  const { id } = ties(asked)
  return (
    <div className={asked.error ? 'field field--bad' : 'field'}>
      <HintAndError id={id} hint={asked.hint} error={asked.error} />
      <ChoiceLine type="checkbox" asked={asked} choice={choice} first chosen={chosen} alone />
    </div>
  )
}

function ChoiceLine({
  type,
  asked,
  choice,
  first,
  chosen,
  alone = false,
}: Readonly<{
  type: 'radio' | 'checkbox'
  asked: Omit<Asked, 'label'>
  choice: Choice
  first: boolean
  chosen: boolean
  alone?: boolean
}>) {
  const tied = ties(asked)
  const id = first ? tied.id : `${tied.id}-${choice.value.replace(/[^A-Za-z0-9]+/g, '-')}`
  return (
    <label className="choice" htmlFor={id}>
      <input
        type={type}
        id={id}
        name={asked.name}
        value={choice.value}
        defaultChecked={chosen}
        disabled={asked.disabled || choice.disabled}
        aria-describedby={alone ? tied['aria-describedby'] : undefined}
        aria-invalid={alone ? tied['aria-invalid'] : undefined}
      />
      <span>{choice.text}</span>
      {choice.note && <small>{choice.note}</small>}
    </label>
  )
}
