import Link from 'next/link';

export const metadata = { title: 'Birdhouses' };

export default function Layout({ children }) {
  return (
    <html lang="en">
      <body>
        <nav>
          <Link href="/">Birdhouses</Link> <Link href="/cart">Cart</Link>
        </nav>
        <main>{children}</main>
        <footer>
          <a href="#pixel-choices">Privacy choices</a>
        </footer>
      </body>
    </html>
  );
}
