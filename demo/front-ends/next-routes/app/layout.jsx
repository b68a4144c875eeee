import Link from 'next/link';
import { pixels } from '../lib/pixels';

const { planId, plan, loader } = pixels.tags;

export const metadata = { title: 'Birdhouses' };

export default function Layout({ children }) {
  return (
    <html lang="en">
      {/* snippet: start */}
      <head>
        <script type="application/json" id={planId} dangerouslySetInnerHTML={{ __html: plan }} />
        <script async src={loader} />
      </head>
      {/* snippet: end */}
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
