import type { MantineColorsTuple } from '@mantine/core'

type Rgb = readonly [number, number, number]

const parse = (hex: string): Rgb => {
  const value = Number.parseInt(hex.slice(1), 16)
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255]
}
const print = (rgb: Rgb) => `#${rgb.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`
const mix = (a: Rgb, b: Rgb, share: number): Rgb => [
  a[0] + (b[0] - a[0]) * share,
  a[1] + (b[1] - a[1]) * share,
  a[2] + (b[2] - a[2]) * share,
]

function luminance(rgb: Rgb) {
  const [r, g, b] = rgb.map((part) => {
    const channel = part / 255
    return channel <= 0.03928 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(a: Rgb, b: Rgb) {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

const white: Rgb = [255, 255, 255]
const paper: Rgb = [250, 248, 243]
const ink: Rgb = [20, 22, 27]

/** Moves a colour towards another until it can be read on the ground given. */
function readableOn(ground: Rgb, colour: Rgb, towards: Rgb, least: number): Rgb {
  for (let share = 0; share < 1; share += 0.04) {
    const candidate = mix(colour, towards, share)
    if (contrast(candidate, ground) >= least) return candidate
  }
  return towards
}

const fallback = '#274c8f'

/** Ten shades of a community's colour; 6 carries white text and is readable on paper, 4 is readable on the dark ground. */
export function shadesOf(hex: string): MantineColorsTuple {
  const base = parse(/^#[0-9a-f]{6}$/i.test(hex) ? hex : fallback)
  const strong = readableOn(paper, base, ink, 4.6)
  const bright = readableOn([34, 37, 46], base, white, 6)
  return [
    print(mix(strong, white, 0.92)),
    print(mix(strong, white, 0.84)),
    print(mix(strong, white, 0.68)),
    print(mix(strong, white, 0.48)),
    print(bright),
    print(mix(strong, white, 0.14)),
    print(strong),
    print(mix(strong, ink, 0.16)),
    print(mix(strong, ink, 0.34)),
    print(mix(strong, ink, 0.6)),
  ] as const
}

/** The ground of a community's mark: white letters on it are readable. */
export const markColor = (hex: string) =>
  print(readableOn(white, parse(/^#[0-9a-f]{6}$/i.test(hex) ? hex : fallback), ink, 4.5))
