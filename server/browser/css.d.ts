/** Styles, minified, as one text. scripts/build-browser.mjs puts them in. */
declare module '*.css' {
  const styles: string;
  export default styles;
}
