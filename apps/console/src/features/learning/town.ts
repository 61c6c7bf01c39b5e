/** The municipality in front of a community's own name ("瀬音市 デジタル学習の広場"); a name that begins otherwise stays whole. */
export const townOf = (name: string) => name.match(/^\S+?[市区町村](?=\s)/)?.[0] ?? name
