import classes from './Avatar.module.css'

const tones = ['moss', 'indigo', 'plum', 'clay', 'teal', 'ochre'] as const

const toneOf = (name: string) => {
  let sum = 0
  for (const letter of name) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973
  return tones[sum % tones.length] ?? 'indigo'
}

type Props = { name: string; size?: 'sm' | 'md' | 'lg'; visiting?: boolean }

/** The first letter of a person's name on a tone of its own; someone who came over the border has the dashed ring. */
export function Avatar({ name, size = 'md', visiting = false }: Props) {
  return (
    <span
      aria-hidden
      className={[classes.avatar, classes[size], classes[toneOf(name)], visiting ? classes.visiting : ''].join(' ')}
    >
      {[...name][0]?.toUpperCase() ?? '?'}
    </span>
  )
}
