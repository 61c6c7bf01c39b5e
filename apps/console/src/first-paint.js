/* Before anything is drawn: the language and the theme this browser last used, so that nothing flashes. */
;(function () {
  var root = document.documentElement
  try {
    var scheme = localStorage.getItem('mantine-color-scheme-value') || 'auto'
    var dark = scheme === 'dark' || (scheme === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches)
    root.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light')
    root.style.backgroundColor = dark ? '#14161b' : '#faf8f3'
    root.lang = localStorage.getItem('ekkyo.language') || (/^ja/.test(navigator.language) ? 'ja' : 'en')
  } catch {
    root.setAttribute('data-mantine-color-scheme', 'light')
  }
})()
