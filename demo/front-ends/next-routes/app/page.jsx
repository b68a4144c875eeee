import Link from 'next/link';

/** Rendered once, when the application is built. */
export default function Front() {
  return (
    <>
      <h1>Birdhouses</h1>
      <p>
        <Link href="/products/wren-box">Wren Box</Link>, €39
      </p>
    </>
  );
}
