import classes from './RichText.module.css'

const address = /(https?:\/\/[^\s<>"'、。）」]+)/g

/** What people wrote: their line breaks kept, addresses made into links. */
export function RichText({ text, clamp = false }: { text: string; clamp?: boolean }) {
  const shown = clamp ? text.replace(/\n{2,}/g, '\n') : text
  return (
    <p className={clamp ? `${classes.text} ${classes.clamp}` : classes.text}>
      {shown.split(address).map((part, index) =>
        index % 2 === 1 ? (
          <a key={index} href={part} target="_blank" rel="noopener noreferrer">
            {part}
          </a>
        ) : (
          part
        ),
      )}
    </p>
  )
}
